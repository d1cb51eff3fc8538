/**
 * A real VS Code with the packaged extension on a copy of the examples. On the host `node` the extension is installed
 * and its server is a process; on `web` both run as workers in the browser.
 */
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { createHome, workbenchUrl } from '../../../build/lib/codeServer.mjs';
import { vsixFile } from '../../../build/package.mjs';
import { openBrowser, screenshot } from './browser.ts';
import { startWebProxy } from './webProxy.ts';

export type Host = 'node' | 'web';

export const hosts: readonly Host[] = ['node', 'web'];

/** One VS Code window. */
export type Session = {
  readonly host: Host;
  readonly page: Page;
  /** The folder that is open in it: files may be changed here behind its back. */
  readonly workspace: string;
  /** Everything that belongs to this VS Code, its logs too. */
  readonly base: string;
  /** What the browser's console said until now. */
  readonly console: readonly string[];
  /** Keeps a picture; the host becomes part of its name. */
  readonly screenshot: (name: string) => Promise<void>;
  /** Loads the window anew: VS Code brings back what was open. */
  readonly reload: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type SessionOptions = {
  readonly host: Host;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Of the display, if not English: extensions speak it, VS Code itself only with a language pack. */
  readonly language?: string;
  /** Changes the workspace before VS Code sees it. */
  readonly prepare?: (workspace: string) => void;
};

/** Starts VS Code and waits until the extension has read the workspace. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const undo: (() => void | Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    return { ...(await start(options, (step) => undo.push(step))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  { host, settings = {}, language, prepare }: SessionOptions,
  onStop: (step: () => void | Promise<void>) => void,
): Promise<Omit<Session, 'stop'>> {
  const home = createHome(settings);
  onStop(process.env.GATELENS_KEEP === undefined ? home.remove : () => console.log(`kept: ${home.base}`));
  const workspace = path.join(home.base, 'workspace');
  cpSync(path.resolve('examples'), workspace, { recursive: true });
  prepare?.(workspace);

  const extension = home.unpack(
    process.env.GATELENS_VSIX ?? vsixFile(),
    host === 'node' ? 'extensions' : 'packaged',
  );
  const server = await home.start();
  onStop(server.stop);
  const proxy = host === 'web' ? await startWebProxy(server.port, extension) : undefined;
  if (proxy !== undefined) onStop(proxy.stop);
  const profile = path.join(home.base, 'chromium');
  mkdirSync(profile);
  const browser = await openBrowser(profile);
  onStop(browser.close);

  const { page, console: lines } = browser;
  // As VS Code's own page says it where a language pack is installed.
  if (language !== undefined)
    await page.addInitScript(
      (chosen) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: chosen }),
      language,
    );
  const port = proxy?.port ?? server.port;
  const load = async (url: string) => {
    await page.goto(url);
    // The examples hold mistakes: their count appears in the status bar once all files are read.
    await page.locator('#status\\.problems', { hasText: /[1-9]/ }).waitFor({ timeout: 60_000 });
  };
  await load(workbenchUrl(port, workspace, path.join(workspace, 'gatelens.yaml')));
  return {
    host,
    page,
    workspace,
    base: home.base,
    console: lines,
    reload: () => load(workbenchUrl(port, workspace)),
    screenshot: (name) => screenshot(page, `${name}-${host}`),
  };
}
