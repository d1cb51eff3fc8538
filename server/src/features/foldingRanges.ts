import type { FoldingRange } from 'vscode-languageserver-types';
import type { Snapshot } from '../engine/index.ts';
import { foldsOf } from './outline/folds.ts';

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
  const folds = file.parts.flatMap(({ manifest, offset }) => {
    const first = lines.positionAt(offset).line;
    const { whole, folds: within } = foldsOf(manifest);
    return [...(isSplit && whole ? [whole] : []), ...within].map(({ start, end, depth, comment }) => ({
      depth,
      range: {
        startLine: first + start,
        endLine: first + end,
        ...(comment && { kind: 'comment' }),
      } satisfies FoldingRange,
    }));
  });
  const { limit = Number.POSITIVE_INFINITY } = options;
  if (folds.length <= limit) return folds.map(({ range }) => range);
  const kept = new Set([...folds].sort((a, b) => a.depth - b.depth).slice(0, limit));
  return folds.filter((fold) => kept.has(fold)).map(({ range }) => range);
}
