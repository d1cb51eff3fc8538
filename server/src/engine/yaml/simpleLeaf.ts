import type { Span } from '../text/span.ts';
import type { ScalarStyle, YamlEntry, YamlNode, YamlScalar } from './nodes.ts';
import { resolvePlain } from './scalars.ts';

/** Values that stand on one line, in the forms that simple.ts reads. Anything else is undefined. */

const SPACE = 32;
const NEWLINE = 10;
const HASH = 35;
const COLON = 58;
const COMMA = 44;
const DASH = 45;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const BACKSLASH = 92;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** The scalar or one-line collection at `at`, in block context. */
export function leafAt(text: string, at: number): YamlNode | undefined {
  const first = text.charCodeAt(at);
  if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) return quotedAt(text, at, first);
  if (first === OPEN_BRACKET || first === OPEN_BRACE) return flowAt(text, at, 0, afterSpaces);
  return plainAt(text, at);
}

/** A document that is one collection in brackets from `at` to its end, as JSON is, on as many lines as it likes. */
export function jsonAt(text: string, at: number): YamlNode | undefined {
  const first = text.charCodeAt(at);
  if (first !== OPEN_BRACKET && first !== OPEN_BRACE) return undefined;
  const root = flowAt(text, at, 0, afterBlanks);
  return root && afterBlanks(text, root.span.end) === text.length ? root : undefined;
}

/** A key with its colon: letters, digits and what else API names hold, or a text in quotes. */
export function keyAt(text: string, at: number): YamlScalar | undefined {
  const first = text.charCodeAt(at);
  if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) {
    const key = quotedAt(text, at, first);
    const end = key?.span.end ?? 0;
    return text.charCodeAt(end) === COLON && isBlank(text.charCodeAt(end + 1)) ? key : undefined;
  }
  if (!isLetter(text.charCodeAt(at))) return undefined;
  let end = at + 1;
  while (isKeyPart(text.charCodeAt(end))) end++;
  if (text.charCodeAt(end) !== COLON || !isBlank(text.charCodeAt(end + 1))) return undefined;
  return plain(text, at, end);
}

export function scalarOf(
  value: YamlScalar['value'],
  text: string,
  style: ScalarStyle,
  start: number,
  end: number,
): YamlScalar {
  return { type: 'scalar', span: { start, end }, value, style, text };
}

function plain(text: string, start: number, end: number): YamlScalar {
  const content = text.slice(start, end);
  return scalarOf(resolvePlain(content), content, 'plain', start, end);
}

function plainAt(text: string, at: number): YamlScalar | undefined {
  const end = plainEnd(text, at);
  return end === undefined ? undefined : plain(text, at, end);
}

/**
 * Where the plain scalar at `at` ends on its line, blanks and a comment excluded. A line that goes on with one may begin
 * with nearly any character.
 */
export function plainEnd(text: string, at: number, goesOn = false): number | undefined {
  const first = text.charCodeAt(at);
  const begins = first < 128 ? PLAIN_START[first] === true || (goesOn && GOES_ON[first]) : isOrdinary(first);
  if (!begins || (first === DASH && isBlank(text.charCodeAt(at + 1)))) return undefined;
  let end = at + 1; // behind the last character that is no space
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === NEWLINE) break;
    if (code === SPACE) continue;
    if (code === HASH && text.charCodeAt(i - 1) === SPACE) break;
    if ((code === COLON && isBlank(text.charCodeAt(i + 1))) || !isOrdinary(code)) return undefined;
    end = i + 1;
  }
  return end;
}

function quotedAt(text: string, at: number, quote: number): YamlScalar | undefined {
  let doubled = false; // the single quotes of `it''s`
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) {
      if (text.charCodeAt(i + 1) === quote) {
        if (quote === DOUBLE_QUOTE) return undefined;
        doubled = true;
        i++;
        continue;
      }
      const inner = text.slice(at + 1, i);
      const content = doubled ? inner.replaceAll("''", "'") : inner;
      const style = quote === DOUBLE_QUOTE ? 'double-quoted' : 'single-quoted';
      return scalarOf(content, content, style, at, i + 1);
    }
    if (code === NEWLINE || (code === BACKSLASH && quote === DOUBLE_QUOTE) || !isOrdinary(code))
      return undefined;
  }
  return undefined;
}

const MAX_FLOW_DEPTH = 20;

/** Goes over what may stand between the parts of a collection. */
type Skip = (text: string, at: number) => number;

function flowAt(text: string, at: number, depth: number, skip: Skip): YamlNode | undefined {
  if (depth > MAX_FLOW_DEPTH) return undefined;
  return text.charCodeAt(at) === OPEN_BRACKET
    ? flowSequenceAt(text, at, depth, skip)
    : flowMapAt(text, at, depth, skip);
}

function flowSequenceAt(text: string, at: number, depth: number, skip: Skip): YamlNode | undefined {
  const items: YamlNode[] = [];
  let i = skip(text, at + 1);
  while (text.charCodeAt(i) !== CLOSE_BRACKET) {
    const item = flowValueAt(text, i, depth, skip);
    const next = item && flowSeparator(text, item.span, CLOSE_BRACKET, skip);
    if (!item || next === undefined) return undefined;
    items.push(item);
    i = next;
  }
  return { type: 'sequence', span: { start: at, end: i + 1 }, flow: true, items };
}

function flowMapAt(text: string, at: number, depth: number, skip: Skip): YamlNode | undefined {
  const entries: YamlEntry[] = [];
  const keys = new Set<string>();
  let i = skip(text, at + 1);
  while (text.charCodeAt(i) !== CLOSE_BRACE) {
    const key = keyAt(text, i);
    if (!key || text.charCodeAt(key.span.end + 1) !== SPACE || keys.has(key.text)) return undefined;
    const value = flowValueAt(text, afterSpaces(text, key.span.end + 1), depth, skip);
    const next = value && flowSeparator(text, value.span, CLOSE_BRACE, skip);
    if (!value || next === undefined) return undefined;
    keys.add(key.text);
    entries.push({ key, value, span: { start: key.span.start, end: value.span.end } });
    i = next;
  }
  return { type: 'map', span: { start: at, end: i + 1 }, flow: true, entries };
}

/** Behind the comma that follows a value, or at the bracket that closes its collection. */
function flowSeparator(text: string, { end }: Span, close: number, skip: Skip): number | undefined {
  const at = skip(text, end);
  const code = text.charCodeAt(at);
  if (code === close) return at;
  const next = skip(text, at + 1);
  return code === COMMA && text.charCodeAt(next) !== close ? next : undefined;
}

function flowValueAt(text: string, at: number, depth: number, skip: Skip): YamlNode | undefined {
  const first = text.charCodeAt(at);
  if (first === DOUBLE_QUOTE || first === SINGLE_QUOTE) return quotedAt(text, at, first);
  if (first === OPEN_BRACKET || first === OPEN_BRACE) return flowAt(text, at, depth + 1, skip);
  let end = at;
  while (isKeyPart(text.charCodeAt(end))) end++;
  return end > at && (first !== DASH || end > at + 1) ? plain(text, at, end) : undefined;
}

/** Whether one of the entries has this key; such a map is not simple. */
export function hasKey(entries: readonly YamlEntry[], key: string): boolean {
  for (const entry of entries) if (entry.key.text === key) return true;
  return false;
}

export function afterSpaces(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === SPACE) i++;
  return i;
}

/** As afterSpaces, over the ends of lines, too. */
function afterBlanks(text: string, at: number): number {
  let i = at;
  for (let code = text.charCodeAt(i); code === SPACE || code === NEWLINE; code = text.charCodeAt(i)) i++;
  return i;
}

/** A space, a line's end or the text's. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === NEWLINE || Number.isNaN(code);
}

/** Neither a control character nor anything else that YAML or an editor sees in another way than a letter. */
function isOrdinary(code: number): boolean {
  return (
    (code >= SPACE && code < 127) || (code >= 0xa0 && code < 0xd800 && code !== 0x2028 && code !== 0x2029)
  );
}

const KEY_PARTS = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./-');
const LETTERS = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_');
/** Characters that begin a plain scalar and nothing else. */
const PLAIN_START = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./+-~(^$;\\');

/** Characters that mean something at the beginning of a value, but not within one. */
const GOES_ON = tableOf('=|&!*"\'>%@`)<');

function tableOf(characters: string): readonly boolean[] {
  const table = new Array<boolean>(128).fill(false);
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = true;
  return table;
}

function isKeyPart(code: number): boolean {
  return KEY_PARTS[code] === true;
}

function isLetter(code: number): boolean {
  return LETTERS[code] === true;
}
