/** The shares of a rule's backends: a table, of which the middle column is also drawn as bars. */
import type { SimulatedBackend } from '../../../server/src/protocol.ts';
import { html, svg } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { changeLines, link, list, prose } from './parts.ts';
import { mirrorText, percent } from './words.ts';

const VALIDITY = { yes: 'ok', no: 'invalid', unknown: 'absent' } as const;

export function backendsTable(backends: readonly SimulatedBackend[], texts: Texts): HTMLElement {
  const head = [texts('simBackend'), texts('simShare'), texts('simState')];
  return html(
    'table',
    { class: 'sim-backends' },
    html('caption', {}, texts('simBackends')),
    html('thead', {}, html('tr', {}, ...head.map((text) => html('th', { scope: 'col' }, text)))),
    html('tbody', {}, ...backends.map((backend) => backendRow(backend, texts))),
  );
}

function backendRow(backend: SimulatedBackend, texts: Texts): HTMLTableRowElement {
  const { share, valid } = backend;
  return html(
    'tr',
    { 'data-state': VALIDITY[valid] },
    html('th', { scope: 'row' }, link(backend), ...list(ownChanges(backend, texts))),
    html('td', { class: 'sim-share' }, bar(share), html('span', {}, percent(share))),
    html('td', {}, prose(stateOf(backend, texts))),
  );
}

/** What filters of the backend alone do. */
function ownChanges(backend: SimulatedBackend, texts: Texts): HTMLElement[] {
  const { request, responseHeaders, redirect, answered, mirrors = [], notes = [] } = backend;
  return [
    ...(redirect ? [html('span', {}, `${redirect.statusCode} → ${redirect.location}`)] : []),
    ...(answered === undefined ? [] : [prose(answered)]),
    ...(request ? [html('code', {}, `${request.method} ${request.path}`)] : []),
    ...(responseHeaders ? changeLines(responseHeaders, texts) : []),
    ...mirrors.map((each) => html('span', {}, `${texts('simMirrors')} ${mirrorText(each)}`)),
    ...notes.map((each) => prose(each)),
  ];
}

function stateOf({ valid, because = '' }: SimulatedBackend, texts: Texts): string {
  if (valid === 'yes') return texts('simWorks');
  return texts(valid === 'no' ? 'simFails' : 'simMayFail', because);
}

function bar(share: number): SVGSVGElement {
  return svg(
    'svg',
    { class: 'sim-bar', viewBox: '0 0 100 8', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'sim-bar-all', width: 100, height: 8 }),
    svg('rect', { class: 'sim-bar-part', width: Math.min(100, Math.max(0, share * 100)), height: 8 }),
  );
}
