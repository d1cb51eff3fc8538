import type { Span } from '../text/span.ts';
import { readFlow } from './cursorFlow.ts';
import { createFrames } from './cursorFrames.ts';
import { settle } from './cursorSettle.ts';
import type { LooseEntry, LooseNode, Spot } from './cursorSpots.ts';
import { nothing } from './cursorSpots.ts';
import type { Source } from './cursorTokens.ts';
import { isBlank, keyAt, lineEndAt, quoteAt, scalarAt, skipBlanks, trimmedEnd } from './cursorTokens.ts';
import type { YamlNode } from './nodes.ts';

/**
 * Reads a document line by line, by its indentation: whatever a line cannot be, it is not, and the next one is read as
 * if it had not been there.
 * @param text with placeholders masked (placeholders.ts)
 */
export function readBlocks(
  text: string,
  cursor: number,
  placeholders: readonly Span[],
): { readonly root?: YamlNode; readonly spots: readonly Spot[] } {
  const source: Source = { text, cursor, placeholders, spots: [], anchors: new Map() };
  const frames = createFrames();

  /** Reads the line that starts at an offset; gives where the next one starts. */
  const readLine = (start: number): number => {
    const lineEnd = lineEndAt(text, start);
    const next = lineEnd + 1;
    const end = trimmedEnd(text, start, lineEnd);
    const first = skipBlanks(text, start, end);
    const hasCursor = start <= cursor && cursor <= lineEnd;
    if (MARKER.test(text.slice(start, start + 4))) return next;
    if (first >= end || text[first] === '#') {
      const isBefore = first >= end || cursor <= first;
      if (hasCursor && isBefore) addSpots(cursor - start, { start: cursor, end: cursor }, '');
      return next;
    }
    for (let at = first; ; ) {
      if (text[at] !== '-' || (at + 1 < lineEnd && !isBlank(text, at + 1) && text[at + 1] !== '\r'))
        return readContent(at, start, lineEnd, at > first ? 'dash' : 'line');
      if (!frames.addItem(at - start, at)) return next;
      const after = skipBlanks(text, at + 1, lineEnd);
      if (after >= end || text[after] === '#') {
        if (hasCursor && at < cursor && cursor <= Math.max(after, trimmedEnd(text, at + 1, lineEnd)))
          addValue('dash', cursor - start, { start: cursor, end: cursor }, cursor === at + 1 ? ' ' : '', '');
        return next;
      }
      at = after;
    }
  };

  const addSpots = (column: number, span: Span, quote: '' | "'" | '"'): void => {
    source.spots.push(...frames.spotsAt(column, span, quote));
  };

  const addValue = (
    at: 'key' | 'dash',
    column: number,
    span: Span,
    lead: string,
    quote: '' | "'" | '"',
  ): void => {
    const hole = frames.hole();
    if (!hole) return;
    const { path, filled } = hole;
    source.spots.push({
      type: 'value',
      span,
      flow: false,
      path,
      at,
      column,
      lead,
      quote,
      listOnly: false,
      filled,
    });
  };

  /** What stands behind the dashes of a line: a key, or a value, or a word that is still to become one of both. */
  const readContent = (at: number, start: number, lineEnd: number, where: 'dash' | 'line'): number => {
    const column = at - start;
    const found = keyAt(source, at, lineEnd);
    if (!found) return readLone(at, start, lineEnd, where);
    const { key, colonEnd } = found;
    const opened = frames.openMap(column, at);
    if (!opened) return lineEnd + 1;
    const { map, path } = opened;
    const entry: LooseEntry = { key, column, value: nothing(colonEnd), span: { ...key.span } };
    if (touches(key.span)) {
      source.spots.push({ type: 'key', span: key.span, flow: false, path, map, column, colon: true });
    } else map.entries.push(entry);
    frames.await(entry, [...path, key.text]);
    const valueStart = skipBlanks(text, colonEnd, lineEnd);
    if (valueStart < trimmedEnd(text, colonEnd, lineEnd) && text[valueStart] !== '#')
      return readValue(valueStart, start, lineEnd, 'key');
    if (colonEnd <= cursor && cursor <= Math.min(valueStart, lineEnd))
      addValue('key', column, { start: cursor, end: cursor }, cursor === colonEnd ? ' ' : '', '');
    return lineEnd + 1;
  };

  const readLone = (at: number, start: number, lineEnd: number, where: 'dash' | 'line'): number => {
    const column = at - start;
    const hole = frames.hole();
    if (hole && hole.column < column) return readValue(at, start, lineEnd, where);
    const { scalar } = scalarAt(source, at, lineEnd, column);
    if (touches(scalar.span)) addSpots(column, scalar.span, quoteAt(text, at));
    return lineEnd + 1;
  };

  const readValue = (
    from: number,
    start: number,
    lineEnd: number,
    where: 'key' | 'dash' | 'line',
  ): number => {
    PROPERTIES.lastIndex = from;
    const properties = PROPERTIES.exec(text)?.[0] ?? '';
    const at = Math.min(from + properties.length, lineEnd);
    const column = frames.hole()?.column ?? -1;
    const anchor = ANCHOR.exec(properties)?.[1];
    if (anchor !== undefined) frames.whenFilled((node) => source.anchors.set(anchor, node));
    if (at >= lineEnd) return lineEnd + 1; // an anchor or a tag of what comes below
    if (BLOCK_SCALAR.test(text.slice(at, lineEnd))) return readBlockScalar(at, lineEnd, column);
    if (text[at] === '{' || text[at] === '[') {
      const { node, end } = readFlow(source, at, column, frames.hole()?.path ?? []);
      frames.fill(node);
      return lineEndAt(text, end) + 1;
    }
    const { scalar, end } = scalarAt(source, at, lineEnd, column);
    if (touches(scalar.span)) {
      const quote = quoteAt(text, at);
      if (where === 'line') addSpots(at - start, scalar.span, quote);
      else addValue(where, where === 'key' ? column : at - start, scalar.span, '', quote);
    } else frames.fill(aliased(scalar.text, scalar.span) ?? scalar);
    return lineEndAt(text, end) + 1;
  };

  const aliased = (written: string, span: Span): LooseNode | undefined => {
    const name = ALIAS.exec(written)?.[1];
    const node = name === undefined ? undefined : source.anchors.get(name);
    return node && name !== undefined ? { ...node, span: { ...span }, alias: name } : undefined;
  };

  const readBlockScalar = (at: number, lineEnd: number, column: number): number => {
    let end = lineEnd + 1;
    for (; end < text.length; end = lineEndAt(text, end) + 1) {
      const lineStop = lineEndAt(text, end);
      const first = skipBlanks(text, end, lineStop);
      const isEmpty = first >= trimmedEnd(text, end, lineStop);
      // An empty line in which somebody begins at the edge is not meant as text.
      if (isEmpty ? end <= cursor && cursor <= lineStop && cursor - end <= column : first - end <= column)
        break;
    }
    const style = text[at] === '>' ? 'folded' : 'literal';
    const content = text.slice(lineEnd + 1, end);
    frames.fill({ type: 'scalar', span: { start: at, end }, value: content, style, text: content });
    return end;
  };

  const touches = ({ start, end }: Span): boolean => start <= cursor && cursor <= end;

  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start <= text.length; ) start = readLine(start);
  const root = frames.root();
  if (root) settle(root);
  return { ...(root && { root }), spots: source.spots };
}

const MARKER = /^(?:(?:---|\.\.\.)(?:[\s]|$)|%)/;
const PROPERTIES = /(?:[&!][^\s,[\]{}]*(?:[ \t]+|(?=[\r\n]|$)))*/y;
const ANCHOR = /&(\S+)/;
const ALIAS = /^\*(\S+)$/;
const BLOCK_SCALAR = /^[|>][-+0-9]*[ \t]*(?:#.*)?\r?$/;
