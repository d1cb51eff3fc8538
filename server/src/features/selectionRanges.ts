import type { Position, SelectionRange } from 'vscode-languageserver-types';
import type { Snapshot, Span } from '../engine/index.ts';
import { placeAt, pointerOf, shiftSpan } from '../engine/index.ts';
import type { AtCursor } from './atCursor.ts';
import { atCursor } from './atCursor.ts';
import { isWithin, withoutBlanks } from './spans.ts';

/** For each position the words, values, entries and blocks around it, from the inside out. */
export function selectionRanges(
  snapshot: Snapshot,
  uri: string,
  positions: readonly Position[],
): SelectionRange[] {
  return positions.map((position) => {
    const at = atCursor(snapshot, uri, position);
    const lines = at?.file.lines();
    const empty: SelectionRange = { range: { start: position, end: position } };
    if (!at || !lines) return empty;
    return (
      spansAround(at).reduceRight<SelectionRange | undefined>(
        (parent, span) => ({
          range: lines.rangeOf(shiftSpan(span, at.part.offset)),
          ...(parent && { parent }),
        }),
        undefined,
      ) ?? empty
    );
  });
}

/** Growing spans that hold the cursor: each contains the one before it. */
function spansAround({ hit, offset, part }: AtCursor): Span[] {
  const root = part.manifest.reading === 'too-large' ? undefined : part.manifest.yaml().root;
  const whole = { start: 0, end: part.manifest.text.length };
  const around: Span[] = hit ? [hit.span] : [];
  for (let depth = hit?.path.length ?? 0; root && hit && depth >= 0; depth--) {
    const place = placeAt(root, pointerOf(hit.path.slice(0, depth)));
    if (!place) continue;
    around.push(place.node.span);
    if (place.entry) around.push(place.entry.span);
  }
  const spans: Span[] = [];
  for (const span of [...around, whole].map((each) => withoutBlanks(part.manifest.text, each))) {
    const inner = spans.at(-1) ?? { start: offset, end: offset };
    const isLarger = span.end - span.start > inner.end - inner.start;
    if (isLarger && isWithin(inner, span)) spans.push(span);
  }
  return spans;
}
