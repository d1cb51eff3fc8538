/** The route preview: opened as a person would, read from its page, followed to the source and back. */
import assert from 'node:assert/strict';
import { drawn, nodes, preview } from './harness/preview.ts';
import { inEditor } from './harness/suite.ts';
import { openAt, type, waitForCursorAt } from './harness/text.ts';
import { command, selectTheme, tab, visibleText, waitFor } from './harness/workbench.ts';

const shop = 'storefront/shop.yaml';

inEditor('route preview', {}, (scenario) => {
  scenario('opens from the palette and draws the Route, its listener and its backends', async (session) => {
    await openAt(session, shop, 'name: sh|op\n');
    await command(session, 'Gateway API: Open Route Preview to the Side');
    await nodes(session, 'shop-https').first().waitFor();
    for (const label of ['edge', 'checkout-testers', 'checkout-next', 'catalogue', 'sign-in'])
      await nodes(session, label).first().waitFor();
    const graph = await drawn(session);
    assert.ok(graph.nodes.length >= 10, graph.nodes.join('\n'));
    assert.ok(graph.edges.length >= 9, graph.edges.join('\n'));
    const text = await visibleText(preview(session).locator('#graph'));
    assert.match(text, /90\s?%/);
    assert.match(text, /10\s?%/);
    await session.screenshot('preview');
  });

  scenario('a click on a node shows its source', async (session) => {
    await nodes(session, 'shop-https').first().click();
    await tab(session, 'platform/gateway.yaml').and(session.page.locator('.active')).waitFor();
    await waitForCursorAt(session, 'platform/gateway.yaml', '- |name: shop-https');
  });

  scenario('the node of what the cursor stands in is marked', async (session) => {
    const marked = (label: string) =>
      nodes(session, label).and(preview(session).locator('[aria-current="true"]'));
    await openAt(session, shop, 'name: checkout-test|ers');
    await marked('checkout-testers').first().waitFor();
    await openAt(session, shop, 'name: sign-|in\n          namespace: identity');
    await marked('sign-in').first().waitFor();
    await marked('checkout-testers').first().waitFor({ state: 'detached' });
  });

  scenario('what is typed shows in the graph at once', async (session) => {
    await openAt(session, shop, 'weight: 9|0');
    await type(session, '9');
    await waitFor('the new share', async () =>
      /99\s?%/.test(await visibleText(preview(session).locator('#graph'))),
    );
    await session.page.keyboard.press('Control+Z');
    await waitFor('the old share', async () =>
      /90\s?%/.test(await visibleText(preview(session).locator('#graph'))),
    );
  });

  scenario('the table says the same in text', async (session) => {
    const page = preview(session);
    await page.locator('#tab-table').click();
    const rows = page.locator('#table tr');
    await rows.filter({ hasText: 'checkout-next' }).first().waitFor();
    const text = await visibleText(page.locator('#table'));
    for (const word of ['shop-https', 'shop.example.com', 'checkout', '90', 'sign-in'])
      assert.ok(text.includes(word), text);
    await session.screenshot('preview-table');
    await page.locator('#tab-graph').click();
    await page.locator('#graph').waitFor();
  });

  scenario('the search finds a node', async (session) => {
    const page = preview(session);
    await page.locator('#search').fill('catalogue');
    await waitFor('the count of hits', async () => /\d/.test(await visibleText(page.locator('#status'))));
    await page.locator('#search').fill('');
    await page.locator('#zoom-fit').click();
  });

  scenario('colours follow the theme, high contrast too', async (session) => {
    const body = preview(session).locator('body');
    const colours: string[] = [];
    for (const [theme, kind] of [
      ['Dark Modern', 'vscode-dark'],
      ['Light Modern', 'vscode-light'],
      ['Dark High Contrast', 'vscode-high-contrast'],
    ] as const) {
      await selectTheme(session, theme);
      await waitFor(
        theme,
        async () => (await body.getAttribute('class'))?.split(' ').includes(kind) ?? false,
      );
      colours.push(await body.evaluate((element) => getComputedStyle(element).color));
      await session.screenshot(`preview-${kind.replace('vscode-', '')}`);
    }
    assert.equal(new Set(colours).size, 3, colours.join(', '));
  });

  scenario('is there again after it was hidden, and after a reload of the window', async (session) => {
    await command(session, 'View: Open Next Editor');
    await session.page.locator('.tab', { hasText: 'Route Preview' }).click();
    await nodes(session, 'checkout-next').first().waitFor();
    await session.reload();
    // In a browser VS Code keeps what a page remembers about once a minute, so the tab may be an earlier one.
    await preview(session).getByRole('tab', { name: 'Graph' }).click({ timeout: 60_000 });
    await nodes(session, 'checkout-next').first().waitFor();
    await session.screenshot('preview-reloaded');
  });

  scenario('keeps to its policy: nothing was refused', async (session) => {
    const refused = session.console.filter((line) =>
      /Refused to|violates the following Content Security/.test(line),
    );
    assert.deepEqual(
      refused.filter((line) => /gatelens|nonce/.test(line)),
      [],
    );
  });
});
