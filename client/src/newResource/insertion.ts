/** Where a new document goes in a text that holds others. */
import { isBlank } from '../gatewayDocument.ts';

/** `text` is to be inserted at `offset`; `document` begins at `start` in the result. */
export type Insertion = { readonly offset: number; readonly text: string; readonly start: number };

/**
 * Behind the document in which `cursor` (an offset) stands: before the next `---` line, or at the end of the text. A
 * document that says nothing yet is filled instead of followed.
 */
export function insertionOf(text: string, cursor: number, document: string): Insertion {
  const lines = document.endsWith('\n') ? document : `${document}\n`;
  const { start, end } = documentAround(text, cursor);
  const newline = end > 0 && text[end - 1] !== '\n' ? '\n' : '';

  if (isBlank(text.slice(start, end)))
    return { offset: end, text: `${newline}${lines}`, start: end + newline.length };
  const before = `${newline}---\n`;
  return { offset: end, text: `${before}${lines}`, start: end + before.length };
}

/** From behind the last `---` line at or before the cursor to the next one. */
function documentAround(text: string, cursor: number): { start: number; end: number } {
  let start = 0;
  for (const marker of text.matchAll(/^---(?=\s|$).*(?:\r?\n|$)/gm)) {
    if (marker.index > cursor) return { start, end: marker.index };
    start = marker.index + marker[0].length;
  }
  return { start, end: text.length };
}
