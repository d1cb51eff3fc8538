/** Why the others lost: a line for each match that came into question, the closest first. */
import type { SimulatedAnswer, SimulatedTrace } from '../../../server/src/protocol.ts';
import { html } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { linkTo, prose } from './parts.ts';
import { ruleWords } from './words.ts';

/** Nothing if the winner was alone. */
export function traceList({ trace, traceLeft }: SimulatedAnswer, texts: Texts): HTMLElement[] {
  const others = trace.filter(({ matched }) => matched !== true);
  return [
    ...(others.length > 0
      ? [html('ol', { class: 'sim-trace' }, ...others.map((each) => traceItem(each, texts)))]
      : []),
    ...(traceLeft > 0 ? [html('p', { class: 'sim-more' }, texts('simWhyNotMore', traceLeft))] : []),
  ];
}

function traceItem(entry: SimulatedTrace, texts: Texts): HTMLElement {
  return html(
    'li',
    { 'data-matched': String(entry.matched) },
    linkTo(
      entry.id,
      html('span', { class: 'sim-route' }, entry.route.title),
      html('span', { class: 'sim-rule' }, `, ${ruleWords(entry, texts).join(', ')}`),
    ),
    prose(entry.message, { class: 'sim-why' }),
  );
}
