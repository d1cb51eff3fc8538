/** Places in a text. Knows nothing of YAML. Offsets and characters count UTF-16 code units, as LSP does by default. */

/** A half-open stretch of text: `start` is its first offset, `end` the offset after its last. */
export type Span = { readonly start: number; readonly end: number };

/** A zero-based line and a zero-based character in it. */
export type Position = { readonly line: number; readonly character: number };

/** A stretch of text by its positions; the end is exclusive. */
export type Range = { readonly start: Position; readonly end: Position };

/** The same span `by` offsets further on: from document-relative to file offsets, or back with a negative number. */
export function shiftSpan(span: Span, by: number): Span {
  return by === 0 ? span : { start: span.start + by, end: span.end + by };
}

/** Whether `offset` lies in `span` or touches its end, as a cursor does that stands behind the last letter. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
