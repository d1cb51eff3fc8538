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
  await pickAfter(session, 'F1', title, `>${title}`);
}

/**
 * Opens a pick by a key and takes the row so labelled. An editor that is still opening takes the focus when it is
 * ready, and the pick closes; a person would press the key again.
 */
export async function pickAfter(session: Session, key: string, label: string, query: string): Promise<void> {
  for (let left = 2; ; left--) {
    await session.page.keyboard.press(key);
    try {
      return await pick(session, label, query, 5000);
    } catch (error) {
      if (left === 0) throw error;
      await session.page.keyboard.press('Escape');
    }
  }
}

/** Takes the row so labelled from the pick that is open or about to open, by keys; `query` narrows it first. */
export async function pick(
  session: Session,
  label: string,
  query = label,
  timeout = patience,
): Promise<void> {
  const { page } = session;
  const input = page.locator('.quick-input-box input');
  await input.fill(query, { timeout });
  // Rows of picks that were shown before may still be there, unseen.
  const rows = page.locator('.quick-input-widget .monaco-list-row:visible');
  await rows.locator('.label-name').getByText(label, { exact: true }).first().waitFor({ timeout });
  const focused = rows.and(page.locator('.focused')).first().locator('.label-name').first();
  for (let step = 0; (await focused.textContent({ timeout })) !== label; step++) {
    if (step > 30) throw new Error(`the pick has ${label}, but the keys do not reach it`);
    await page.keyboard.press('ArrowDown');
    await wait(50);
  }
  await page.keyboard.press('Enter');
}

/** Waits for a finding whose words hold `text` and gives all its words in the Problems panel. */
export async function problem(session: Session, text: string): Promise<string> {
  let words = '';
  await waitFor(`a problem with the words ${text}`, async () => {
    const rows = await filterProblems(session, text);
    words = await visibleText(rows.last());
    return words !== '';
  });
  return words;
}

/** Waits until the words of no finding hold `text`. */
export async function noProblem(session: Session, text: string): Promise<void> {
  await waitFor(`no problem with the words ${text}`, async () => {
    const rows = await filterProblems(session, text);
    return (await rows.count()) === 0;
  });
}

/**
 * The panel shows as many rows as it has room for, so it must be told what to look for; and told anew each time, since
 * an empty list stays as it is when new findings come.
 */
async function filterProblems({ page }: Session, text: string): Promise<Locator> {
  const panel = page.locator('.markers-panel');
  // The keys toggle the panel.
  if (!(await panel.isVisible())) await page.keyboard.press('Control+Shift+M');
  await panel.waitFor();
  // The Output panel has a filter too, with another hint.
  const filter = page.locator('.part.panel input[placeholder*="**/*.ts"]');
  await filter.fill('');
  await filter.fill(text);
  // The list follows after a pause in typing.
  await wait(400);
  return panel.locator('.monaco-list-row:visible', { hasText: text });
}

/** What an output channel shows once `wanted` is there. */
export async function output(session: Session, channel: string, wanted: RegExp): Promise<string> {
  await command(session, 'Output: Show Output Channels...');
  await pick(session, channel);
  const lines = session.page.locator('.output-view .view-lines').first();
  await lines.waitFor();
  // It opens with the words that the Problems panel was last filtered by.
  await session.page.locator('.part.panel .viewpane-filter input:visible').fill('');
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
