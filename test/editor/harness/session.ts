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
  /** The process group of its server. */
  readonly pid: number;
  /** What the browser's console said until now. */
  readonly console: readonly string[];
  /** Keeps a picture; the host becomes part of its name. */
  readonly screenshot: (name: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type SessionOptions = {
  readonly host: Host;
  /** User settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Changes the workspace before VS Code sees it. */
  readonly prepare?: (workspace: string) => void;
};

/** Starts VS Code and waits for its workbench; the extension is then still on its way. */
export async function openSession({ host, settings = {}, prepare }: SessionOptions): Promise<Session> {
  const vsix = process.env.GATELENS_VSIX ?? vsixFile();
  const home = createHome(settings);
  const workspace = path.join(home.base, 'workspace');
  cpSync(path.resolve('examples'), workspace, { recursive: true });
  prepare?.(workspace);

  const web = host === 'web' ? home.unpack(vsix, 'packaged') : undefined;
  if (web === undefined) home.unpack(vsix, 'extensions');
  const server = await home.start();
  const proxy = web === undefined ? undefined : await startWebProxy(server.port, web);
  const profile = path.join(home.base, 'chromium');
  mkdirSync(profile);
  const browser = await openBrowser(profile);
  const stop = async () => {
    await browser.close();
    proxy?.stop();
    await server.stop();
    if (process.env.GATELENS_KEEP === undefined) home.remove();
    else console.log(`kept: ${home.base}`);
  };
  try {
    await browser.page.goto(workbenchUrl(proxy?.port ?? server.port, workspace));
    await browser.page
      .locator('.explorer-folders-view .monaco-list-row')
      .first()
      .waitFor({ timeout: 60_000 });
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    host,
    page: browser.page,
    workspace,
    base: home.base,
    pid: server.pid,
    console: browser.console,
    screenshot: (name) => screenshot(browser.page, `${name}-${host}`),
    stop,
  };
}
