/** A node in words: for its card, its tooltip, the line below the drawing and a screen reader. */
import type { NodeState, PreviewNode, PreviewText } from '../../../server/src/protocol.ts';
import type { Texts } from '../texts.ts';

const STATE_TEXTS: Readonly<Record<NodeState, PreviewText>> = {
  ok: 'stateOk',
  absent: 'stateAbsent',
  invalid: 'stateInvalid',
};

/** The word for a state. */
export function stateText(state: NodeState, texts: Texts): string {
  return texts(STATE_TEXTS[state] ?? 'stateOk');
}

/** The second line of a card. A listener's detail begins with its protocol already. */
export function secondLine({ kind, apiKind, detail }: PreviewNode): string {
  const named = kind === 'Listener' ? '' : apiKind;
  return [named, detail].filter((text) => text !== '').join(' · ');
}

/** What it is, such as `HTTPRoute cart`. */
export function headline({ kind, apiKind, label }: PreviewNode): string {
  return `${apiKind === '' || kind === 'Listener' ? kind : apiKind} ${label}`;
}

/** Everything, in one sentence: what it is, its details, its state if that is not good, and why. */
export function describe(node: PreviewNode, texts: Texts): string {
  const state = node.state === 'ok' ? '' : stateText(node.state, texts);
  const parts = [headline(node), node.detail, state].filter((text) => text !== '').join(', ');
  return node.problem === undefined ? parts : `${parts}: ${node.problem}`;
}
