/** The preview in every kind of theme, narrow and wide, with few Routes and many: pictures of each, and nothing cut. */
import assert from 'node:assert/strict';
import { looksRight, setPreviewWidth, settled } from './harness/drawing.ts';
import { writeManyRoutes } from './harness/manyRoutes.ts';
import { nodes, preview } from './harness/preview.ts';
import type { Host, Session } from './harness/session.ts';
import { inEditor } from './harness/suite.ts';
import { openAt } from './harness/text.ts';
import { command, selectTheme } from './harness/workbench.ts';

/** Each host shows two, since a picture is drawn by the same page in both. */
const THEMES: Readonly<Record<Host, readonly string[]>> = {
  node: ['Dark Modern', 'Light Modern'],
  web: ['Dark High Contrast', 'Light High Contrast'],
};
const WIDTHS = { narrow: 350, wide: 1100 } as const;
const SCENES = {
  few: {
    file: 'storefront/shop.yaml',
    place: 'name: sh|op\n',
    gateway: 'infra/edge',
    url: 'https://shop.example.com/checkout',
  },
  many: {
    file: 'many/gateway.yaml',
    place: 'name: pub|lic',
    gateway: 'infra/public',
    url: 'http://host-1.billing.example.com/',
  },
} as const;

const prepare = (workspace: string) => writeManyRoutes(workspace, 300);

inEditor('pictures of the preview', { prepare }, (scenario, host) => {
  scenario('opens', async (session) => {
    await openAt(session, SCENES.few.file, SCENES.few.place);
    await command(session, 'Gateway API: Open Route Preview to the Side');
    await nodes(session, 'shop-https').first().waitFor({ timeout: 60_000 });
    await command(session, 'View: Close Primary Side Bar').catch(() => undefined);
  });

  for (const theme of THEMES[host])
    for (const scene of ['few', 'many'] as const)
      scenario(`${scene} Routes in ${theme}`, async (session) => {
        await session.page.setViewportSize({ width: 1440, height: 900 });
        await selectTheme(session, theme);
        const { file, place, gateway } = SCENES[scene];
        await preview(session).locator('#tab-graph').click();
        // The file belongs beside the preview, not over it.
        await session.page.keyboard.press('Control+1');
        await openAt(session, file, place);
        await preview(session)
          .locator('#title', { hasText: scene === 'few' ? 'shop' : gateway })
          .waitFor();
        for (const width of ['narrow', 'wide'] as const) {
          await setPreviewWidth(session, WIDTHS[width]);
          await pictures(session, scene, `${theme} ${scene} ${width}`);
        }
      });

  scenario('an answer is there before the next key is pressed', async (session) => {
    const page = preview(session);
    await page.locator('#sim-url').focus();
    for (const key of ['End', 'Shift+Home']) await session.page.keyboard.press(key);
    const pending = page.locator('#request').evaluate(measureAnswers, 12);
    await session.page.keyboard.type('http://host-1.billing.example.com/billing/1/x', { delay: 160 });
    const took = (await pending).sort((a, b) => a - b);
    const median = took[Math.floor(took.length / 2)] ?? Number.POSITIVE_INFINITY;
    console.log(`from a key to the answer, 300 Routes: median ${median.toFixed(0)} ms of ${took.length}`);
    assert.ok(median < 500, took.join(' '));
  });
});

async function pictures(session: Session, scene: keyof typeof SCENES, name: string): Promise<void> {
  const page = preview(session);
  const keep = async (tab: string) => {
    await looksRight(session, `${name} ${tab}`);
    await session.screenshot(`gallery-${name} ${tab}`.toLowerCase().replaceAll(' ', '-'));
  };
  await page.locator('#tab-graph').click();
  await settled(session);
  await keep('graph');
  await page.locator('#tab-table').click();
  await page.locator('#table td').first().waitFor();
  await keep('table');
  await page.locator('#tab-request').click();
  await page.locator('#sim-target').selectOption({ label: `Gateway ${SCENES[scene].gateway}` });
  await page.locator('#sim-url').fill(SCENES[scene].url);
  await page.locator('#sim-url').press('Enter');
  await page.locator('.sim-answer:not(.stale) .sim-trace li').first().waitFor();
  await keep('request');
}

/** Runs in the page: how long each of the next `count` answers took from its last key on, in ms. */
function measureAnswers(panel: Element, count: number): Promise<number[]> {
  return new Promise((resolve) => {
    const took: number[] = [];
    let pressed = 0;
    panel.addEventListener('input', () => {
      pressed = performance.now();
    });
    new MutationObserver(() => {
      if (pressed === 0) return;
      took.push(performance.now() - pressed);
      pressed = 0;
      if (took.length >= count) resolve(took);
    }).observe(panel.querySelector('.sim-first') ?? panel, { childList: true, subtree: true });
  });
}
