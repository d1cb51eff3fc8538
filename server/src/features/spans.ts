import type { Span } from '../engine/index.ts';

export function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** A span of a text without the blanks and line breaks at its end: where YAML lets a block end is not where people do. */
export function withoutBlanks(text: string, { start, end }: Span): Span {
  let last = Math.min(end, text.length);
  while (last > start && /\s/.test(text[last - 1] ?? '')) last--;
  return { start, end: Math.max(last, start) };
}
