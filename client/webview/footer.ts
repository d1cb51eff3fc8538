/** The line below: how much is drawn, and what its signs mean. */
import type { NodeState, PreviewGraph } from '../../server/src/protocol.ts';
import { html, svg } from './dom.ts';
import { stateText } from './graph/describe.ts';
import type { Texts } from './texts.ts';

export type Footer = {
  readonly element: HTMLElement;
  /** A live region: what is written into it is read out. */
  readonly status: HTMLElement;
  /** Explains the signs that stand in this drawing, and no others: a line of text less is a node more. */
  readonly explain: (graph: PreviewGraph) => void;
};

/** An empty legend and an empty status. */
export function createFooter(texts: Texts): Footer {
  const status = html('p', { id: 'status', role: 'status', 'aria-live': 'polite' });
  const sign = (state: NodeState, explanation: string) =>
    html(
      'li',
      { title: explanation, hidden: true },
      svg(
        'svg',
        { class: 'sign', 'data-state': state, viewBox: '0 0 24 14', 'aria-hidden': 'true' },
        svg('rect', { x: 1, y: 1, width: 22, height: 12, rx: 3 }),
      ),
      stateText(state, texts),
    );
  const signs: Readonly<Record<NodeState, HTMLElement>> = {
    ok: sign('ok', texts('stateOkLong')),
    absent: sign('absent', texts('stateAbsentLong')),
    unknown: sign('unknown', texts('stateUnknownLong')),
    specific: sign('specific', texts('stateSpecificLong')),
    invalid: sign('invalid', texts('stateInvalidLong')),
  };
  const legend = html('ul', { class: 'legend', 'aria-label': texts('legend') }, ...Object.values(signs));
  const explain = ({ nodes, edges }: PreviewGraph) => {
    const states = new Set([...nodes, ...edges].map(({ state }) => state));
    const isPlain = states.size === 1 && states.has('ok');
    legend.hidden = isPlain;
    for (const state of STATES) signs[state].hidden = !states.has(state);
  };
  return { element: html('footer', {}, status, legend), status, explain };
}

const STATES: readonly NodeState[] = ['ok', 'absent', 'unknown', 'specific', 'invalid'];

/** How much there is, drawn or in a group that is shut, and how many things are not as they should be. */
export function summary({ nodes: drawn, edges, folded }: PreviewGraph, texts: Texts): string {
  // A group is none of the things that it holds.
  const nodes = [...drawn.filter(({ group }) => group === undefined), ...folded];
  const all = [...nodes, ...edges];
  // One mistake colours a node and the edges at it; said in the same words, it counts once.
  const absent = nodes.filter(({ state }) => state === 'absent').length;
  const mistakes = all.filter(({ state }) => state === 'invalid').map(({ id, problem }) => problem ?? id);
  const invalid = new Set(mistakes).size;
  return [
    texts('countNodes', nodes.length),
    ...(absent > 0 ? [texts('countAbsent', absent)] : []),
    ...(invalid > 0 ? [texts('countInvalid', invalid)] : []),
  ].join(' · ');
}
