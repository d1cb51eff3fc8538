/** What a search finds. Pure. */
import type { NodeId, PreviewNode, PreviewRow } from '../../../server/src/protocol.ts';

/** The words of a query; nothing is found by an empty list. */
export function wordsOf(query: string): string[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

type Searched = Pick<PreviewNode, 'id' | 'kind' | 'apiKind' | 'label' | 'detail'>;

/** Ids of the nodes that hold every word, in the order of the nodes. */
export function matchingNodes(nodes: readonly Searched[], words: readonly string[]): NodeId[] {
  if (words.length === 0) return [];
  return nodes
    .filter(({ kind, apiKind, label, detail }) => holdsAll(`${kind} ${apiKind} ${label} ${detail}`, words))
    .map(({ id }) => id);
}

/** Whether a line of the table holds every word; without words, every line does. */
export function rowMatches(row: PreviewRow, words: readonly string[]): boolean {
  const { gateway, listener, hostnames, route, rule, backend, problem } = row;
  return holdsAll([gateway, listener, hostnames, route, rule, backend, problem ?? ''].join(' '), words);
}

/** The place `step` further in a list of `length`, from its end to its beginning and back. */
export function nextIndex(at: number, step: 1 | -1, length: number): number {
  return length === 0 ? -1 : (at + step + length) % length;
}

function holdsAll(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}
