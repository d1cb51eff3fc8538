import type { Manifest } from '../manifest/manifest.ts';
import type { Span } from '../text/span.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { endOfLine, startOfLine } from './places.ts';

/** A comment `# gatelens-ignore CODE[, CODE]: reason`. Spans count from the document's start. */
export type IgnoreComment = {
  /** From the `#` to the end of the line. */
  readonly span: Span;
  /** It has the line to itself. */
  readonly alone: boolean;
  readonly codes: readonly { readonly code: string; readonly span: Span }[];
  /** Findings that start here are hidden; undefined if nothing follows the comment. */
  readonly covers: Span | undefined;
};

/** The ignore comments of a document, in order. One search through the text where there are none. */
export function ignoreComments({ text, yaml }: Manifest): readonly IgnoreComment[] {
  if (!text.includes('gatelens-ignore')) return [];
  const { root } = yaml();
  return [...text.matchAll(COMMENT)].flatMap((match) => {
    const start = match.index;
    if (root && isInScalar(text, root, start)) return [];
    const lineStart = startOfLine(text, start);
    const before = text.slice(lineStart, start);
    if (before !== '' && !/[ \t]$/.test(before)) return [];
    const alone = before.trim() === '';
    const span = { start, end: endOfLine(text, start) };
    const [marker = '', list = ''] = match;
    const codes = codesIn(list, start + marker.length - list.length);
    return [{ span, alone, codes, covers: coverage(text, root, span, alone) }];
  });
}

const COMMENT = /#[ \t]*gatelens-ignore\b([^:\r\n]*)/g;

function codesIn(list: string, at: number): { readonly code: string; readonly span: Span }[] {
  return [...list.matchAll(/[^\s,]+/g)].map(({ 0: code, index }) => ({
    code,
    span: { start: at + index, end: at + index + code.length },
  }));
}

/** Whether a comment begins at the `#` at an offset. */
export function isCommentAt({ text, yaml }: Manifest, offset: number): boolean {
  const { root } = yaml();
  const before = text[offset - 1];
  return (before === undefined || /\s/.test(before)) && !(root && isInScalar(text, root, offset));
}

/** A `#` in a quoted or block scalar is text. A plain scalar ends before one, and a block's header is no text yet. */
function isInScalar(text: string, node: YamlNode, offset: number): boolean {
  if (node.alias !== undefined || offset < node.span.start || offset >= node.span.end) return false;
  if (node.type === 'map')
    return node.entries.some(
      ({ key, value, merged }) =>
        !merged && (isInScalar(text, key, offset) || isInScalar(text, value, offset)),
    );
  if (node.type === 'sequence') return node.items.some((item) => isInScalar(text, item, offset));
  const isBlock = node.style === 'literal' || node.style === 'folded';
  return !isBlock || offset > endOfLine(text, node.span.start);
}

/** Above the first key the whole document; else a line, and what is below its key or, from above, its list item. */
function coverage(
  text: string,
  root: YamlNode | undefined,
  { start, end }: Span,
  alone: boolean,
): Span | undefined {
  if (!root || end <= root.span.start) return { start: 0, end: text.length };
  const line = alone ? nextLine(text, end) : lineAt(text, start);
  return line && { start: line.start, end: Math.max(line.end, endBelow(root, line, alone)) };
}

function lineAt(text: string, offset: number): Span {
  return { start: startOfLine(text, offset), end: endOfLine(text, offset) };
}

/** The next line that is neither blank nor a comment. */
function nextLine(text: string, offset: number): Span | undefined {
  const next = /\n[ \t]*(?=[^\s#])/.exec(text.slice(offset));
  return next ? lineAt(text, offset + next.index + 1) : undefined;
}

/** Where what begins on a line ends. */
function endBelow(node: YamlNode, line: Span, alone: boolean): number {
  if (node.alias !== undefined || node.span.start > line.end || node.span.end < line.start) return 0;
  const isOnLine = ({ start }: Span): boolean => start >= line.start && start < line.end;
  let end = 0;
  if (node.type === 'map')
    for (const entry of node.entries) {
      if (entry.merged) continue;
      const below = isOnLine(entry.key.span) ? entry.span.end : endBelow(entry.value, line, alone);
      end = Math.max(end, below);
    }
  if (node.type === 'sequence')
    for (const item of node.items) {
      const isWhole = alone && isOnLine(item.span);
      end = Math.max(end, isWhole ? item.span.end : endBelow(item, line, alone));
    }
  return end;
}
