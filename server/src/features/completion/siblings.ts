import { CURSOR } from '../../engine/index.ts';
import { scalarText } from './items.ts';
import type { CompletionPlace } from './place.ts';

/**
 * A value together with the fields that it needs beside it, such as the namespace of a Gateway that lives elsewhere.
 * Fields that are written already stay as they are; inside quotes and before a comment only the value is inserted.
 */
export function withSiblings(
  place: CompletionPlace,
  value: string,
  siblings: readonly (readonly [key: string, value: string])[],
): string {
  const own = scalarText(place, value);
  const missing = siblings.filter(([key]) => !isWritten(place, key));
  if (missing.length === 0 || place.quote !== undefined || !isAlone(place)) return own;
  const between = place.flow ? ', ' : `\n${' '.repeat(place.column)}`;
  return [own, ...missing.map(([key, text]) => `${key}: ${text}`)].join(between);
}

/** Whether the map around the cursor has a key, other than the one being written. */
export function isWritten({ map }: CompletionPlace, key: string): boolean {
  return map?.entries.some((entry) => entry.key.text === key && entry.key.text !== CURSOR) === true;
}

function isAlone({ flow, text, word }: CompletionPlace): boolean {
  const newline = text.indexOf('\n', word.end);
  const rest = text.slice(word.end, newline === -1 ? text.length : newline);
  return flow ? /^\s*(?:[},]|$)/.test(rest) : rest.trim() === '';
}
