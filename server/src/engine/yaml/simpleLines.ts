import type { YamlScalar } from './nodes.ts';
import { resolvePlain } from './scalars.ts';
import { afterSpaces, isBlank, plainEnd, scalarOf } from './simpleLeaf.ts';

/** Values that go on over several lines, in the forms that simple.ts reads. Anything else is undefined. */

/** A value and where the line after it begins. */
export type Lines = { readonly node: YamlScalar; readonly end: number };

const HASH = 35;
const PIPE = 124;
const SINGLE_QUOTE = 39;
const PLUS = 43;
const MINUS = 45;

/** The text block whose `|`, `|-` or `|+` stands at `at`; `column` is that of the key or dash that it belongs to. */
export function literalAt(text: string, at: number, column: number): Lines | undefined {
  if (text.charCodeAt(at) !== PIPE) return undefined;
  const strips = text.charCodeAt(at + 1) === MINUS;
  const keeps = text.charCodeAt(at + 1) === PLUS;
  const header = at + (strips || keeps ? 2 : 1);
  if (text[header] !== '\n') return undefined;
  const first = header + 1;
  const indent = afterSpaces(text, first) - first;
  if (indent <= column) return undefined;
  const lines: string[] = [];
  let end = first; // behind the last line that is not empty
  let kept = 0;
  for (let line = first; line < text.length; ) {
    const newline = text.indexOf('\n', line);
    if (newline === -1) return undefined;
    const begins = afterSpaces(text, line);
    if (begins === newline) {
      if (begins > line || lines.length === 0) return undefined; // blanks that may count
      lines.push('');
      if (keeps) {
        kept = lines.length;
        end = newline + 1;
      }
    } else {
      if (begins - line < indent) {
        if (begins - line > column || text.charCodeAt(begins) === HASH) return undefined;
        break;
      }
      const content = text.slice(line + indent, newline);
      if (!isPrintable(content)) return undefined;
      lines.push(content);
      kept = lines.length;
      end = newline + 1;
    }
    line = newline + 1;
  }
  const content = lines.slice(0, kept).join('\n') + (strips ? '' : '\n');
  return { node: scalarOf(content, content, 'literal', at, end), end };
}

/** A value in single quotes that goes on over deeper lines, none of which is empty. */
export function quotedLinesAt(text: string, at: number, column: number): Lines | undefined {
  if (text.charCodeAt(at) !== SINGLE_QUOTE) return undefined;
  const lines: string[] = [];
  for (let start = at + 1; ; ) {
    const newline = text.indexOf('\n', start);
    if (newline === -1) return undefined;
    const close = closingQuote(text, start, newline);
    const content = text.slice(start, close ?? newline);
    if (!isPrintable(content)) return undefined;
    lines.push(content);
    if (close !== undefined) {
      if (afterSpaces(text, close + 1) !== newline || lines.length === 1) return undefined;
      const value = lines.join(' ').replaceAll("''", "'");
      return { node: scalarOf(value, value, 'single-quoted', at, close + 1), end: newline + 1 };
    }
    start = afterSpaces(text, newline + 1);
    if (start - newline - 1 <= column) return undefined;
  }
}

/** The quote that ends the value before `end`; doubled ones are part of it. */
function closingQuote(text: string, start: number, end: number): number | undefined {
  for (let i = start; i < end; i++)
    if (text.charCodeAt(i) === SINGLE_QUOTE) {
      if (text.charCodeAt(i + 1) !== SINGLE_QUOTE) return i;
      i++;
    }
  return undefined;
}

/** A plain value that goes on over deeper lines, each of which is plain by itself. */
export function foldedAt(text: string, at: number, column: number): Lines | undefined {
  const words: string[] = [];
  let start = at;
  let valueEnd = at;
  for (;;) {
    const end = plainEnd(text, start, words.length > 0);
    if (end === undefined) return undefined;
    words.push(text.slice(start, end));
    valueEnd = end;
    const newline = afterSpaces(text, end);
    if (text[newline] !== '\n') return undefined; // a comment, or the text's end
    const next = afterSpaces(text, newline + 1);
    if (next - newline - 1 <= column || isBlank(text.charCodeAt(next))) {
      const content = words.join(' ');
      const node = scalarOf(resolvePlain(content), content, 'plain', at, valueEnd);
      return words.length > 1 ? { node, end: newline + 1 } : undefined;
    }
    start = next;
  }
}

/** Letters, punctuation and blanks inside; no line ends with a blank, which could be half of a line break. */
function isPrintable(content: string): boolean {
  return PRINTABLE.test(content);
}

const PRINTABLE = /^[\x20-\x7e\xa0-\u2027\u202a-\ud7ff]*[\x21-\x7e\xa1-\u2027\u202a-\ud7ff]$/;
