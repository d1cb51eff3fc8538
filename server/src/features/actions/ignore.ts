import type { FileFinding, FindingCode, Span, TextEdit } from '../../engine/index.ts';
import { baseName, placeAt } from '../../engine/index.ts';

/** Findings that a comment cannot hide in earnest: what is wrong with the text or the comments themselves. */
const NOT_IGNORED: ReadonlySet<FindingCode> = new Set(['yaml-syntax', 'excessive-aliasing', 'unused-ignore']);

/**
 * The edit that hides one finding with an ignore comment: above its line; at the line's end where a comment above
 * would cover more (the document's first key, a whole list item); or in the comment that is already there. Undefined
 * where no comment can stand, as in JSON.
 */
export function ignoreEdit({ code, span, part, pointer }: FileFinding): TextEdit | undefined {
  const { uri, offset, manifest } = part;
  const { text } = manifest;
  const { root } = manifest.reading === 'too-large' ? {} : manifest.yaml();
  if (
    NOT_IGNORED.has(code) ||
    !root ||
    (root.type !== 'scalar' && root.flow) ||
    /\.json$/i.test(baseName(uri))
  )
    return undefined;
  const line = lineAt(text, span.start - offset);
  const edit = (at: number, newText: string): TextEdit => ({
    uri,
    span: { start: at + offset, end: at + offset },
    newText,
  });

  const above = line.start > 0 ? lineAt(text, line.start - 1) : undefined;
  const isFirstKey = root.span.start >= line.start;
  const known = (isFirstKey ? undefined : above && ignoreAlone(text, above)) ?? ignoreBehind(text, line);
  if (known !== undefined) return edit(known, `, ${code}`);

  const indent = /^[ ]*/.exec(text.slice(line.start, line.end))?.[0] ?? '';
  const isItem = /^[ ]*-(?:[ ]|$)/.test(text.slice(line.start, line.end));
  if ((isFirstKey || isItem) && !goesOn(root, pointer, line))
    return edit(line.start + text.slice(line.start, line.end).trimEnd().length, ` # gatelens-ignore ${code}`);
  return isFirstKey ? undefined : edit(line.start, `${indent}# gatelens-ignore ${code}${lineBreak(text)}`);
}

const COMMENT = /#[ \t]*gatelens-ignore\b[ \t]*[^:\r\n]*?(?=[ \t]*(?::|$))/;

/** Where a code can be added to an ignore comment that has a line to itself. */
function ignoreAlone(text: string, line: Span): number | undefined {
  const isAlone = /^[ \t]*#/.test(text.slice(line.start, line.end));
  return isAlone ? ignoreBehind(text, line) : undefined;
}

function ignoreBehind(text: string, { start, end }: Span): number | undefined {
  const match = COMMENT.exec(text.slice(start, end));
  return match && /ignore[ \t]+\S/.test(match[0]) ? start + match.index + match[0].length : undefined;
}

/** Whether the value goes on below the line as quoted or plain text, in which `#` would be a letter or an end. */
function goesOn(root: Parameters<typeof placeAt>[0], pointer: string, line: Span): boolean {
  const node = placeAt(root, pointer)?.node;
  if (node?.type !== 'scalar' || node.style === 'literal' || node.style === 'folded') return false;
  return node.span.start <= line.end && node.span.end > line.end;
}

function lineAt(text: string, offset: number): Span {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return { start, end: end === -1 ? text.length : end - (text[end - 1] === '\r' ? 1 : 0) };
}

function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
