/** Works in the text editor as a person does: by keys, at places named by the text around them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import type { Session } from './session.ts';
import { pickAfter, tab, visibleText, waitFor } from './workbench.ts';

/**
 * Opens a file of the workspace and puts the cursor where `place` has its `|`; the rest of `place` is text of the file,
 * which must be there once. What the disk holds counts, so save before.
 */
export async function openAt(session: Session, file: string, place = '|'): Promise<void> {
  const text = readFileSync(path.join(session.workspace, file), 'utf8');
  const { line, character } = positionOf(text, place);
  await show(session, file, `${file}:${line + 1}:${character + 1}`);
  await waitForCursor(session, line + 1, character + 1);
  // The status bar tells of the cursor before the list of files has given the keyboard back.
  await session.page.locator('.editor-group-container.active .monaco-editor.focused').first().waitFor();
}

/** Opens a file of the workspace, whatever VS Code makes of it. */
export async function open(session: Session, file: string): Promise<void> {
  await show(session, file, file);
}

/** Goes to a file by name; again if an editor that was still opening came in between. */
async function show(session: Session, file: string, query: string): Promise<void> {
  const active = tab(session, file).and(session.page.locator('.active'));
  for (let left = 2; ; left--) {
    await pickAfter(session, 'Control+P', path.basename(file), query);
    try {
      return await active.waitFor({ timeout: 5000 });
    } catch (error) {
      if (left === 0) throw error;
    }
  }
}

/** Waits until the status bar says that the cursor is there; both count from one. */
export async function waitForCursor(session: Session, line: number, column: number): Promise<void> {
  const item = session.page.locator('#status\\.editor\\.selection', {
    hasText: new RegExp(`Ln ${line}, Col ${column}\\b`),
  });
  await item.waitFor();
}

/** Waits until the cursor is where `place`, text of that file on disk, has its `|`. */
export async function waitForCursorAt(session: Session, file: string, place: string): Promise<void> {
  const { line, character } = positionOf(readFileSync(path.join(session.workspace, file), 'utf8'), place);
  await waitForCursor(session, line + 1, character + 1);
}

/** Zero-based line and character of the `|` in `place`. */
export function positionOf(
  text: string,
  place: string,
): { readonly line: number; readonly character: number } {
  const cursor = place.indexOf('|');
  const plain = place.slice(0, cursor) + place.slice(cursor + 1);
  const at = text.indexOf(plain);
  if (cursor < 0 || at < 0) throw new Error(`the file has no ${JSON.stringify(plain)}`);
  if (plain !== '' && text.indexOf(plain, at + 1) >= 0)
    throw new Error(`the file has ${JSON.stringify(plain)} twice`);
  const before = text.slice(0, at + cursor).split('\n');
  return { line: before.length - 1, character: before[before.length - 1]?.length ?? 0 };
}

/** Types as fast as a person who types fast: every key on its own, so that suggestions and indentation take part. */
export async function type(session: Session, text: string): Promise<void> {
  await session.page.keyboard.type(text, { delay: 20 });
}

/**
 * The rows of the suggestion list, opened by Ctrl+Space if it does not open by itself. A person waits too: the key
 * beside a list that is about to open closes that and asks again, and an Enter in between is a line break.
 */
export async function suggestions(session: Session): Promise<Locator> {
  const { page } = session;
  const rows = page.locator('.suggest-widget.visible .monaco-list-row');
  const opened = await rows
    .first()
    .waitFor({ timeout: 1500 })
    .then(
      () => true,
      () => false,
    );
  if (!opened) await page.keyboard.press('Control+Space');
  await rows.first().waitFor();
  return rows;
}

/** Moves down the suggestions to the one so labelled, by keys, and accepts it with Enter. */
export async function acceptSuggestion(session: Session, label: string): Promise<void> {
  const { page } = session;
  await suggestions(session);
  const focused = page.locator('.suggest-widget.visible .monaco-list-row.focused .label-name');
  for (let step = 0; step < 60; step++) {
    if ((await focused.textContent().catch(() => null)) === label) {
      await page.keyboard.press('Enter');
      await page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
      return;
    }
    await page.keyboard.press('ArrowDown');
    await wait(30);
  }
  throw new Error(`nothing suggested is called ${label}`);
}

/** Saves the active editor; resolves when the disk has it. */
export async function save(session: Session, file: string): Promise<string> {
  await session.page.keyboard.press('Control+S');
  await tab(session, file).and(session.page.locator(':not(.dirty)')).waitFor();
  return readFileSync(path.join(session.workspace, file), 'utf8');
}

/** Saves and waits until the file on disk is as wanted; says what it is if that never comes. */
export async function saved(session: Session, file: string, wanted: RegExp): Promise<string> {
  let text = await save(session, file);
  const matches = () => {
    text = readFileSync(path.join(session.workspace, file), 'utf8');
    return wanted.test(text);
  };
  await waitFor(`${file} to match ${wanted}`, matches).catch((error: unknown) => {
    throw new Error(`it is\n${text}`, { cause: error });
  });
  return text;
}

/** Squiggles of a severity in the visible part of the active editor. */
export function squiggles(session: Session, severity: 'error' | 'warning' | 'info'): Locator {
  return session.page.locator(`.editor-group-container.active .monaco-editor .squiggly-${severity}`);
}

/** Opens the quick fixes at the cursor (Ctrl+.) and applies the one so titled with the keyboard. */
export async function applyQuickFix(session: Session, title: string | RegExp): Promise<void> {
  const { page } = session;
  await page.keyboard.press('Control+.');
  const menu = page.locator('.action-widget:not(.action-list-submenu-panel)');
  await menu.waitFor();
  const focused = menu.locator('.monaco-list-row.focused', { hasText: title });
  for (let step = 0; step < 20 && !(await focused.isVisible()); step++) {
    await page.keyboard.press('ArrowDown');
    await wait(50);
  }
  if (!(await focused.isVisible()))
    throw new Error(`no quick fix ${title}; there are: ${await visibleText(menu)}`);
  await page.keyboard.press('Enter');
  await menu.waitFor({ state: 'hidden' });
}
