import type { Span } from '../text/span.ts';
import type { SyntaxDetail, YamlProblem } from '../yaml/document.ts';
import type { YamlNode, YamlScalar } from '../yaml/nodes.ts';
import { endOfLine, startOfLine } from './places.ts';

/** What the author did, which is more than the parser says: it only knows where it could not go on. */
export type SyntaxMistake = {
  readonly mistake: Mistake;
  readonly span: Span;
  readonly args?: Readonly<Record<string, string>>;
};

export type Mistake =
  | SyntaxDetail
  | 'missing-space'
  | 'reserved-character'
  | 'bad-escape'
  | 'text-after-quote'
  | 'inline-list'
  | 'too-deep';

export function explainSyntax(text: string, problem: YamlProblem, root: YamlNode | undefined): SyntaxMistake {
  const { span } = problem;
  if (problem.type === 'too-deep') return { mistake: 'too-deep', span };
  if (problem.detail !== 'unclosed-quote' && hasTab(text, span.start))
    return { mistake: 'tab-indentation', span: indentation(text, span.start) };
  switch (problem.detail) {
    case 'tab-indentation':
      return { mistake: 'tab-indentation', span: blanksAt(text, span.start) };
    case 'unclosed-quote':
      return unclosedQuote(text, span, root);
    case 'nested-mapping':
      return nestedMapping(text, span);
    case 'unknown-alias':
    case 'circular-alias':
      return { mistake: problem.detail, span, args: { name: aliasName(text, span) } };
    case 'bad-indentation':
      return (
        unclosedFlow(text, span, root) ?? { mistake: 'bad-indentation', span: lineContent(text, span.start) }
      );
    case 'missing-colon':
      return missingColon(text, span);
    case 'other':
    case undefined:
      return unnamed(text, span);
    default:
      return { mistake: problem.detail, span };
  }
}

/** A key without its colon, or without the blank behind it. */
function missingColon(text: string, span: Span): SyntaxMistake {
  return MISSING_SPACE.test(text.slice(span.start, endOfLine(text, span.start)))
    ? { mistake: 'missing-space', span }
    : { mistake: 'missing-colon', span };
}

const MISSING_SPACE = /^[A-Za-z][\w-]*:[^\s:/]/;

/** The parser names every mistake that it does not tell apart `other`: the text at the place says which it is. */
function unnamed(text: string, span: Span): SyntaxMistake {
  const rest = text.slice(span.start, endOfLine(text, span.start));
  const first = rest.charAt(0);
  if (first === '\\') return { mistake: 'bad-escape', span, args: { escape: rest.slice(0, 2) } };
  if (first === '-')
    return { mistake: 'inline-list', span: { start: span.start, end: span.start + rest.length } };
  if (RESERVED.test(first)) return { mistake: 'reserved-character', span, args: { character: first } };
  if (MISSING_SPACE.test(rest)) return { mistake: 'missing-space', span };
  if (span.end > span.start + rest.length && LONELY_KEY.test(rest)) return { mistake: 'missing-colon', span };
  if (QUOTE_BEFORE.test(text.slice(startOfLine(text, span.start), span.start)))
    return { mistake: 'text-after-quote', span: { start: span.start, end: span.start + rest.length } };
  return { mistake: 'other', span };
}

/** A key without its colon swallows the lines below it, until the parser finds one. */
const LONELY_KEY = /^[A-Za-z][\w-]*(?:[ \t]+[^\s#].*)?$/;

/** Characters that YAML keeps for itself at the start of a value. */
const RESERVED = /^[@`%]/;
const QUOTE_BEFORE = /[:\-[,{][ \t]+(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*$/;

/** A line that is indented too far looks to the parser like a mapping inside the value above it. */
function nestedMapping(text: string, span: Span): SyntaxMistake {
  const rest = text.slice(span.start, endOfLine(text, span.start));
  if (/\S.*?:(?:[ \t]|$)/.test(rest))
    return { mistake: 'nested-mapping', span: { ...span, end: span.start + rest.length } };
  const next = /\n[ \t]*(?=[^\s#])/.exec(text.slice(span.start));
  const at = next ? span.start + next.index + next[0].length : span.start;
  return { mistake: 'bad-indentation', span: lineContent(text, at) };
}

/** The parser sees that a quote is not closed at the end of the text; the author wants to know where it began. */
function unclosedQuote(text: string, span: Span, root: YamlNode | undefined): SyntaxMistake {
  const open = root && lastQuoted(root);
  const start = open?.span.start ?? span.start;
  const quote = open?.style === 'single-quoted' ? "'" : '"';
  return { mistake: 'unclosed-quote', span: { start, end: endOfLine(text, start) }, args: { quote } };
}

function lastQuoted(node: YamlNode): YamlScalar | undefined {
  if (node.type === 'scalar') return node.style.endsWith('quoted') ? node : undefined;
  const children = node.type === 'map' ? node.entries.flatMap(({ key, value }) => [key, value]) : node.items;
  for (let i = children.length - 1; i >= 0; i--) {
    const child = children[i];
    const found = child && lastQuoted(child);
    if (found) return found;
  }
  return undefined;
}

/** A bracket that is not closed swallows the lines below it, until one is indented too little for the parser. */
function unclosedFlow(
  text: string,
  { start: at }: Span,
  root: YamlNode | undefined,
): SyntaxMistake | undefined {
  const start = root && openFlow(root, at);
  if (start === undefined || start >= startOfLine(text, at)) return undefined;
  return { mistake: 'unclosed-flow', span: { start, end: endOfLine(text, start) } };
}

/** Where the innermost flow list or map starts that reaches to `offset`. */
function openFlow(node: YamlNode, offset: number): number | undefined {
  if (node.type === 'scalar' || node.alias !== undefined || node.span.start > offset) return undefined;
  const children = node.type === 'map' ? node.entries.map(({ value }) => value) : node.items;
  for (const child of children) {
    const found = openFlow(child, offset);
    if (found !== undefined) return found;
  }
  return node.flow && node.span.end >= offset ? node.span.start : undefined;
}

function aliasName(text: string, span: Span): string {
  return text.slice(span.start, span.end).replace(/^\*/, '');
}

function blanksAt(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && /[ \t]/.test(text.charAt(start - 1))) start--;
  while (/[ \t]/.test(text.charAt(end))) end++;
  return { start, end };
}

function hasTab(text: string, offset: number): boolean {
  const { start, end } = indentation(text, offset);
  return text.slice(start, end).includes('\t');
}

function indentation(text: string, offset: number): Span {
  const start = startOfLine(text, offset);
  return { start, end: lineContent(text, offset).start };
}

function lineContent(text: string, offset: number): Span {
  const end = endOfLine(text, offset);
  const line = text.slice(startOfLine(text, offset), end);
  return { start: end - line.trimStart().length, end };
}
