/** Looking at the preview as a person would: does everything stand inside, apart, and large enough to be read? */
import assert from 'node:assert/strict';
import { preview } from './preview.ts';
import type { Session } from './session.ts';
import { waitFor } from './workbench.ts';

/** Makes the window so wide that the page of the preview has about `width` CSS pixels. */
export async function setPreviewWidth(session: Session, width: number, height = 900): Promise<void> {
  const body = preview(session).locator('body');
  const now = () => body.evaluate(() => window.innerWidth);
  for (let tries = 0; tries < 6; tries++) {
    const missing = width - (await now());
    if (Math.abs(missing) <= 12 && session.page.viewportSize()?.height === height) return;
    const before = await now();
    const size = session.page.viewportSize() ?? { width: 1440, height };
    // The editor beside it takes the other half.
    await session.page.setViewportSize({ width: size.width + 2 * missing, height });
    await waitFor('the new width', async () => missing === 0 || (await now()) !== before, 3000).catch(
      () => undefined,
    );
  }
}

/** Waits until the page shows a drawing and stands still. */
export async function settled(session: Session): Promise<void> {
  const world = preview(session).locator('#graph .world');
  let before = '';
  await waitFor('a drawing that stands still', async () => {
    const now = await world.evaluate(
      (element) => `${element.getAttribute('transform')} ${element.querySelectorAll('.node').length}`,
    );
    const isStill = now === before && !now.endsWith(' 0');
    before = now;
    if (!isStill) await session.page.waitForTimeout(300);
    return isStill;
  });
}

/** Fails if controls leave the page or cover each other, cards overlap, or texts leave their cards or are too small. */
export async function looksRight(session: Session, what: string): Promise<void> {
  const problems = await preview(session).locator('body').evaluate(findProblems);
  assert.deepEqual(problems, [], what);
}

/** Runs in the page, so it may use nothing from here. */
function findProblems(body: HTMLElement): string[] {
  const problems: string[] = [];
  const page = { left: 0, right: window.innerWidth, top: 0, bottom: window.innerHeight };
  const isInside = (inner: DOMRect, outer: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>) =>
    inner.left >= outer.left - 1 &&
    inner.right <= outer.right + 1 &&
    inner.top >= outer.top - 1 &&
    inner.bottom <= outer.bottom + 1;
  const meets = (a: DOMRect, b: DOMRect) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const visible = (selector: string) =>
    [...body.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0);

  if (document.documentElement.scrollWidth > window.innerWidth) problems.push('the page scrolls sideways');
  const controls = visible('.toolbar button, .toolbar input, #status, .legend li');
  for (const [at, control] of controls.entries()) {
    const name = control.id || control.textContent || control.tagName;
    const box = control.getBoundingClientRect();
    if (!isInside(box, page)) problems.push(`${name} is cut`);
    if (control instanceof HTMLButtonElement && control.scrollWidth > control.clientWidth + 1)
      problems.push(`the text of ${name} is cut`);
    for (const other of controls.slice(at + 1))
      if (meets(box, other.getBoundingClientRect())) problems.push(`${name} meets ${other.id}`);
  }
  for (const panel of visible('#table, #request'))
    if (panel.scrollWidth > panel.clientWidth + 1) problems.push(`#${panel.id} scrolls sideways`);
  const nodes = visible('#graph .node.seen');
  const cards = nodes.map((node) => (node.querySelector('.card') ?? node).getBoundingClientRect());
  for (const [at, card] of cards.entries()) {
    const node = nodes[at];
    const name = node?.getAttribute('data-id') ?? '';
    if (cards.slice(at + 1).some((other) => meets(card, other))) problems.push(`${name} is covered`);
    for (const text of node?.querySelectorAll('text') ?? []) {
      const box = text.getBoundingClientRect();
      if (!isInside(box, card)) problems.push(`${text.textContent} leaves ${name}`);
    }
  }
  const scale = Number(
    /scale\(([\d.]+)/.exec(body.querySelector('#graph .world')?.getAttribute('transform') ?? '')?.[1],
  );
  if (visible('#graph').length > 0 && !(scale >= 0.55)) problems.push(`drawn at ${scale}`);
  return problems;
}
