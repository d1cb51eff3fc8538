/** The workbench around the editor: palette, tabs, Problems, Output. */
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import type { Session } from './session.ts';

const patience = 30_000;

/** Polls until `condition` holds; fails with what was waited for. */
export async function waitFor(
  what: string,
  condition: () => boolean | Promise<boolean>,
  timeout = patience,
): Promise<void> {
  for (const end = Date.now() + timeout; Date.now() < end; await wait(100)) if (await condition()) return;
  throw new Error(`waited ${timeout / 1000} s in vain for ${what}`);
}

/** The tab of a file. */
export function tab(session: Session, file: string): Locator {
  return session.page.locator(`.tab[data-resource-name="${path.basename(file)}"]`);
}

/** Runs a command from the palette; `title` with its category, as the palette shows it. */
export async function command(session: Session, title: string): Promise<void> {
  await session.page.keyboard.press('F1');
  await pick(session, title, `>${title}`);
}

/** Takes the row so labelled from the pick that is open or about to open, by keys; `query` narrows it first. */
export async function pick({ page }: Session, label: string, query = label): Promise<void> {
  const input = page.locator('.quick-input-box input');
  await input.waitFor();
  await input.fill(query);
  const rows = page.locator('.quick-input-widget .monaco-list-row');
  await rows.locator('.label-name').getByText(label, { exact: true }).first().waitFor();
  const focused = rows.and(page.locator('.focused')).locator('.label-name');
  for (let step = 0; (await focused.textContent()) !== label; step++) {
    if (step > 30) throw new Error(`the pick has ${label}, but the keys do not reach it`);
    await page.keyboard.press('ArrowDown');
    await wait(50);
  }
  await page.keyboard.press('Enter');
}

/** Waits for a finding whose words hold `text` and gives all its words in the Problems panel. */
export async function problem(session: Session, text: string, timeout = patience): Promise<string> {
  const row = (await filterProblems(session, text)).first();
  await row.waitFor({ timeout });
  return visibleText(row);
}

/** Waits until the words of no finding hold `text`. */
export async function noProblem(session: Session, text: string): Promise<void> {
  const rows = await filterProblems(session, text);
  await rows.first().waitFor({ state: 'detached', timeout: patience });
}

/** The panel shows as many rows as it has room for, so it must be told what to look for. */
async function filterProblems({ page }: Session, text: string): Promise<Locator> {
  const filter = page.locator('.part.panel input[placeholder^="Filter"]');
  // The keys toggle the panel.
  if (!(await page.locator('.markers-panel').isVisible())) await page.keyboard.press('Control+Shift+M');
  await filter.fill(text);
  return page.locator('.markers-panel .monaco-list-row', { hasText: text });
}

/** What an output channel shows once `wanted` is there. */
export async function output(session: Session, channel: string, wanted: RegExp): Promise<string> {
  await command(session, 'Output: Show Output Channels...');
  await pick(session, channel);
  const lines = session.page.locator('.output-view .view-lines').first();
  await lines.waitFor();
  let text = '';
  await waitFor(`${wanted} in the output ${channel}`, async () => {
    text = await visibleText(lines);
    return wanted.test(text);
  });
  return text;
}

/** The words that a person sees there, apart by single spaces: the editor draws spaces that do not break. */
export async function visibleText(locator: Locator): Promise<string> {
  return (await locator.allInnerTexts()).join(' ').replaceAll(/[\s\u00a0]+/g, ' ');
}

/** Toasts that hold `text`. */
export function notification(session: Session, text: string): Locator {
  return session.page.locator('.notifications-toasts .notification-list-item', { hasText: text });
}

/** Switches to a colour theme by its name. */
export async function selectTheme(session: Session, name: string): Promise<void> {
  await command(session, 'Preferences: Color Theme');
  await pick(session, name);
  await session.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}
