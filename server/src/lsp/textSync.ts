import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { type LineTable, lineTable, type Range, type Span } from '../engine/index.ts';

/** The text after the changes of one notification, applied one after the other as LSP says. */
export function applyContentChanges(
  text: string,
  changes: readonly TextDocumentContentChangeEvent[],
  lines: (() => LineTable) | undefined = undefined,
): string {
  let current = text;
  let table: LineTable | undefined;
  // Editors send the changes of several cursors from the last to the first: the text before them is as it was, so
  // the lines counted once serve all of them.
  let unchangedUpTo = 0;
  for (const change of changes) {
    if (!('range' in change) || change.range === undefined) {
      current = change.text;
      table = undefined;
      continue;
    }
    table ??= current === text && lines ? lines() : lineTable(current);
    let span = spanOf(table, change.range);
    // At the border itself a clamped position would look the same, so only what lies before it is sure.
    if (current !== text && span.end >= unchangedUpTo) {
      table = lineTable(current);
      span = spanOf(table, change.range);
    }
    const { start, end } = span;
    current = current.slice(0, start) + change.text + current.slice(end);
    unchangedUpTo = start;
  }
  return current;
}

/** The span of a range, whichever way round it is written. */
function spanOf(lines: LineTable, range: Range): Span {
  const [a, b] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
  return { start: Math.min(a, b), end: Math.max(a, b) };
}
