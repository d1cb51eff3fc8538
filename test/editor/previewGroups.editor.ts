/** Many Routes in the preview: told in groups, which open by click, keys, search, cursor and request, and stay open. */
import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { looksRight, setPreviewWidth, settled } from './harness/drawing.ts';
import { writeManyRoutes } from './harness/manyRoutes.ts';
import { nodes, preview } from './harness/preview.ts';
import type { Session } from './harness/session.ts';
import { inEditor } from './harness/suite.ts';
import { openAt, type } from './harness/text.ts';
import { command, visibleText, waitFor } from './harness/workbench.ts';

const prepare = (workspace: string) => writeManyRoutes(workspace, 300);

inEditor('groups of Routes', { prepare, only: 'web' }, (scenario) => {
  scenario('the first picture says what serves what', async (session) => {
    await openAt(session, 'many/gateway.yaml', 'name: pub|lic');
    await command(session, 'Gateway API: Open Route Preview to the Side');
    await group(session, 'billing').waitFor({ timeout: 60_000 });
    await setPreviewWidth(session, 800);
    await settled(session);
    assert.equal(await all(session, 'Group').count(), 6);
    assert.equal(await all(session, 'Route').count(), 0);
    assert.match(
      (await group(session, 'billing').getAttribute('aria-label')) ?? '',
      /^billing, 50 Routes · 50 backends/,
    );
    await looksRight(session, 'shut');
    await session.screenshot('groups-shut');
  });

  scenario('a click opens a group and shuts it, and it stays where it is', async (session) => {
    const billing = group(session, 'billing');
    const before = await billing.locator('.card').boundingBox();
    await billing.click();
    await opened(billing, true);
    await nodes(session, 'billing-1').first().waitFor();
    await settled(session);
    const after = await billing.locator('.card').boundingBox();
    assert.ok(Math.abs((before?.y ?? 0) - (after?.y ?? 99)) < 3, `${before?.y} ${after?.y}`);
    await looksRight(session, 'open');
    await session.screenshot('groups-open');
    await billing.click();
    await opened(billing, false);
    await waitFor('no Routes', async () => (await all(session, 'Route').count()) === 0);
  });

  scenario('keys open a group, go into it and back, and shut it', async (session) => {
    const search = group(session, 'search');
    await search.focus();
    await session.page.keyboard.press('ArrowRight');
    await opened(search, true);
    await nodes(session, 'search-4').first().waitFor();
    assert.equal(await focused(session), await search.getAttribute('data-id'));
    await session.page.keyboard.press('ArrowRight');
    assert.match(await focused(session), /HTTPRoute\/search\//);
    await session.page.keyboard.press('ArrowLeft');
    assert.equal(await focused(session), await search.getAttribute('data-id'));
    await session.page.keyboard.press('ArrowLeft');
    await opened(search, false);
    await session.page.keyboard.press('Enter');
    await opened(search, true);
    await session.page.keyboard.press(' ');
    await opened(search, false);
    assert.equal(await focused(session), await search.getAttribute('data-id'));
  });

  scenario('a search marks the group of what it finds, and Enter opens it', async (session) => {
    const field = preview(session).locator('#search');
    await field.fill('httproute support-17');
    await group(session, 'support').and(preview(session).locator('.match')).waitFor();
    await opened(group(session, 'support'), false);
    await field.press('Enter');
    await opened(group(session, 'support'), true);
    await preview(session).locator('.node.match-at', { hasText: 'support-17' }).waitFor();
    await settled(session);
    await session.screenshot('groups-search');
    assert.match(await visibleText(preview(session).locator('#status')), /^1 of \d+: HTTPRoute support-17/);
    await field.fill('');
    await group(session, 'support').press('ArrowLeft');
    await opened(group(session, 'support'), false);
  });

  scenario('in a wide window groups stand in a column, and their Routes in the next', async (session) => {
    await setPreviewWidth(session, 1500);
    await settled(session);
    const billing = group(session, 'billing');
    await looksRight(session, 'columns, shut');
    await session.screenshot('groups-columns-shut');
    await billing.press('ArrowRight');
    await opened(billing, true);
    await nodes(session, 'billing-1').first().waitFor();
    await settled(session);
    const route = await all(session, 'Route').first().boundingBox();
    const card = await billing.locator('.card').boundingBox();
    assert.ok((route?.x ?? 0) > (card?.x ?? 0) + (card?.width ?? 0), 'Routes stand beside their group');
    await looksRight(session, 'columns, open');
    await session.screenshot('groups-columns-open');
    await billing.press('ArrowLeft');
    await opened(billing, false);
    await setPreviewWidth(session, 800);
    await settled(session);
  });

  scenario(
    'what is open stays open while manifests change, and a mistake shows on its group',
    async (session) => {
      await group(session, 'delivery').press('Enter');
      await opened(group(session, 'delivery'), true);
      await session.page.keyboard.press('Control+1');
      await openAt(session, 'many/gateway.yaml', 'hostname: "*.billing.exam|ple.com"');
      await type(session, 'x');
      await group(session, 'billing').and(preview(session).locator('[data-state="invalid"]')).waitFor();
      assert.match(
        (await group(session, 'billing').getAttribute('aria-label')) ?? '',
        /^billing, 50 Routes · 50 backends · \d+ problems$/,
      );
      await opened(group(session, 'delivery'), true);
      await group(session, 'delivery').press('ArrowLeft');
      await opened(group(session, 'delivery'), false);
      await settled(session);
      await looksRight(session, 'problems');
      await session.screenshot('groups-problems');
      await session.page.keyboard.press('Control+1');
      await openAt(session, 'many/gateway.yaml', 'hostname: "*.billing.exam|ple.com"');
      await session.page.keyboard.press('Control+Z');
      await group(session, 'billing').and(preview(session).locator('[data-state="ok"]')).waitFor();
    },
  );

  scenario(
    'in the drawing of the workspace the cursor opens the group it is in, and the next shuts it',
    async (session) => {
      await preview(session).getByRole('button', { name: 'Workspace' }).click();
      await session.page.keyboard.press('Control+1');
      await openAt(session, 'many/accounts.yaml', 'kind: HTTPRoute\nmetadata:\n  name: accounts|-0\n');
      await opened(group(session, 'accounts'), true);
      await preview(session).locator('.node.current', { hasText: 'accounts-0' }).waitFor();
      await openAt(session, 'many/catalogue.yaml', 'kind: HTTPRoute\nmetadata:\n  name: catalogue|-2\n');
      await opened(group(session, 'catalogue'), true);
      await opened(group(session, 'accounts'), false);
      const current = preview(session).locator('.node.current', { hasText: 'catalogue-2' });
      await waitFor('the node in sight', async () => {
        const [node, panel] = [
          await current.boundingBox(),
          await preview(session).locator('#graph').boundingBox(),
        ];
        return (
          node !== null &&
          panel !== null &&
          node.y >= panel.y &&
          node.y + node.height <= panel.y + panel.height
        );
      });
      await settled(session);
      await session.screenshot('groups-cursor');
    },
  );

  scenario('the way of a request opens its group', async (session) => {
    const page = preview(session);
    await page.locator('#tab-request').click();
    await page.locator('#sim-target').selectOption({ label: 'Gateway infra/public' });
    await page.locator('#sim-url').fill('http://host-1.billing.example.com/billing/1/x');
    await page.locator('#sim-url').press('Enter');
    await page.locator('.sim-headline', { hasText: 'billing-1' }).waitFor();
    await page.locator('#sim-show').click();
    await opened(group(session, 'billing'), true);
    await page.locator('#graph .node.path', { hasText: 'billing-1' }).first().waitFor();
    await group(session, 'billing').and(page.locator('.path')).waitFor();
    await settled(session);
    await session.screenshot('groups-request');
  });
});

function all(session: Session, kind: string): Locator {
  return preview(session).locator(`#graph .node[data-kind="${kind}"]`);
}

function group(session: Session, name: string): Locator {
  return preview(session).locator(`#graph .node[data-kind="Group"][aria-label^="${name},"]`);
}

async function opened(group: Locator, isOpen: boolean): Promise<void> {
  await waitFor(
    isOpen ? 'an open group' : 'a shut group',
    async () => (await group.getAttribute('aria-expanded')) === String(isOpen),
  );
}

async function focused(session: Session): Promise<string> {
  return (await preview(session).locator('#graph .node:focus').getAttribute('data-id')) ?? '';
}
