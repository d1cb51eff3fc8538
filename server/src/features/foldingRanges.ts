import type { FoldingRange } from 'vscode-languageserver-types';
import type { Snapshot } from '../engine/index.ts';
import { type Fold, foldsOf } from './outline/folds.ts';
import { perDocument } from './outline/perDocument.ts';

/**
 * What can be folded in a file: documents, maps, lists, block scalars, runs of comment lines. Whole lines only.
 * @param options `limit`: as many as the client takes; the outer ones are kept
 */
export function foldingRanges(
  snapshot: Snapshot,
  uri: string,
  options: { readonly limit?: number } = {},
): FoldingRange[] {
  const file = snapshot.file(uri);
  if (!file) return [];
  const lines = file.lines();
  const isSplit = file.parts.length > 1;
  const folds = file.parts.flatMap((part) => {
    const { whole, within } = rangesOf(part, lines);
    return isSplit && whole ? [whole, ...within] : within;
  });
  const { limit = Number.POSITIVE_INFINITY } = options;
  if (folds.length <= limit) return folds.map(({ range }) => range);
  const kept = new Set([...folds].sort((a, b) => a.depth - b.depth).slice(0, limit));
  return folds.filter((fold) => kept.has(fold)).map(({ range }) => range);
}

type PlacedFold = { readonly depth: number; readonly range: FoldingRange };

/** The folds of a document, and the one of all of it. */
const rangesOf = perDocument(
  (
    { manifest, offset },
    lines,
  ): { readonly whole: PlacedFold | undefined; readonly within: readonly PlacedFold[] } => {
    const first = lines.positionAt(offset).line;
    const placed = ({ start, end, depth, comment }: Fold): PlacedFold => ({
      depth,
      range: { startLine: first + start, endLine: first + end, ...(comment && { kind: 'comment' }) },
    });
    const { whole, folds } = foldsOf(manifest);
    return { whole: whole && placed(whole), within: folds.map(placed) };
  },
);
