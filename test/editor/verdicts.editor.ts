/** What a controller will say, where one writes: lenses, hovers and the preview, all by keys. */
import assert from 'node:assert/strict';
import { hover, openLens } from './harness/attachment.ts';
import { nodes, preview } from './harness/preview.ts';
import { inEditor } from './harness/suite.ts';
import { openAt } from './harness/text.ts';
import { command, selectTheme, visibleText, waitFor } from './harness/workbench.ts';

const THEMES = [
  ['Light Modern', 'light'],
  ['Dark High Contrast', 'high-contrast'],
  ['Dark Modern', 'dark'],
] as const;

/** A place, the words of a lens there, and a file in the list that it opens. */
const LENSES = [
  ['platform/gateway.yaml', 'v1|\nkind: Gateway', /^5 Routes attached, perhaps 1 more$/, 'redirect.yaml'],
  ['platform/gateway.yaml', 'ht|tp\n      port: 80', /^1 Route attached$/, 'redirect.yaml'],
  ['storefront/partner.yaml', 'v1|\nkind: ListenerSet', /^1 Route attached$/, 'shop.yaml'],
  ['storefront/partner.yaml', '- name: htt|ps', /^1 Route attached$/, 'shop.yaml'],
  ['storefront/shop.yaml', 'v1|\nkind: HTTPRoute', /^Attached to 2 listeners$/, 'partner.yaml'],
  ['mistakes/not-allowed-by-listeners.yaml', 'v1|\nkind: HTTPRoute', /^Attached to 0 of 2/, 'sandbox.yaml'],
  ['mistakes/backend-not-found.yaml', 'v1|\nkind: HTTPRoute', /^1 reference unresolved$/, 'not-found.yaml'],
] as const;

/** A parentRef, a listener, a backendRef and a targetRef, and what their hovers say. */
const HOVERS = [
  [
    'mistakes/not-allowed-by-listeners.yaml',
    'name: la|b',
    /Not attached.*Accepted=False.*NotAllowedByListeners/,
  ],
  ['platform/gateway.yaml', 'name: shop-ht|tps', /Accepted.*1 Route attached.*takes HTTPRoute/],
  ['storefront/shop.yaml', 'sign-|in\n          namespace: identity', /Resolves.*ResolvedRefs=True/],
  ['ledger/backend-tls.yaml', 'name: ledger-re|ports\n      sectionName', /for Gateway infra\/edge/],
] as const;

inEditor('verdicts', {}, (scenario, host) => {
  for (const [file, place, words, member] of LENSES)
    scenario(`a lens in ${file} opens its list: ${words.source}`, async (session) => {
      await openAt(session, file, place);
      const peek = await openLens(session, words);
      await waitFor(`${member} in the list`, async () => (await visibleText(peek)).includes(member));
      await session.page.keyboard.press('Escape');
      await peek.waitFor({ state: 'detached' });
    });

  // The same pixels whoever runs the server.
  if (host === 'node')
    scenario('lenses and their list in every theme', async (session) => {
      for (const [theme, name] of THEMES) {
        await selectTheme(session, theme);
        await openAt(session, 'platform/gateway.yaml', 'v1|\nkind: Gateway');
        await openLens(session, /^5 Routes attached/);
        await session.screenshot(`lens-list-${name}`);
        await session.page.keyboard.press('Escape');
      }
    });

  scenario('hovers say why, and what a cluster will show', async (session) => {
    for (const [file, place, words] of HOVERS) {
      await openAt(session, file, place);
      assert.match(await hover(session, words), words);
    }
    for (const [theme, name] of THEMES) {
      await selectTheme(session, theme);
      await openAt(session, 'mistakes/not-allowed-by-listeners.yaml', 'name: la|b');
      await hover(session, /Not attached/);
      await session.screenshot(`verdict-hover-${name}`);
      await session.page.keyboard.press('Escape');
      await openAt(session, 'platform/gateway.yaml', 'name: shop-ht|tps');
      await hover(session, /1 Route attached/);
      await session.screenshot(`listener-hover-${name}`);
      await session.page.keyboard.press('Escape');
    }
  });

  scenario('the preview colours the lines, and says why in words', async (session) => {
    await openAt(session, 'mistakes/not-allowed-by-listeners.yaml', 'name: visi|tor');
    await command(session, 'Gateway API: Open Route Preview to the Side');
    await nodes(session, 'visitor').first().waitFor();
    const page = preview(session);
    const refused = page.locator('.edge[data-state="invalid"][data-verdict="Accepted"]');
    await refused.first().waitFor({ state: 'attached' });
    assert.match((await refused.first().locator('title').textContent()) ?? '', /NotAllowedByListeners/);
    await nodes(session, 'visitor').first().focus();
    await waitFor('the reason below the drawing', async () =>
      /Accepted=False NotAllowedByListeners/.test(await visibleText(page.locator('#details'))),
    );
    for (const [theme, name] of THEMES) {
      await selectTheme(session, theme);
      await session.screenshot(`verdict-preview-${name}`);
    }
    await page.locator('#tab-table').click();
    await waitFor('the reason in the table', async () =>
      /refused · Accepted=False NotAllowedByListeners/.test(await visibleText(page.locator('#table'))),
    );
    await page.locator('#tab-graph').click();
  });

  scenario('the whole workspace shows who is attached', async (session) => {
    await command(session, 'Gateway API: Show Resource Graph');
    const attached = preview(session).locator('.edge[data-state="ok"][data-verdict="Accepted"]');
    await attached.first().waitFor({ state: 'attached' });
    await session.screenshot('verdict-workspace');
    await command(session, 'View: Close Editor');
  });
});
