/** A node in words: for its card, its tooltip, the line below the drawing and a screen reader. */
import type {
  NodeState,
  PreviewEdge,
  PreviewNode,
  PreviewRow,
  PreviewText,
  PreviewVerdict,
} from '../../../server/src/protocol.ts';
import { countsOf, nameOf } from '../groups/words.ts';
import type { Texts } from '../texts.ts';

const STATE_TEXTS: Readonly<Record<NodeState, PreviewText>> = {
  ok: 'stateOk',
  absent: 'stateAbsent',
  invalid: 'stateInvalid',
  unknown: 'stateUnknown',
  specific: 'stateSpecific',
};

/** The word for a state. */
export function stateText(state: NodeState, texts: Texts): string {
  return texts(STATE_TEXTS[state] ?? 'stateOk');
}

/** What becomes of a line or of a row of the table, in a word: with a verdict more is known than that it is there. */
export function standingText(
  { state, verdict }: Pick<PreviewRow, 'state' | 'verdict'>,
  texts: Texts,
): string {
  if (verdict?.type !== 'Accepted' || (state !== 'ok' && state !== 'invalid')) return stateText(state, texts);
  return texts(state === 'ok' ? 'stateAttached' : 'stateRefused');
}

/** The condition as a cluster shows it; empty where it cannot be known here, and where there is none. */
export function verdictText(verdict: PreviewVerdict | undefined): string {
  if (!verdict || verdict.status === 'Unknown') return '';
  const { type, status, reason } = verdict;
  return status === 'True' ? `${type}=True` : `${type}=False ${reason}`;
}

/** What a line says: attached or refused, the condition, and why. */
export function describeEdge(edge: Pick<PreviewEdge, 'state' | 'verdict' | 'problem'>, texts: Texts): string {
  const head = [standingText(edge, texts), verdictText(edge.verdict)]
    .filter((text) => text !== '')
    .join(' · ');
  return edge.problem === undefined ? head : `${head}: ${edge.problem}`;
}

/** The second line of a card. A listener's detail begins with its protocol already. */
export function secondLine({ kind, apiKind, detail, group }: PreviewNode, texts: Texts): string {
  if (group !== undefined) return countsOf(group, texts);
  const named = kind === 'Listener' ? '' : apiKind;
  return [named, detail].filter((text) => text !== '').join(' · ');
}

/** What it is, such as `HTTPRoute cart`. */
export function headline(
  node: Pick<PreviewNode, 'kind' | 'apiKind' | 'label' | 'group'>,
  texts: Texts,
): string {
  const { kind, apiKind, label } = node;
  if (node.group !== undefined) return nameOf(node, texts);
  return `${apiKind === '' || kind === 'Listener' ? kind : apiKind} ${label}`;
}

/** Everything, in one sentence: what it is, its details, its state if that is not good, and why. */
export function describe(node: PreviewNode, texts: Texts): string {
  const inside = node.group && countsOf(node.group, texts);
  // Of a group, the counts say it.
  const state = node.state === 'ok' || inside !== undefined ? '' : standingText(node, texts);
  const verdict = node.state === 'ok' ? '' : verdictText(node.verdict);
  const parts = [headline(node, texts), inside ?? node.detail, state, verdict]
    .filter((text) => text !== '')
    .join(', ');
  return node.problem === undefined ? parts : `${parts}: ${node.problem}`;
}
