/** Route tests, as a person meets them: lenses above the cases, the Test Explorer, a failure with what was expected. */
import { inEditor } from './harness/suite.ts';
import { openAt } from './harness/text.ts';
import { command, visibleText, waitFor } from './harness/workbench.ts';

const FILE = 'storefront/shop.routetest.yaml';

inEditor('route tests', {}, (scenario) => {
  scenario(
    'tests run, an edit of a Route breaks one, and its failure tells what happened',
    async (session) => {
      const { page } = session;
      await openAt(session, FILE, 'name: sh|op');
      await page
        .locator('.codelens-decoration', { hasText: /Run\s*\|\s*Explain/ })
        .first()
        .waitFor();

      await command(session, 'Test: Run All Tests');
      await command(session, 'Testing: Focus on Test Explorer View');
      const tree = page.locator('.test-explorer');
      await tree.waitFor();
      const passed = tree.locator('.codicon-testing-passed-icon');
      await waitFor('the file passes', async () => (await passed.count()) > 0);
      await session.screenshot('route-tests-passed');

      await openAt(session, 'storefront/shop.yaml', 'value: "1|"');
      await page.keyboard.type('0');
      await command(session, 'Test: Run All Tests');
      await waitFor(
        'a case fails',
        async () => (await tree.locator('.codicon-testing-failed-icon').count()) > 0,
      );
      await openAt(session, FILE, 'name: sh|op');
      // The list of results; the words beside the text are drawn, not written.
      await page
        .locator('.monaco-list-row', { hasText: /testers always see.*`backend`/ })
        .first()
        .waitFor();
      await session.screenshot('route-tests-failed');

      await openAt(session, 'storefront/shop.yaml', 'name: sh|op\n');
      await page.keyboard.press('Control+Z');
      await command(session, 'Test: Run All Tests');
      await waitFor(
        'all pass again',
        async () => (await tree.locator('.codicon-testing-failed-icon').count()) === 0,
      );
    },
  );

  scenario('Explain tells how the rules fared', async (session) => {
    const { page } = session;
    await openAt(session, FILE, 'name: sh|op');
    await page.locator('.codelens-decoration a', { hasText: 'Explain' }).first().click();
    await waitFor('an explanation', async () => {
      const text = await visibleText(page.locator('.monaco-editor .view-lines'));
      return /HTTPRoute storefront\/shop checkout-testers: It matches and comes first/.test(text);
    });
    await session.screenshot('route-tests-explained');
    await command(session, 'View: Close Editor');
  });

  scenario('tests are written for a Gateway, and pass', async (session) => {
    const { page } = session;
    await openAt(session, 'platform/gateway.yaml', 'kind: Gate|way\n');
    await command(session, 'Gateway API: Generate Tests for this Gateway');
    await page.locator('.tab.active[data-resource-name="edge.routetest.yaml"]').waitFor();
    await page
      .locator('.codelens-decoration', { hasText: /Run\s*\|\s*Explain/ })
      .first()
      .waitFor();
    await command(session, 'Test: Run All Tests');
    const tree = page.locator('.test-explorer');
    await waitFor(
      'both files pass',
      async () => (await tree.locator('.codicon-testing-passed-icon').count()) >= 3,
    );
    await session.screenshot('route-tests-generated');
  });
});
