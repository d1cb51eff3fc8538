import type { Position, Range, Span } from './span.ts';

/** Where each line of a text starts. `\n`, `\r\n` and a lone `\r` end a line, as in LSP. */
export type LineTable = {
  readonly lineCount: number;
  /** The position of an offset; offsets outside the text are taken to its nearest end. */
  positionAt(offset: number): Position;
  /** The offset of a position; lines and characters that do not exist are taken to the nearest that do. */
  offsetAt(position: Position): number;
  rangeOf(span: Span): Range;
  /** The offset at which a zero-based line starts. */
  lineStart(line: number): number;
};

/** Reads the line starts of `text` in one pass. */
export function lineTable(text: string): LineTable {
  const starts = lineStarts(text);
  const clampLine = (line: number): number => Math.min(Math.max(line, 0), starts.length - 1);
  const startOf = (line: number): number => starts[clampLine(line)] ?? 0;

  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  const positionAt = (offset: number): Position => {
    const within = Math.min(Math.max(offset, 0), text.length);
    const line = lineAt(within);
    return { line, character: within - startOf(line) };
  };

  const offsetAt = (position: Position): number => {
    if (position.line < 0) return 0;
    if (position.line >= starts.length) return text.length;
    const start = startOf(position.line);
    const next = starts[position.line + 1];
    const end = next === undefined ? text.length : endOfLine(text, start, next);
    return Math.min(Math.max(start + position.character, start), end);
  };

  return {
    lineCount: starts.length,
    positionAt,
    offsetAt,
    rangeOf: (span) => ({ start: positionAt(span.start), end: positionAt(span.end) }),
    lineStart: startOf,
  };
}

const LF = 10;
const CR = 13;

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let lf = text.indexOf('\n'), cr = text.indexOf('\r'); lf !== -1 || cr !== -1; ) {
    const end = cr === -1 || (lf !== -1 && lf < cr) ? lf : text.charCodeAt(cr + 1) === LF ? cr + 1 : cr;
    starts.push(end + 1);
    if (lf !== -1 && lf <= end) lf = text.indexOf('\n', end + 1);
    if (cr !== -1 && cr <= end) cr = text.indexOf('\r', end + 1);
  }
  return starts;
}

function endOfLine(text: string, start: number, nextStart: number): number {
  let end = nextStart;
  if (end > start && text.charCodeAt(end - 1) === LF) end--;
  if (end > start && text.charCodeAt(end - 1) === CR) end--;
  return end;
}
