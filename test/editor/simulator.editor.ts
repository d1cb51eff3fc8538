/** The request simulator: typed as a person would, read from its page, kept as a route test. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nodes, preview } from './harness/preview.ts';
import { inEditor } from './harness/suite.ts';
import { openAt, type, waitForCursorAt } from './harness/text.ts';
import { command, selectTheme, tab, visibleText, waitFor } from './harness/workbench.ts';

const shop = 'storefront/shop.yaml';

inEditor('request simulator', {}, (scenario) => {
  scenario('opens with a request that the rule at the cursor takes', async (session) => {
    await openAt(session, shop, 'name: sign-|in\n      matches');
    await command(session, 'Gateway API: Try a Request');
    const page = preview(session);
    await page.locator('.sim-headline[data-mood="good"]').waitFor({ timeout: 60_000 });
    assert.equal(await page.locator('#sim-url').inputValue(), 'https://shop.example.com/sign-in');
    const text = await visibleText(page.locator('#request'));
    await waitFor('the focus in the form', () =>
      page.locator('#sim-url').evaluate((element) => element.ownerDocument.activeElement === element),
    );
    for (const word of ['Forwarded', 'identity/sign-in:8080', 'shop-https', 'Rule 3 (sign-in)', 'GET /shop'])
      assert.ok(text.includes(word), `${word}: ${text}`);
  });

  scenario('answers what is typed', async (session) => {
    const page = preview(session);
    await page.locator('#sim-url').click();
    // VS Code takes Ctrl+A itself, and selects a moment later.
    for (const key of ['End', 'Shift+Home']) await session.page.keyboard.press(key);
    await type(session, 'https://shop.example.com/checkout');
    await session.page.keyboard.press('Enter');
    const backends = page.locator('.sim-backends');
    await backends.getByText('90 %').waitFor();
    await backends.getByText('10 %').waitFor();
    const trace = await visibleText(page.locator('.sim-trace'));
    assert.match(trace, /checkout-testers\) There is no header x-beta/);
    assert.match(trace, /catalogue\) The winner.* longer path prefix/);
    assert.match(await visibleText(page.locator('.sim-entries')), /GET \/checkout/);
    await session.screenshot('simulator');
  });

  scenario('a loser leads to its source', async (session) => {
    await preview(session).locator('.sim-trace button', { hasText: 'checkout-testers' }).press('Enter');
    await tab(session, shop).and(session.page.locator('.active')).waitFor();
    await waitForCursorAt(
      session,
      shop,
      '- |path:\n            type: PathPrefix\n            value: /checkout\n          headers',
    );
  });

  scenario('is answered anew while the manifest changes', async (session) => {
    await session.page.keyboard.press('Control+1');
    await openAt(session, shop, 'weight: 9|0');
    await type(session, '9');
    await preview(session).locator('.sim-backends').getByText('99 %').waitFor();
    await session.page.keyboard.press('Control+Z');
    await preview(session).locator('.sim-backends').getByText('90 %').waitFor();
  });

  scenario('shows its way in the graph', async (session) => {
    const page = preview(session);
    await page.locator('#sim-show').click();
    await nodes(session, 'checkout-next').first().waitFor();
    const marked = page.locator('#graph .node.path');
    await waitFor('the path', async () => (await marked.count()) >= 6);
    const ids = await marked.evaluateAll((all) => all.map((each) => each.getAttribute('data-id') ?? ''));
    for (const id of ['Gateway/infra/edge#', 'HTTPRoute/storefront/shop#/spec/rules/1', '/checkout-next#'])
      assert.ok(
        ids.some((each) => each.endsWith(id)),
        ids.join('\n'),
      );
    await session.screenshot('simulator-graph');
    await page.locator('#tab-request').click();
  });

  scenario('becomes a route test in a file of its own', async (session) => {
    await preview(session).locator('#sim-save').click();
    const input = session.page.locator('.quick-input-box input');
    const rows = session.page.locator('.quick-input-widget .monaco-list-row:visible');
    await rows.filter({ hasText: 'new file' }).waitFor();
    await input.fill('edge.routetest');
    await rows.filter({ hasText: 'storefront' }).waitFor({ state: 'detached' });
    await session.page.keyboard.press('Enter');
    await waitFor('the name', async () => (await input.inputValue()).includes('GET shop.example.com'));
    await input.fill('one customer in ten');
    await session.page.keyboard.press('Enter');
    await tab(session, 'edge.routetest.yaml').waitFor();
    const file = path.join(session.workspace, 'platform/edge.routetest.yaml');
    await waitFor('the file', () => existsSync(file) && readFileSync(file, 'utf8').includes('one customer'));
    const text = readFileSync(file, 'utf8');
    assert.match(
      text,
      /name: "one customer in ten"\n {6}request:\n {8}url: https:\/\/shop\.example\.com\/checkout\n/,
    );
    assert.match(text, /share: 0\.9\n/);
  });

  scenario('a code lens tries its rule', async (session) => {
    await session.page.keyboard.press('Control+1');
    await openAt(session, shop, 'name: checkout-test|ers');
    const lens = session.page.locator('.codelens-decoration a', { hasText: 'Try a request' }).first();
    const row = preview(session).locator('.sim-row');
    // VS Code shows the lenses of the last time first, which lead nowhere; a person would click again.
    await waitFor('the request', async () => {
      await lens.click();
      return await row.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
    });
    assert.equal(
      await preview(session).locator('#sim-url').inputValue(),
      'https://shop.example.com/checkout',
    );
    const header = row.locator('input').first();
    assert.equal(await header.inputValue(), 'x-beta');
    await preview(session).locator('.sim-headline', { hasText: 'checkout-next' }).waitFor();
  });

  scenario('colours follow the theme', async (session) => {
    for (const theme of ['Light Modern', 'Dark High Contrast', 'Dark Modern']) {
      await selectTheme(session, theme);
      await preview(session).locator('.sim-headline').waitFor();
      await session.screenshot(`simulator-${theme.toLowerCase().replaceAll(' ', '-')}`);
    }
  });

  scenario('keeps to its policy: nothing was refused', async (session) => {
    const refused = session.console.filter((line) => /Refused to|violates the following Content/.test(line));
    assert.deepEqual(
      refused.filter((line) => /gatelens|nonce/.test(line)),
      [],
    );
  });
});
