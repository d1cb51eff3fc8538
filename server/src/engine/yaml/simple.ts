import type { YamlEntry, YamlNode } from './nodes.ts';
import { afterSpaces, hasKey, isBlank, jsonAt, keyAt, leafAt, scalarOf } from './simpleLeaf.ts';
import { foldedAt, literalAt, quotedLinesAt } from './simpleLines.ts';

/**
 * Reads a document that is written as most manifests are: block maps and lists, values on one line, comments; or JSON.
 * Gives exactly what the parser gives (a test compares them), many times faster; undefined for anything else, which
 * is then the parser's: anchors, tags, tabs, mistakes of any kind.
 */
export function readSimple(text: string): YamlNode | undefined {
  // To the reader a line that ends with a blank is the same, and as long as one that ends with CRLF.
  const reader = createReader(text.includes('\r') ? text.replaceAll('\r\n', ' \n') : text);
  return reader && (jsonAt(reader.text, reader.at) ?? readRoot(reader));
}

/** Where the reader is: at the first character of a line's content, or behind a `- ` that begins another block. */
type Reader = {
  readonly text: string;
  at: number;
  /** The column of `at`; -1 at the end of the text. */
  column: number;
  /** Where the last value's line ends, comment and newline included: there its block ends, too. */
  end: number;
};

const NEWLINE = 10;
const HASH = 35;
const DASH = 45;
const MAX_DEPTH = 100;
/** As `column`: a comment is deeper than what follows it, so it is part of some block above, or of none. */
const NOT_SIMPLE = -2;

/** A reader at the first line of content; undefined for an empty document. */
function createReader(text: string): Reader | undefined {
  const reader: Reader = { text, at: 0, column: -1, end: 0 };
  if (!nextContent(reader, 0)) return undefined;
  if (reader.column === 0 && text.startsWith('---', reader.at)) {
    const rest = endOfLine(text, reader.at + 3);
    if (rest === undefined || !nextContent(reader, rest)) return undefined;
  }
  return reader.column === 0 ? reader : undefined;
}

function readRoot(reader: Reader): YamlNode | undefined {
  const root = block(reader, 0);
  return reader.column === -1 ? root : undefined;
}

/** The map or list whose first line the reader is at. */
function block(reader: Reader, depth: number): YamlNode | undefined {
  if (depth > MAX_DEPTH) return undefined;
  return isDash(reader) ? sequence(reader, depth) : map(reader, depth);
}

function map(reader: Reader, depth: number): YamlNode | undefined {
  const { text, at: start, column } = reader;
  const entries: YamlEntry[] = [];
  while (reader.column === column && !isDash(reader)) {
    const key = keyAt(text, reader.at);
    if (!key || hasKey(entries, key.text)) return undefined;
    const value = valueAfter(reader, key.span.end + 1, column, depth);
    if (!value) return undefined;
    const end = value.span.end > key.span.end ? value.span.end : key.span.end;
    entries.push({ key, value, span: { start: key.span.start, end } });
  }
  if (reader.column > column || entries.length === 0) return undefined;
  return { type: 'map', span: { start, end: reader.end }, flow: false, entries };
}

/** The value of a map's key, from behind the colon on; the reader is then at the line after it. */
function valueAfter(reader: Reader, colonEnd: number, column: number, depth: number): YamlNode | undefined {
  const { text } = reader;
  const at = afterSpaces(text, colonEnd);
  const code = text.charCodeAt(at);
  if (!isBlank(code) && code !== HASH) return leaf(reader, at, column);
  const rest = endOfLine(text, colonEnd);
  if (rest === undefined) return undefined;
  advance(reader, rest);
  if (reader.column > column || (reader.column === column && isDash(reader))) return block(reader, depth + 1);
  // An empty value lies somewhere before what follows it, if that is a comment: too fine for here.
  const next = reader.column === -1 ? text.length : reader.at;
  if (text.charCodeAt(colonEnd) !== NEWLINE || text.slice(colonEnd, next).includes('#')) return undefined;
  reader.end = colonEnd;
  return scalarOf(null, '', 'plain', colonEnd, colonEnd);
}

function sequence(reader: Reader, depth: number): YamlNode | undefined {
  const { at: start, column } = reader;
  const items: YamlNode[] = [];
  while (reader.column === column && isDash(reader)) {
    const item = itemAfter(reader, reader.at + 1, column, depth);
    if (!item) return undefined;
    items.push(item);
  }
  if (reader.column > column) return undefined;
  return { type: 'sequence', span: { start, end: reader.end }, flow: false, items };
}

/** The item behind a dash; it may be a block that begins on the same line. */
function itemAfter(reader: Reader, dashEnd: number, column: number, depth: number): YamlNode | undefined {
  const { text } = reader;
  const at = afterSpaces(text, dashEnd);
  const code = text.charCodeAt(at);
  if (isBlank(code) || code === HASH) {
    const rest = endOfLine(text, dashEnd);
    if (rest === undefined) return undefined;
    advance(reader, rest);
    return reader.column > column ? block(reader, depth + 1) : undefined;
  }
  const isBlock = (code === DASH && isBlank(text.charCodeAt(at + 1))) || keyAt(text, at) !== undefined;
  if (!isBlock) return leaf(reader, at, column);
  reader.column += at - reader.at;
  reader.at = at;
  return block(reader, depth + 1);
}

/** A value on the rest of the line, or on several. A deeper line after it would go on with it, which is not simple. */
function leaf(reader: Reader, at: number, column: number): YamlNode | undefined {
  const { text } = reader;
  const lines = literalAt(text, at, column) ?? quotedLinesAt(text, at, column) ?? foldedAt(text, at, column);
  const node = lines?.node ?? leafAt(text, at);
  const rest = lines?.end ?? (node && endOfLine(text, node.span.end));
  if (!node || rest === undefined) return undefined;
  reader.end = rest;
  advance(reader, rest);
  return reader.column > column ? undefined : node;
}

/** Behind the newline of a line that has nothing but a comment left; undefined if it has more. */
function endOfLine(text: string, from: number): number | undefined {
  const at = afterSpaces(text, from);
  const code = text.charCodeAt(at);
  if (code === NEWLINE) return at + 1;
  if (at >= text.length) return text.length;
  if (code !== HASH || at === from) return undefined;
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

/** Goes to the next line of content; at the text's end the column is -1. */
function advance(reader: Reader, from: number): void {
  nextContent(reader, from);
}

function nextContent(reader: Reader, from: number): boolean {
  const { text } = reader;
  let deepestComment = 0;
  for (let line = from; line < text.length; ) {
    const at = afterSpaces(text, line);
    const code = text.charCodeAt(at);
    if (at < text.length && code !== NEWLINE && code !== HASH) {
      reader.at = at;
      reader.column = at - line < deepestComment ? NOT_SIMPLE : at - line;
      return true;
    }
    if (code === HASH) deepestComment = Math.max(deepestComment, at - line);
    const newline = text.indexOf('\n', at);
    line = newline === -1 ? text.length : newline + 1;
  }
  reader.column = deepestComment > 0 ? NOT_SIMPLE : -1;
  return false;
}

function isDash({ text, at }: Reader): boolean {
  return text.charCodeAt(at) === DASH && isBlank(text.charCodeAt(at + 1));
}
