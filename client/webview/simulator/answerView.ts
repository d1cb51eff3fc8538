/** What becomes of a request: the answer first, then the way there, then what the backend gets, then why not the others. */
import type { SimulatedAnswer, SimulatedEffect, SimulatedHop } from '../../../server/src/protocol.ts';
import { type Child, html, svg } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { backendsTable } from './backendsView.ts';
import { changeLines, facts, headerLines, link, linkTo, list, prose, section, wire } from './parts.ts';
import { traceList } from './traceView.ts';
import { effectText, type Mood, matchText, mirrorText, moodOf, outcomeText, ruleWords } from './words.ts';

/** What stands below the headline and its buttons. */
export function answerView(answer: SimulatedAnswer, texts: Texts): HTMLElement[] {
  const { dependsOn, otherwise, backends, responseHeaders, mirrors, notes } = answer;
  return [
    ...section(texts('simDepends'), list(dependsOn.map((each) => prose(each))), 'sim-open'),
    ...wayFacts(answer, texts),
    ...section(texts('simBackends'), backends.length > 0 ? [backendsTable(backends, texts)] : []),
    ...section(texts('simHops'), hops(answer.hops, texts)),
    ...section(texts('simSent'), sent(answer)),
    ...section(texts('simResponse'), responseHeaders ? list(changeLines(responseHeaders, texts)) : []),
    ...section(texts('simMirrors'), list(mirrors.map(mirrorText))),
    ...limits(answer, texts),
    ...section(texts('simOtherwise'), list(otherwise.map((each) => otherwiseItem(each, texts)))),
    ...section(texts('simNotes'), list(notes.map((each) => prose(each)))),
    ...section(texts('simWhyNot'), traceList(answer, texts)),
  ];
}

/** The answer in a sentence, as it is read out. */
export function headlineText(answer: SimulatedAnswer, texts: Texts): string {
  const text = summaryText(answer, texts);
  return text === '' ? outcomeText(answer, texts) : `${outcomeText(answer, texts)}: ${text}`;
}

function summaryText(answer: SimulatedAnswer, texts: Texts): string {
  const text = effectText(answer);
  const [likely] = answer.otherwise;
  if (answer.outcome !== 'unknown' && answer.outcome !== 'implementation-specific') return text;
  if (likely === undefined) return text;
  return texts('simPerhaps', [outcomeText(likely, texts), effectText(likely)].filter(Boolean).join(' · '));
}

/** The answer in a sentence, and by colour and sign whether the request gets there. */
export function headline(answer: SimulatedAnswer, texts: Texts): HTMLElement {
  const mood = moodOf(answer);
  return html(
    'div',
    { class: 'sim-headline', 'data-mood': mood },
    moodSign(mood),
    html(
      'div',
      {},
      html('p', { class: 'sim-outcome' }, outcomeText(answer, texts)),
      html('p', { class: 'sim-summary' }, prose(summaryText(answer, texts))),
    ),
  );
}

const SIGNS: Readonly<Record<Mood, string>> = {
  good: 'M3.5 8.5l3 3 6-7',
  bad: 'M4.5 4.5l7 7 M11.5 4.5l-7 7',
  open: 'M6 6a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1v.6 M8 11.6v.1',
};

function moodSign(mood: Mood): SVGSVGElement {
  return svg(
    'svg',
    { class: 'sim-sign', viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    svg('circle', { cx: 8, cy: 8, r: 7.25 }),
    svg('path', { d: SIGNS[mood] }),
  );
}

/** Listener, Route and rule: nothing where not even a listener takes it. */
function wayFacts({ listener, match }: SimulatedEffect, texts: Texts): HTMLElement[] {
  const rows: (readonly [string, ...Child[]])[] = [];
  if (listener)
    rows.push([texts('simListener'), link(listener), ` ${texts('simListenerOf')} `, link(listener.owner)]);
  if (match) {
    rows.push([texts('simRoute'), link(match.route)]);
    rows.push([texts('columnRule'), linkTo(match.id, ruleWords(match, texts).join(', '))]);
  }
  return rows.length === 0 ? [] : [facts(rows)];
}

/** Only where somebody receives it. */
function sent({ outcome, request }: SimulatedAnswer): HTMLElement[] {
  if (!request || outcome === 'redirect' || outcome === 'respond') return [];
  const host = request.host === '' ? [] : [`host: ${request.host}`];
  return [wire([`${request.method} ${request.path}`, ...host, ...headerLines(request.headers)])];
}

function limits({ timeouts, retry }: SimulatedAnswer, texts: Texts): HTMLElement[] {
  const { request, backendRequest } = timeouts ?? {};
  const times = [
    ...(request === undefined ? [] : [texts('simTimeoutRequest', request)]),
    ...(backendRequest === undefined ? [] : [texts('simTimeoutBackend', backendRequest)]),
  ];
  const retries = [
    ...(retry?.attempts === undefined ? [] : [`× ${retry.attempts}`]),
    ...(retry?.codes === undefined ? [] : [retry.codes.join(', ')]),
    ...(retry?.backoff === undefined ? [] : [retry.backoff]),
  ];
  const rows: (readonly [string, string])[] = [];
  if (times.length > 0) rows.push([texts('simTimeouts'), times.join(', ')]);
  if (retries.length > 0) rows.push([texts('simRetry'), retries.join(' · ')]);
  return rows.length === 0 ? [] : [facts(rows)];
}

function hops(all: readonly SimulatedHop[], texts: Texts): HTMLElement[] {
  if (all.length === 0) return [];
  const items = all.map(({ method, url, effect, end }) => {
    const result = [outcomeText(effect, texts), effectText(effect)].filter(Boolean).join(' · ');
    const ending = { loop: texts('simLoop'), 'too-long': texts('simTooLong') };
    return html(
      'li',
      { 'data-mood': end === undefined ? moodOf(effect) : 'bad' },
      html('code', {}, `${method} ${url}`),
      prose(end === undefined ? result : ending[end], { class: 'sim-why' }),
      ...(effect.outcome === 'no-listener'
        ? [html('span', { class: 'sim-why' }, texts('simElsewhere'))]
        : []),
      ...(effect.match && end === undefined ? [linkTo(effect.match.id, matchText(effect.match, texts))] : []),
    );
  });
  return [html('ol', { class: 'sim-hops' }, ...items)];
}

function otherwiseItem(effect: SimulatedEffect, texts: Texts): HTMLElement {
  const result = [outcomeText(effect, texts), effectText(effect)].filter(Boolean).join(' · ');
  const by = effect.match ? [linkTo(effect.match.id, matchText(effect.match, texts)), ' '] : [];
  return html('span', {}, ...by, prose(result));
}

/** Whether two answers look the same, so that nothing moves under the reader. */
export function isSameAnswer(one: SimulatedAnswer | undefined, other: SimulatedAnswer | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
