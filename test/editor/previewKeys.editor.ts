/** The preview by keys alone, in a theme of high contrast: through its tabs, its drawing, its table and its form. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { nodes, preview } from './harness/preview.ts';
import type { Session } from './harness/session.ts';
import { inEditor } from './harness/suite.ts';
import { openAt, waitForCursorAt } from './harness/text.ts';
import { command, selectTheme, visibleText, waitFor } from './harness/workbench.ts';

const shop = 'storefront/shop.yaml';

inEditor('preview by keys', { only: 'node' }, (scenario) => {
  scenario('arrows go through the tabs, Tab into the drawing, Enter to the source', async (session) => {
    await selectTheme(session, 'Dark High Contrast');
    await openAt(session, shop, 'name: sh|op\n');
    await command(session, 'Gateway API: Open Route Preview to the Side');
    await nodes(session, 'shop-https').first().waitFor({ timeout: 60_000 });
    const page = preview(session);
    await page.locator('#tab-graph').focus();
    for (const [key, chosen] of [
      ['ArrowRight', 'table'],
      ['ArrowRight', 'request'],
      ['Home', 'graph'],
    ] as const) {
      await session.page.keyboard.press(key);
      await page.locator(`#tab-${chosen}[aria-selected="true"]:focus`).waitFor();
      await page.locator(`#${chosen}:not([hidden])`).waitFor();
    }
    await tabTo(session, page.locator('#graph .node:focus'));
    assert.match(await focusedId(session), /\/HTTPRoute\/storefront\/shop#$/);
    await session.page.keyboard.press('ArrowRight');
    assert.match(await focusedId(session), /\/spec\/rules\/0$/);
    const ring = page.locator('#graph .node:focus .ring');
    assert.notEqual(await ring.evaluate((element) => getComputedStyle(element).stroke), 'none');
    assert.match(await visibleText(page.locator('#details')), /checkout-testers/);
    await session.screenshot('preview-keys-graph');
    await session.page.keyboard.press('Enter');
    await waitForCursorAt(session, shop, '- |name: checkout-testers\n      matches');
  });

  scenario('from a cell of the table to the source', async (session) => {
    const page = preview(session);
    await page.locator('#tab-graph').focus();
    await session.page.keyboard.press('ArrowRight');
    await tabTo(session, page.locator('#table button:focus'));
    const focused = page.locator('#table button:focus');
    const outline = await focused.evaluate((element) => getComputedStyle(element).outlineStyle);
    assert.equal(outline, 'solid');
    await tabTo(session, page.locator('#table button:focus', { hasText: 'checkout-testers' }));
    await session.page.keyboard.press('Enter');
    await waitForCursorAt(session, shop, '- |name: checkout-testers\n      matches');
  });

  scenario('a request is typed, answered and read out', async (session) => {
    const page = preview(session);
    await page.locator('#tab-graph').focus();
    await session.page.keyboard.press('End');
    await page.locator('.sim-headline').waitFor();
    await tabTo(session, page.locator('#sim-url:focus'));
    for (const key of ['End', 'Shift+Home']) await session.page.keyboard.press(key);
    await session.page.keyboard.type('https://shop.example.com/sign-in');
    await session.page.keyboard.press('Enter');
    const said = page.locator('#request [role="status"]');
    await waitFor('the answer, said', async () => /sign-in:8080/.test((await said.textContent()) ?? ''));
    await tabTo(session, page.locator('#sim-show:focus'));
    await session.page.keyboard.press('Enter');
    await page.locator('#graph .node.path').first().waitFor();
  });

  scenario('the way of the request is marked in the table as well', async (session) => {
    const page = preview(session);
    await page.locator('#tab-table').click();
    const row = page.locator('#table tr.path');
    await row.first().waitFor();
    const text = await visibleText(row);
    for (const word of ['shop-https', 'sign-in', 'the request goes here'])
      assert.ok(text.includes(word), text);
    assert.ok(!text.includes('checkout'), text);
    await session.screenshot('preview-keys-path');
  });
});

/** Presses Tab until `wanted` is there. */
async function tabTo(session: Session, wanted: Locator): Promise<void> {
  for (let presses = 0; (await wanted.count()) === 0; presses++) {
    assert.ok(presses < 60, 'Tab does not lead there');
    await session.page.keyboard.press('Tab');
  }
}

async function focusedId(session: Session): Promise<string> {
  const focused = preview(session).locator('#graph .node:focus');
  return (await focused.getAttribute('data-id')) ?? '';
}
