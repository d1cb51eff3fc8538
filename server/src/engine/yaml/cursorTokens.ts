import type { Span } from '../text/span.ts';
import type { LooseNode, Spot } from './cursorSpots.ts';
import type { YamlScalar } from './nodes.ts';
import { resolvePlain } from './scalars.ts';

/** What the parts of the reading share (cursor.ts). */
export type Source = {
  readonly text: string;
  readonly cursor: number;
  readonly placeholders: readonly Span[];
  readonly spots: Spot[];
  readonly anchors: Map<string, LooseNode>;
};

/** A scalar and where the reading goes on behind it. */
export type Token = { readonly scalar: YamlScalar; readonly end: number };

export type Quote = '' | "'" | '"';

/**
 * The quoted or plain scalar at an offset.
 * @param lineEnd where its line ends
 * @param parentColumn lines that are not indented deeper end a quoted scalar that was never closed
 */
export function scalarAt(source: Source, at: number, lineEnd: number, parentColumn: number): Token {
  const { text } = source;
  const quote = quoteAt(text, at);
  if (quote === '') {
    PLAIN_END.lastIndex = at;
    const cut = PLAIN_END.exec(text)?.index ?? lineEnd;
    return plain(source, at, trimmedEnd(text, at, Math.min(cut, lineEnd)));
  }
  const closed = closingQuote(source, at, quote, parentColumn);
  if (closed === undefined) {
    const end = trimmedEnd(text, at, lineEnd);
    return { scalar: quoted(source, { start: at, end }, text.slice(at + 1, end), quote), end };
  }
  const inner = text.slice(at + 1, closed);
  return { scalar: quoted(source, { start: at, end: closed + 1 }, inner, quote), end: closed + 1 };
}

const PLAIN_END = /[ \t]#|[\r\n]/g;

/** The scalar at an offset inside brackets or braces. */
export function flowScalarAt(source: Source, at: number, parentColumn: number): Token {
  const { text } = source;
  const quote = quoteAt(text, at);
  if (quote !== '') return scalarAt(source, at, lineEndAt(text, at), parentColumn);
  FLOW_END.lastIndex = at;
  const end = FLOW_END.exec(text)?.index ?? text.length;
  return plain(source, at, trimmedEnd(text, at, end));
}

const FLOW_END = /[,[\]{}\r\n]|:(?=[\s,[\]{}]|$)|[ \t]#/g;

/** A key with its colon, at an offset of a block line; undefined where there is none. */
export function keyAt(
  source: Source,
  at: number,
  lineEnd: number,
): { readonly key: YamlScalar; readonly colonEnd: number } | undefined {
  const { text } = source;
  const quote = quoteAt(text, at);
  if (quote === '') {
    KEY_END.lastIndex = at;
    const colon = KEY_END.exec(text)?.index ?? lineEnd;
    if (colon >= lineEnd || text[colon] !== ':' || colon === at || NO_KEY.test(text[at] ?? ''))
      return undefined;
    return { key: plain(source, at, trimmedEnd(text, at, colon)).scalar, colonEnd: colon + 1 };
  }
  const { scalar, end } = scalarAt(source, at, lineEnd, Number.POSITIVE_INFINITY);
  const colon = skipBlanks(text, end, lineEnd);
  const isKey = text[colon] === ':' && (colon + 1 >= lineEnd || isBlank(text, colon + 1));
  return isKey ? { key: scalar, colonEnd: colon + 1 } : undefined;
}

const KEY_END = /:(?=[\s]|$)|[ \t]#|[\r\n]/g;
const NO_KEY = /[[\]{},#&*!|>%@`]/;

export function quoteAt(text: string, at: number): Quote {
  const character = text[at];
  return character === '"' || character === "'" ? character : '';
}

/** The closing quote; one that was forgotten is not looked for beyond the line in which somebody types. */
function closingQuote(
  { text, cursor }: Source,
  at: number,
  quote: string,
  parentColumn: number,
): number | undefined {
  const lineEnd = lineEndAt(text, at);
  const isTyped = at <= cursor && cursor <= lineEnd;
  for (let i = at + 1; i < text.length; i++) {
    const character = text[i];
    if (character === '\n' && (isTyped || indentAfter(text, i) <= parentColumn)) return undefined;
    if (character === '\\' && quote === '"') i++;
    else if (character === quote) {
      if (quote === "'" && text[i + 1] === "'") i++;
      else return i;
    }
  }
  return undefined;
}

/** The indentation of the next line that says something. */
export function indentAfter(text: string, newline: number): number {
  for (let start = newline + 1; ; ) {
    let at = start;
    while (text[at] === ' ') at++;
    if (text[at] !== '\n' && text[at] !== '\r') return at >= text.length ? -1 : at - start;
    start = lineEndAt(text, at) + 1;
  }
}

function plain(source: Source, start: number, end: number): Token {
  const text = source.text.slice(start, end);
  const isUnknown = isPlaceholder(source, start, end);
  const value = isUnknown ? text : resolvePlain(text);
  const scalar: YamlScalar = { type: 'scalar', span: { start, end }, value, style: 'plain', text };
  return { scalar: isUnknown ? { ...scalar, placeholder: true } : scalar, end };
}

function quoted(source: Source, span: Span, inner: string, quote: '"' | "'"): YamlScalar {
  const text = quote === "'" ? inner.replaceAll("''", "'") : inner.replaceAll(/\\(["\\/])/g, '$1');
  const style = quote === "'" ? 'single-quoted' : 'double-quoted';
  const scalar: YamlScalar = { type: 'scalar', span, value: text, style, text };
  return isPlaceholder(source, span.start, span.end) ? { ...scalar, placeholder: true } : scalar;
}

function isPlaceholder({ placeholders }: Source, start: number, end: number): boolean {
  return placeholders.some((placeholder) => placeholder.start < end && start < placeholder.end);
}

export function isBlank(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\t';
}

export function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text, at)) at++;
  return at;
}

/** Where the line of an offset ends, before its line feed. */
export function lineEndAt(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline;
}

export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && (isBlank(text, at - 1) || text[at - 1] === '\r')) at--;
  return at;
}
