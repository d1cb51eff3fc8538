import type { Span } from '../text/span.ts';

/**
 * The spans of the YAML documents in a text, in order and without gaps (but for a byte order mark). A document starts
 * at its `---` line; comments and `%` directives above that line belong to it, a `...` line ends what stands before it.
 * Both markers count at column 0 only, where YAML and kubectl see them even inside a block scalar.
 */
export function splitDocuments(text: string): Span[] {
  const spans: Span[] = [];
  let start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  let headOnly = true; // nothing but blank lines, comments and directives since `start`
  let scannedTo = start;

  for (const marker of text.matchAll(MARKER)) {
    const at = marker.index;
    if (at < start) continue;
    headOnly = headOnly && HEAD.test(text.slice(scannedTo, at));
    if (marker[0].startsWith('.')) {
      const end = endOfLine(text, at);
      spans.push({ start, end });
      start = end;
      headOnly = true;
    } else {
      if (!headOnly) {
        spans.push({ start, end: at });
        start = at;
      }
      headOnly = false;
    }
    scannedTo = Math.max(start, at + 3);
  }
  if (start < text.length || spans.length === 0) spans.push({ start, end: text.length });
  return spans;
}

const BYTE_ORDER_MARK = 0xfeff;
const MARKER = /^(?:---|\.\.\.)(?=[ \t\r\n]|$)/gm;
const HEAD = /^(?:[ \t]*(?:#[^\n]*)?(?:\r?\n|$)|%[^\n]*(?:\n|$))*$/;

function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}
