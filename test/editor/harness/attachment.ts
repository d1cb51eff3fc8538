/** Asks what a controller will say, by keys: lenses, hovers, and edits that are shown before they are made. */
import type { Locator } from 'playwright-core';
import type { Session } from './session.ts';
import { command, visibleText, waitFor } from './workbench.ts';

/**
 * Opens the list of a lens on the line of the cursor, and gives the view that shows it. While VS Code asks anew for lenses
 * it has none: then once more, as a person would.
 */
export async function openLens(session: Session, words: RegExp): Promise<Locator> {
  const { page } = session;
  const lenses = page.locator('.editor-group-container.active .monaco-editor .codelens-decoration a');
  await lenses
    .filter({ hasText: spaced(words) })
    .first()
    .waitFor();
  const peek = page.locator('.reference-zone-widget');
  for (let left = 2; ; left--) {
    try {
      await chooseLens(session, words);
      await peek.locator('.ref-tree .monaco-list-row').first().waitFor({ timeout: 5000 });
      return peek;
    } catch (error) {
      if (left === 0) throw error;
      await page.keyboard.press('Escape');
    }
  }
}

async function chooseLens(session: Session, words: RegExp): Promise<void> {
  const { page } = session;
  await command(session, 'Show CodeLens Commands for Current Line');
  const rows = page.locator('.quick-input-widget .monaco-list-row:visible');
  await rows
    .filter({ hasText: spaced(words) })
    .first()
    .waitFor({ timeout: 5000 });
  const focused = rows.and(page.locator('.focused'));
  for (let step = 0; !words.test((await visibleText(focused)).trim()); step++) {
    if (step > 10) throw new Error(`no lens with ${words}; there are: ${await visibleText(rows)}`);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

/** What the hover at the cursor says, asked for by keys, once it has the words. */
export async function hover({ page }: Session, words: RegExp): Promise<string> {
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  let text = '';
  await waitFor(`a hover with ${words}`, async () => {
    text = await visibleText(page.locator('.monaco-hover:visible'));
    return words.test(text);
  });
  return text;
}

/** The panel that shows what a fix will change in other files, once it has the focus. */
async function refactorPreview({ page }: Session): Promise<Locator> {
  const panel = page.locator('.bulk-edit-panel');
  await panel.locator('.monaco-list-row').first().waitFor();
  await panel.locator('.monaco-list:focus-within').waitFor();
  return panel;
}

/** Agrees to the changes that the panel shows; VS Code opens a comparison with them. */
export async function agreeToChanges(session: Session): Promise<void> {
  const { page } = session;
  const panel = await refactorPreview(session);
  const rows = panel.locator('.monaco-list-row');
  if ((await rows.and(page.locator('.focused')).count()) === 0) await page.keyboard.press('Home');
  await page.keyboard.press('Space');
  await panel.locator('.edit-checkbox[aria-checked="true"], .edit-checkbox.checked').first().waitFor();
}

/** Agrees to the changes that the panel shows, and makes them. */
export async function confirmChanges(session: Session): Promise<void> {
  await agreeToChanges(session);
  await makeChanges(session);
}

/** Makes the changes that were agreed to. */
export async function makeChanges({ page }: Session): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await page.locator('.bulk-edit-panel .monaco-list-row').first().waitFor({ state: 'hidden' });
}

/** The editor draws spaces that do not break. */
function spaced({ source }: RegExp): RegExp {
  return new RegExp(source.replaceAll(' ', '\\s').replaceAll(/^\^|\$$/g, ''));
}
