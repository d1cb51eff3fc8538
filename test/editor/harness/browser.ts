/** Chromium, driven by Playwright. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../../build/lib/chromium.mjs';

/** One window, and what its console said. */
export type Browser = {
  readonly page: Page;
  readonly console: readonly string[];
  readonly close: () => Promise<void>;
};

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const silent = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Opens a browser that remembers nothing; `folder` holds its profile. */
export async function openBrowser(folder: string): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('there is no Chromium');
  const context: BrowserContext = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless: true,
    viewport: { width: 1440, height: 900 },
    args: [...flags, ...silent],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  page.setDefaultTimeout(20_000);
  const lines: string[] = [];
  page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => lines.push(`error: ${error.message}`));
  return { page, console: lines, close: () => context.close() };
}

/** Keeps a picture of the window in out/screenshots, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = path.resolve('out/screenshots');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
