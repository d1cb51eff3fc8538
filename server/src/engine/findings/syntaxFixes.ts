import type { FilePart } from '../manifest/file.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import type { Span } from '../text/span.ts';
import { readDocument } from '../yaml/read.ts';
import { replaceSpan } from './edits.ts';
import type { Finding, Fix, TextEdit } from './finding.ts';
import { endOfLine, startOfLine } from './places.ts';
import type { FixContext } from './rule.ts';

/** Repairs of what is no YAML: only those after which the parser comes further than before. */
export function syntaxFixes(finding: Finding, { part }: FixContext): readonly Fix[] {
  return repairs(finding, part).filter(({ edits }) => helps(part, edits));
}

function helps(part: FilePart, edits: readonly TextEdit[]): boolean {
  let { text } = part.manifest;
  let shift = 0;
  for (const { span, newText } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    text = text.slice(0, span.start - part.offset) + newText + text.slice(span.end - part.offset);
    shift += newText.length - (span.end - span.start);
  }
  const breaks = readDocument(text).problems.flatMap(({ type, span }) =>
    type === 'duplicate-key' ? [] : [span.start],
  );
  return breaks.every((at) => at > (part.manifest.brokenAt ?? 0) + shift);
}

function repairs(finding: Finding, part: FilePart): readonly Fix[] {
  const { text } = part.manifest;
  const { span } = finding;
  switch (finding.data?.mistake) {
    case 'tab-indentation':
      return [fix(message('fix.tabs'), tabsToSpaces(part), true)];
    case 'unknown-alias': // a word may be the name of an anchor that is yet to come; a wildcard is none
      return text.charAt(span.start + 1) === '.' ? [fix(message('fix.quote'), [quote(part, span)])] : [];
    case 'nested-mapping':
    case 'reserved-character':
      return [fix(message('fix.quote'), [quote(part, valueAt(text, span.start))])];
    case 'text-after-quote':
      return [fix(message('fix.quote'), [quote(part, valueAt(text, startOfValue(text, span.start)))])];
    case 'bad-escape':
      return escapeFixes(part, span);
    case 'missing-colon':
      return colonFixes(part, span);
    case 'missing-space': {
      const colon = text.indexOf(':', span.start) + 1;
      return [fix(message('fix.space'), [replaceSpan(part, { start: colon, end: colon }, ' ')])];
    }
    case 'unclosed-quote':
      return [fix(message('fix.close-quote'), [closeQuote(part, span)])];
    case 'unclosed-flow':
      return closeFlow(part, span);
    case 'inline-list': {
      const { start, end } = valueAt(text, span.start);
      const list = `[${text.slice(start, end).replace(/^-[ \t]*/, '')}]`;
      return [fix(message('fix.brackets'), [replaceSpan(part, { start, end }, list)])];
    }
    default:
      return [];
  }
}

function fix(title: Message, edits: readonly TextEdit[], safe = false): Fix {
  return { title, safe, preferred: true, edits };
}

/** Tabs in the indentation of every line, in the width that makes YAML of it. */
function tabsToSpaces(part: FilePart): TextEdit[] {
  const { text } = part.manifest;
  const widths = [2, 4, 8];
  const reads = (width: number): boolean =>
    readDocument(expand(text, width)).problems.every(({ type }) => type !== 'syntax');
  const width = widths.find(reads) ?? 2;
  return [...text.matchAll(INDENTATION)].flatMap((match) => {
    const span = { start: match.index, end: match.index + match[0].length };
    return match[0].includes('\t') ? [replaceSpan(part, span, expand(match[0], width))] : [];
  });
}

const INDENTATION = /^[ \t]+(?:-[ \t]+)*|(?<=^-)[ \t]+/gm;

function expand(text: string, width: number): string {
  return text.replaceAll(INDENTATION, (blanks) => blanks.replaceAll('\t', ' '.repeat(width)));
}

/** From `start` to the end of the value on this line, without a comment. */
function valueAt(text: string, start: number): Span {
  const line = text.slice(start, endOfLine(text, start));
  const value = line.replace(/[ \t]+#.*$/, '').trimEnd();
  return { start, end: start + value.length };
}

function startOfValue(text: string, offset: number): number {
  const lineStart = startOfLine(text, offset);
  const before = text.slice(lineStart, offset);
  const opening = /^[ \t-]*(?:[^"'\s:]+:[ \t]+)?(?=["'])/.exec(before);
  return lineStart + (opening?.[0].length ?? before.length);
}

function quote(part: FilePart, span: Span): TextEdit {
  const value = part.manifest.text.slice(span.start, span.end);
  return replaceSpan(
    part,
    span,
    value.includes('"') || value.includes('\\') ? singleQuoted(value) : `"${value}"`,
  );
}

function singleQuoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function escapeFixes(part: FilePart, span: Span): readonly Fix[] {
  const { text } = part.manifest;
  const line = text.slice(startOfLine(text, span.start), endOfLine(text, span.start));
  const literal = /"((?:[^"\\]|\\[^"\\abefnrtvNLPxuU_0 /])*)"/.exec(line); // escapes that mean something stay
  const doubled = fix(message('fix.double-backslash'), [
    replaceSpan(part, { start: span.start, end: span.start }, '\\'),
  ]);
  if (!literal) return [doubled];
  const start = startOfLine(text, span.start) + literal.index;
  const whole = { start, end: start + literal[0].length };
  const single = replaceSpan(part, whole, singleQuoted(literal[1] ?? ''));
  return [fix(message('fix.single-quotes'), [single])];
}

function colonFixes(part: FilePart, span: Span): readonly Fix[] {
  const written = part.manifest.text.slice(span.start, span.end);
  const key = /^[A-Za-z][\w-]*(?=$|[ \t])/.exec(written)?.[0];
  if (key === undefined) return [];
  const at = span.start + key.length;
  return [fix(message('fix.colon'), [replaceSpan(part, { start: at, end: at }, ':')])];
}

function closeFlow(part: FilePart, span: Span): readonly Fix[] {
  const bracket = part.manifest.text.charAt(span.start) === '[' ? ']' : '}';
  const { end } = valueAt(part.manifest.text, span.start);
  return [fix(message('fix.close-flow', { bracket }), [replaceSpan(part, { start: end, end }, bracket)])];
}

function closeQuote(part: FilePart, span: Span): TextEdit {
  const { text } = part.manifest;
  const quoteSign = text.charAt(span.start);
  const { end } = valueAt(text, span.start);
  return replaceSpan(part, { start: end, end }, quoteSign);
}
