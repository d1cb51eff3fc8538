/** Writing manifests: what is offered, what is underlined, what is repaired. */
import assert from 'node:assert/strict';
import { inEditor } from './harness/suite.ts';
import {
  acceptSuggestion,
  applyQuickFix,
  openAt,
  saved,
  squiggles,
  suggestions,
  type,
} from './harness/text.ts';
import { noProblem, problem, visibleText, waitFor } from './harness/workbench.ts';

inEditor('editing', {}, (scenario) => {
  scenario('an unknown field is underlined, and the quick fix repairs it', async (session) => {
    const file = 'mistakes/unknown-field.yaml';
    await openAt(session, file, 'backend|Ref:');
    await squiggles(session, 'error').first().waitFor();
    assert.match(await problem(session, 'backendRef'), /unknown-field/);
    await session.screenshot('unknown-field');
    await openAt(session, file, 'backend|Ref:');
    await applyQuickFix(session, /backendRefs/);
    await openAt(session, file, 'kind: HTTP|Route');
    await squiggles(session, 'error').first().waitFor({ state: 'detached' });
    await saved(session, file, /rules:\n {4}- backendRefs:\n {8}- name: echo\n/);
  });

  scenario('a listener is chosen from the suggestions with the keyboard', async (session) => {
    const file = 'storefront/redirect.yaml';
    await openAt(session, file, 'sectionName: http|');
    await session.page.keyboard.press('Control+Backspace');
    const rows = await suggestions(session);
    await rows.filter({ hasText: 'shop-https' }).waitFor();
    await session.screenshot('listeners');
    await acceptSuggestion(session, 'shop-https');
    await saved(session, file, /sectionName: shop-https\n/);
  });

  scenario('a field that is not there yet is offered and completed', async (session) => {
    const file = 'mistakes/unknown-kind.yaml';
    await openAt(session, file, 'kind: HttpRoute|');
    await session.page.keyboard.press('Control+Backspace');
    await acceptSuggestion(session, 'HTTPRoute');
    await saved(session, file, /^kind: HTTPRoute$/m);
    await openAt(session, file, 'port: 8080|');
    await type(session, '\nwei');
    await acceptSuggestion(session, 'weight');
    await saved(session, file, /^ {10}weight: /m);
  });

  scenario('a mistake shows while it is typed and goes when it is taken back', async (session) => {
    const file = 'storefront/shop.yaml';
    await openAt(session, file, 'name: checkout\n          port: 8080\n          weight: 90|');
    await type(session, 'x');
    assert.match(await problem(session, '`weight` must be'), /wrong-type/);
    await openAt(session, file, 'weight: 9|0');
    await session.page.keyboard.press('Control+Z');
    await noProblem(session, '`weight` must be');
  });

  scenario('the hover explains a field', async (session) => {
    await openAt(session, 'storefront/shop.yaml', 'back|endRequest: 8s');
    await session.page.keyboard.press('Control+K');
    await session.page.keyboard.press('Control+I');
    const hover = session.page.locator('.monaco-hover:visible');
    await waitFor('the hover', async () => /backendRequest/.test(await visibleText(hover)));
    await session.screenshot('hover');
  });
});
