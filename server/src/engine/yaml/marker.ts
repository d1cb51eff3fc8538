import type { Span } from '../text/span.ts';

/**
 * A document with a marker where the cursor is, so that a half-typed line reads as YAML: `CURSOR:` where a key is being
 * written, `CURSOR` where a value is. Reading it tells where the cursor stands even in a document that does not parse.
 */
export type MarkedDocument = {
  readonly text: string;
  /** What the person wrote so far and a completion replaces; offsets of the original text. */
  readonly word: Span;
  /** `either`: after a dash or on a line of its own both a key and a plain item are possible. */
  readonly expects: 'either' | 'value';
  /** The quote that stands before the word, if any. */
  readonly quote?: '"' | "'";
};

/** Stands for the word at the cursor; no manifest holds it. */
export const CURSOR = 'gatelensCursor';

/** Marks the cursor in a document's text. Undefined in comments and where a completion makes no sense. */
export function markCursor(text: string, offset: number): MarkedDocument | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const lineEnd =
    newline === -1 ? text.length : text[newline - 1] === '\r' ? Math.max(newline - 1, offset) : newline;
  const before = text.slice(lineStart, offset);
  const after = text.slice(offset, lineEnd);
  if (isInComment(before)) return undefined;
  const start = offset - (WORD_BEFORE.exec(before)?.[0].length ?? 0);
  const end = offset + (WORD_AFTER.exec(after)?.[0].length ?? 0);
  const head = text.slice(lineStart, start);
  const rest = text.slice(end, lineEnd);
  const put = (marker: string, from = start, to = end): string =>
    text.slice(0, from) + marker + text.slice(to);

  const quote = /["']$/.exec(head)?.[0];
  if (quote === '"' || quote === "'") {
    const closes = rest.startsWith(quote);
    const marked = put(closes ? CURSOR : `${CURSOR}${quote}`);
    return { text: marked, word: { start, end }, expects: 'value', quote };
  }
  const flow = flowContext(text.slice(0, start));
  if (flow === 'map-key')
    return {
      text: put(/^\s*:/.test(rest) ? CURSOR : `${CURSOR}: x`),
      word: { start, end },
      expects: 'either',
    };
  if (flow !== undefined) return { text: put(CURSOR), word: { start, end }, expects: 'value' };
  if (/^\s*(?:-\s+)*$/.test(head)) {
    const isKey = /^\s*:(?:\s|$)/.test(rest);
    const marker = isKey ? CURSOR : `${CURSOR}: x`;
    return {
      text: isKey ? put(marker) : put(marker, start, lineEnd),
      word: { start, end },
      expects: 'either',
    };
  }
  if (/^\s*(?:-\s+)*[^\s:#][^#]*:\s+$/.test(head))
    return { text: put(CURSOR, start, valueEnd(text, end, lineEnd)), word: { start, end }, expects: 'value' };
  return undefined;
}

/** Letters of names, numbers, hostnames and paths. */
const WORD_BEFORE = /[\w./*-]*$/;
const WORD_AFTER = /^[\w./*-]*/;

function isInComment(before: string): boolean {
  const withoutQuotes = before.replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g, (quoted) =>
    'q'.repeat(quoted.length),
  );
  return /(?:^|\s)#/.test(withoutQuotes);
}

/** Where the rest of a plain value ends: at a comment or the line's end. */
function valueEnd(text: string, from: number, lineEnd: number): number {
  const comment = /\s#/.exec(text.slice(from, lineEnd));
  return comment ? from + comment.index : lineEnd;
}

type FlowContext = 'map-key' | 'map-value' | 'item';

/** What is being written inside `{…}` or `[…]`; undefined outside of both. Looks back to the nearest block line. */
function flowContext(before: string): FlowContext | undefined {
  const stack: { readonly open: '{' | '['; afterColon: boolean }[] = [];
  const start = lastBlockLine(before);
  for (const [token] of before.slice(start).matchAll(FLOW_TOKEN)) {
    const top = stack.at(-1);
    if (token === '{' || token === '[') stack.push({ open: token, afterColon: false });
    else if (token === '}' || token === ']') stack.pop();
    else if (top && token === ',') top.afterColon = false;
    else if (top && token.startsWith(':')) top.afterColon = true;
  }
  const top = stack.at(-1);
  if (!top) return undefined;
  return top.open === '[' ? 'item' : top.afterColon ? 'map-value' : 'map-key';
}

const FLOW_TOKEN = /"(?:[^"\\]|\\.)*"|'[^']*'|#[^\n]*|[{}[\],]|:(?=\s|$)/g;

/** Flow collections seldom span many lines: the look goes back to the last line that starts like a block entry. */
function lastBlockLine(text: string): number {
  const lines = [...text.matchAll(/^[ \t]*(?:- +)*["']?[\w./-]+["']?:(?=\s|$)|^---/gm)];
  return lines.at(-1)?.index ?? 0;
}
