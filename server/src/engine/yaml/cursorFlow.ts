import type { LooseEntry, LooseMap, LooseNode, LooseSequence } from './cursorSpots.ts';
import { newMap, newSequence, nothing } from './cursorSpots.ts';
import type { Source } from './cursorTokens.ts';
import { flowScalarAt, indentAfter, lineEndAt, quoteAt } from './cursorTokens.ts';
import type { Path } from './pointer.ts';

/** A map or list in braces or brackets, and where the reading goes on behind it. */
export type FlowRead = { readonly node: LooseNode; readonly end: number };

/**
 * Reads from a brace or bracket on. Where the closing one is missing, it ends before the first line that is not
 * indented deeper than `parentColumn`.
 */
export function readFlow(source: Source, start: number, parentColumn: number, path: Path): FlowRead {
  const { text, cursor, spots } = source;
  let at = start;

  /** Goes over blanks, line breaks and comments; tells whether anything may follow. */
  const skip = (): boolean => {
    while (at < text.length) {
      const character = text[at];
      if (character === '#' && /\s/.test(text[at - 1] ?? ' ')) at = lineEndAt(text, at);
      else if (character === '\n' && isBeyond(text, at, parentColumn)) return false;
      else if (character === ' ' || character === '\n' || character === '\t' || character === '\r') at++;
      else return true;
    }
    return false;
  };
  const isHere = (from: number): boolean => from <= cursor && cursor <= at;
  const empty = { start: cursor, end: cursor };

  const readNode = (way: Path, depth: number): LooseNode => {
    const character = text[at];
    if (depth < DEEPEST && character === '{') return readMap(way, depth);
    if (depth < DEEPEST && character === '[') return readList(way, depth);
    const { scalar, end } = flowScalarAt(source, at, parentColumn);
    at = Math.max(end, at + 1); // a lone `:` or a bracket too deep
    if (!isTouched(scalar.span)) return scalar;
    const quote = quoteAt(text, scalar.span.start);
    value(way, scalar.span, '', quote);
    return nothing(scalar.span.start);
  };

  const isTouched = (span: { readonly start: number; readonly end: number }): boolean =>
    span.start <= cursor && cursor <= span.end;

  const value = (way: Path, span: typeof empty, lead: string, quote: '' | "'" | '"'): void => {
    const filled = (): undefined => undefined;
    const rest = { column: 0, listOnly: false, filled } as const;
    spots.push({ type: 'value', span, flow: true, path: way, at: 'flow', lead, quote, ...rest });
  };

  const readMap = (way: Path, depth: number): LooseMap => {
    const map = newMap(columnOf(text, at), at, true);
    const key = (span: typeof empty, colon: boolean): void => {
      spots.push({ type: 'key', span, flow: true, path: way, map, column: map.column, colon });
    };
    at++;
    for (let awaited = true; ; ) {
      const from = at;
      const goesOn = skip();
      if (awaited && isHere(from) && !(goesOn && isWord(text[at]) && cursor === at)) key(empty, false);
      if (!goesOn || text[at] === ']') return map;
      if (text[at] === '}') {
        at++;
        return map;
      }
      awaited = text[at] === ',';
      if (awaited) at++;
      else addEntry(map, way, depth, key);
    }
  };

  const addEntry = (
    map: LooseMap,
    way: Path,
    depth: number,
    key: (span: typeof empty, colon: boolean) => void,
  ): void => {
    const { scalar, end } = flowScalarAt(source, at, parentColumn);
    const keyPath = [...way, scalar.text];
    at = Math.max(end, at + (text[at] === ':' ? 0 : 1));
    const colonAwaited = skip();
    const colon = colonAwaited && text[at] === ':';
    const touched = isTouched(scalar.span);
    if (touched) key(scalar.span, colon);
    const entry: LooseEntry = {
      key: scalar,
      column: map.column,
      value: nothing(at),
      span: { ...scalar.span },
    };
    if (!touched) map.entries.push(entry);
    if (!colon) return;
    const from = ++at;
    const goesOn = skip();
    if (goesOn && !'},]'.includes(text[at] ?? '')) entry.value = readNode(keyPath, depth + 1);
    else if (isHere(from)) value(keyPath, empty, cursor === from ? ' ' : '', '');
  };

  const readList = (way: Path, depth: number): LooseSequence => {
    const list = newSequence(columnOf(text, at), at, true);
    at++;
    for (let awaited = true; ; ) {
      const from = at;
      const goesOn = skip();
      if (awaited && isHere(from) && !(goesOn && isWord(text[at]) && cursor === at)) {
        value([...way, list.items.length], empty, '', '');
      }
      if (!goesOn || text[at] === '}') return list;
      if (text[at] === ']') {
        at++;
        return list;
      }
      awaited = text[at] === ',';
      if (awaited || text[at] === ':') at++;
      else list.items.push(readNode([...way, list.items.length], depth + 1));
    }
  };

  const node = readNode(path, 0);
  return { node, end: at };
}

/** Deeper nesting is somebody's joke. */
const DEEPEST = 100;

function isWord(character: string | undefined): boolean {
  return character !== undefined && !',]}'.includes(character);
}

/** Whether the next line belongs to what is around the braces. */
function isBeyond(text: string, newline: number, parentColumn: number): boolean {
  const indent = indentAfter(text, newline);
  if (indent === -1 || indent > parentColumn) return false;
  const next = text.slice(newline + 1).trimStart()[0] ?? '';
  return !'}],'.includes(next);
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}
