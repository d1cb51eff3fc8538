/** Going from a name to what it means, and back to all who use it, across files. */
import assert from 'node:assert/strict';
import { inEditor } from './harness/suite.ts';
import { openAt, waitForCursorAt } from './harness/text.ts';
import { tab, visibleText, waitFor } from './harness/workbench.ts';

inEditor('navigation', {}, (scenario) => {
  scenario('F12 on sectionName goes to the listener in another file', async (session) => {
    await openAt(session, 'storefront/shop.yaml', 'sectionName: shop-ht|tps');
    await session.page.keyboard.press('F12');
    await tab(session, 'platform/gateway.yaml').and(session.page.locator('.active')).waitFor();
    await waitForCursorAt(session, 'platform/gateway.yaml', '- name: |shop-https');
  });

  scenario('F12 on a backend goes to its Service', async (session) => {
    await openAt(session, 'storefront/shop.yaml', 'name: sign-|in\n          namespace: identity');
    await session.page.keyboard.press('F12');
    await tab(session, 'platform/identity.yaml').and(session.page.locator('.active')).waitFor();
  });

  scenario('the references of a Gateway lie in the files of several teams', async (session) => {
    await openAt(session, 'platform/gateway.yaml', 'name: ed|ge\n  namespace: infra');
    await session.page.keyboard.press('Shift+F12');
    const peek = session.page.locator('.reference-zone-widget');
    await peek.locator('.ref-tree .monaco-list-row').first().waitFor();
    const heading = peek.locator('.peekview-title');
    await waitFor('references', async () => /\d/.test(await visibleText(heading)));
    const files = await visibleText(peek.locator('.ref-tree'));
    for (const file of ['shop.yaml', 'redirect.yaml', 'broker.yaml', 'routes.yaml'])
      assert.ok(files.includes(file), files);
    await session.screenshot('references');
    await session.page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
  });

  scenario('a resource is found by its name from anywhere', async (session) => {
    await session.page.keyboard.press('Control+T');
    const input = session.page.locator('.quick-input-box input');
    await input.waitFor();
    await input.fill('#ledger');
    const rows = session.page.locator('.quick-input-widget .monaco-list-row');
    await waitFor('the symbol ledger', async () => /GRPCRoute|ledger/.test(await visibleText(rows.first())));
    await session.screenshot('symbols');
    await session.page.keyboard.press('Enter');
    await tab(session, 'ledger/ledger.yaml').or(tab(session, 'ledger/routes.yaml')).first().waitFor();
  });

  scenario('the outline shows the resources of a file', async (session) => {
    await openAt(session, 'storefront/services.yaml', 'name: catal|ogue');
    await session.page.keyboard.press('Control+Shift+O');
    const rows = session.page.locator('.quick-input-widget .monaco-list-row');
    await rows.filter({ hasText: 'checkout-next' }).first().waitFor();
    await session.page.keyboard.press('Escape');
  });
});
