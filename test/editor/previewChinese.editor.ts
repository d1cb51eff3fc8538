/** The preview in Chinese: pictures of all of it, and nothing cut. */
import assert from 'node:assert/strict';
import { looksRight, setPreviewWidth, settled } from './harness/drawing.ts';
import { writeManyRoutes } from './harness/manyRoutes.ts';
import { nodes, preview } from './harness/preview.ts';
import { inEditor } from './harness/suite.ts';
import { openAt } from './harness/text.ts';
import { command, selectTheme, visibleText } from './harness/workbench.ts';

const prepare = (workspace: string) => writeManyRoutes(workspace, 60);

inEditor('preview in Chinese', { prepare, language: 'zh-cn' }, (scenario, host) => {
  scenario('says everything in Chinese', async (session) => {
    // Without its language pack VS Code itself speaks English, and in the browser so do the titles of commands.
    await openAt(session, 'storefront/shop.yaml', 'name: sh|op\n');
    await command(
      session,
      `Gateway API: ${host === 'node' ? '在侧边打开路由预览' : 'Open Route Preview to the Side'}`,
    );
    await nodes(session, 'shop-https').first().waitFor({ timeout: 60_000 });
    await selectTheme(session, host === 'node' ? 'Light Modern' : 'Dark Modern');
    const page = preview(session);
    for (const width of [350, 1100]) {
      await setPreviewWidth(session, width);
      await page.locator('#tab-graph').click();
      await settled(session);
      await looksRight(session, `graph ${width}`);
      await session.screenshot(`chinese-${width}-graph`);
      await page.locator('#tab-table').click();
      await page.locator('#table td').first().waitFor();
      await looksRight(session, `table ${width}`);
      await session.screenshot(`chinese-${width}-table`);
      await page.locator('#tab-request').click();
      await page.locator('#sim-target').selectOption({ label: 'Gateway infra/edge' });
      await page.locator('#sim-url').fill('https://shop.example.com/checkout');
      await page.locator('#sim-url').press('Enter');
      await page.locator('.sim-answer:not(.stale) .sim-trace li').first().waitFor();
      await looksRight(session, `request ${width}`);
      await session.screenshot(`chinese-${width}-request`);
    }
    const text = await visibleText(page.locator('.toolbar'));
    for (const word of ['图', '表']) assert.ok(text.includes(word), text);
  });

  scenario('groups too', async (session) => {
    await preview(session).locator('#tab-graph').click();
    await session.page.keyboard.press('Control+1');
    await openAt(session, 'many/gateway.yaml', 'name: pub|lic');
    await nodes(session, 'billing').first().waitFor();
    await settled(session);
    await looksRight(session, 'groups');
    await session.screenshot('chinese-groups');
    await nodes(session, '10 条路由 · 10 个后端').first().waitFor();
  });
});
