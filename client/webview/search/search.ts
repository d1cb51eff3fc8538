/** The search box: marks what it finds in the drawing, filters the table, and Enter goes from one to the next. */
import type { NodeId, PreviewGraph } from '../../../server/src/protocol.ts';
import { headline } from '../graph/describe.ts';
import { everything } from '../groups/everything.ts';
import type { Texts } from '../texts.ts';
import { matchingNodes, nextIndex, wordsOf } from './match.ts';

export type SearchParts = {
  readonly input: HTMLInputElement;
  readonly texts: Texts;
  readonly graph: () => PreviewGraph | undefined;
  /** What is found may be in a group that is shut. */
  readonly showMatches: (found: readonly NodeId[] | undefined, at: NodeId | undefined) => void;
  /** Brings it into sight, and opens its group. */
  readonly visit: (id: NodeId) => void;
  readonly filterRows: (words: readonly string[]) => number;
  readonly isTable: () => boolean;
  readonly focusTable: () => void;
  /** Reads the result out; an empty text puts back what stood there. */
  readonly announce: (text: string) => void;
  readonly changed: () => void;
};

export type Search = {
  /** Searches again in what is drawn now; `isQuiet` when nobody asked for it. */
  readonly run: (isQuiet: boolean) => void;
};

/** Listens on the input. */
export function createSearch(parts: SearchParts): Search {
  const { input, texts } = parts;
  let found: readonly NodeId[] = [];
  let at = -1;

  const run = (isQuiet: boolean) => {
    const words = wordsOf(input.value);
    const current = found[at];
    const graph = parts.graph();
    found = graph === undefined ? [] : matchingNodes(everything(graph), words);
    at = current === undefined ? -1 : found.indexOf(current);
    parts.showMatches(words.length === 0 ? undefined : found, found[at]);
    const rows = parts.filterRows(words);
    if (isQuiet) return;
    const count = parts.isTable() ? rows : found.length;
    if (words.length === 0) parts.announce('');
    else parts.announce(count === 0 ? texts('searchNone') : texts('searchCount', count));
  };
  const go = (step: 1 | -1) => {
    if (parts.isTable()) return parts.focusTable();
    at = at < 0 && step < 0 ? found.length - 1 : nextIndex(at, step, found.length);
    const id = found[at];
    const graph = parts.graph();
    const node = graph && everything(graph).find((candidate) => candidate.id === id);
    if (node === undefined) return;
    parts.showMatches(found, node.id);
    parts.visit(node.id);
    parts.announce(texts('searchAt', at + 1, found.length, headline(node, texts)));
  };

  input.addEventListener('input', () => {
    at = -1;
    run(false);
    parts.changed();
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      go(event.shiftKey ? -1 : 1);
      event.preventDefault();
    } else if (event.key === 'Escape' && input.value !== '') {
      input.value = '';
      at = -1;
      run(false);
      parts.changed();
      event.preventDefault();
    }
  });
  return { run };
}
