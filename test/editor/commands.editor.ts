/** The commands, as a person finds them: in the palette, the editor's title, the status bar. */
import assert from 'node:assert/strict';
import { preview } from './harness/preview.ts';
import { inEditor } from './harness/suite.ts';
import { openAt } from './harness/text.ts';
import { command, noProblem, notification, pick, tab, visibleText, waitFor } from './harness/workbench.ts';

inEditor('commands', {}, (scenario) => {
  scenario('the icon of the preview is there for Gateway API documents only', async (session) => {
    const icon = session.page.locator('.editor-actions [aria-label*="Route Preview"]');
    await openAt(session, 'storefront/shop.yaml', 'name: sh|op\n');
    await icon.first().waitFor();
    await openAt(session, 'storefront/services.yaml', 'name: catal|ogue');
    await icon.first().waitFor({ state: 'detached' });
  });

  scenario('Check Workspace reads every file and says what it found', async (session) => {
    await command(session, 'Gateway API: Check Workspace');
    const toast = notification(session, 'Gateway API: errors:');
    await toast.first().waitFor();
    const [, errors, files] = /errors: (\d+).*Files: (\d+)/.exec(await visibleText(toast.first())) ?? [];
    assert.ok(Number(errors) > 10, errors);
    assert.ok(Number(files) > 30, files);
    await session.screenshot('check-workspace');
  });

  scenario('New Resource… writes a Route that nothing is wrong with', async (session) => {
    const { page } = session;
    const file = 'fleet/broker.yaml';
    await openAt(session, file, 'kind: TCP|Route');
    await command(session, 'Gateway API: New Resource…');
    await pick(session, 'HTTPRoute');
    const input = page.locator('.quick-input-box input');
    await page.locator('.quick-input-widget', { hasText: 'such as cart' }).waitFor();
    await input.fill('fresh');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'storefront' }).first().waitFor();
    await pick(session, 'storefront');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'shop-https' }).first().waitFor();
    await input.fill('shop-https');
    await page.keyboard.press('Enter');
    await page.locator('.quick-input-widget', { hasText: 'hostname' }).waitFor();
    await input.fill('shop.example.com');
    await page.keyboard.press('Enter');
    await pick(session, 'checkout:8080');
    await page.locator('.view-line', { hasText: 'fresh' }).first().waitFor();
    await session.screenshot('new-resource');
    await tab(session, file).and(page.locator('.dirty')).waitFor();
    await noProblem(session, 'broker.yaml');
  });

  scenario('the resource graph shows the whole workspace', async (session) => {
    await command(session, 'Gateway API: Show Resource Graph');
    const page = preview(session);
    // It begins at what the cursor stands in, and draws only what is in sight: the search leads to the rest.
    for (const gateway of ['edge', 'lab']) {
      await page.locator('#search').fill(gateway);
      await page.locator('#search').press('Enter');
      await waitFor(`the Gateway ${gateway}`, async () =>
        new RegExp(`\\b${gateway}\\s+Gateway\\b`).test(await visibleText(page.locator('#graph'))),
      );
    }
    await page.locator('#search').fill('');
    await session.screenshot('resource-graph');
  });

  scenario('the language status tells release and channel', async (session) => {
    await openAt(session, 'storefront/shop.yaml', 'name: sh|op\n');
    const status = session.page.locator('#status\\.languageStatus');
    await status.hover();
    await session.page.locator('.monaco-hover', { hasText: /v1\.6/ }).first().waitFor();
    await session.screenshot('status');
  });
});
