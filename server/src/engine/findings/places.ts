import type { Span } from '../text/span.ts';
import type { YamlEntry, YamlNode } from '../yaml/nodes.ts';
import type { Place } from '../yaml/pointer.ts';
import { stepsOf } from '../yaml/pointer.ts';

/** The spans that findings underline: the exact key or value, never a block of lines, at least one character. */

/** A value: a scalar as it is written, for a map or list its key, or its first line where it has none. */
export function valueSpan(text: string, { node, entry }: Place): Span {
  const isEmpty = node.span.start === node.span.end;
  if (entry && (isEmpty || node.type !== 'scalar') && !node.alias) return keySpan(text, entry);
  return firstLine(text, node.span);
}

export function keySpan(text: string, entry: YamlEntry): Span {
  return firstLine(text, entry.key.span);
}

/** What stands for a map as a whole: its key, or its first entry's where it is an item of a list. */
export function headSpan(text: string, { node, entry }: Place): Span {
  if (entry) return keySpan(text, entry);
  const first = node.type === 'map' ? node.entries.find(({ merged }) => !merged) : undefined;
  return firstLine(text, first && !node.alias ? first.span : node.span);
}

/** The part of `span` that lies on its first line, without blanks at its end; widened if nothing is left. */
export function firstLine(text: string, span: Span): Span {
  const eol = endOfLine(text, span.start);
  let end = Math.min(span.end, eol);
  while (end > span.start && isBlank(text[end - 1])) end--;
  return end > span.start ? { start: span.start, end } : oneCharacter(text, span.start);
}

/** The character at an offset, or the nearest one before it on its line, or the nearest one at all. */
function oneCharacter(text: string, offset: number): Span {
  const at = Math.min(offset, text.length);
  const here = text[at];
  if (here !== undefined && !isBlank(here)) return { start: at, end: at + 1 };
  const lineStart = startOfLine(text, at);
  for (let i = at; i > lineStart; i--) if (!isBlank(text[i - 1])) return { start: i - 1, end: i };
  const next = text.slice(at).search(/\S/);
  if (next !== -1) return { start: at + next, end: at + next + 1 };
  const last = text.trimEnd().length;
  return { start: Math.max(last - 1, 0), end: Math.max(last, Math.min(text.length, 1)) };
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

export function startOfLine(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line of `offset` ends, before its line break. */
export function endOfLine(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && text.charCodeAt(end) !== LF && text.charCodeAt(end) !== CR) end++;
  return end;
}

const LF = 10;
const CR = 13;

/** The last key of a pointer with the indices behind it, as people write it: `hostnames[0]`. */
export function fieldName(pointer: string): string {
  let name = '';
  for (const step of stepsOf(pointer)) name = /^\d+$/.test(step) ? `${name}[${step}]` : step;
  return name;
}

/** The way to a place as people write it: `spec.rules[0].filters`. */
export function fieldPath(pointer: string): string {
  let path = '';
  for (const step of stepsOf(pointer))
    path += /^\d+$/.test(step) ? `[${step}]` : path === '' ? step : `.${step}`;
  return path;
}

/** The way to a field wherever in its lists: `spec.rules[].filters`. */
export function fieldKind(pointer: string): string {
  return fieldPath(pointer).replaceAll(/\[\d+\]/g, '[]');
}

export function parentPointer(pointer: string): string {
  return pointer.slice(0, Math.max(pointer.lastIndexOf('/'), 0));
}

/** Whether a value is not known here: a placeholder, or a map with a key that is one. */
export function isUnknown(node: YamlNode): boolean {
  if (node.type === 'scalar') return node.placeholder === true;
  return node.type === 'map' && node.entries.some(({ key }) => key.placeholder);
}

/** Whether a placeholder stands anywhere in a value. */
export function holdsPlaceholder(node: YamlNode): boolean {
  if (isUnknown(node)) return true;
  if (node.type === 'map') return node.entries.some(({ value }) => holdsPlaceholder(value));
  return node.type === 'sequence' && node.items.some(holdsPlaceholder);
}

/** A value in a message: on one line and not too long. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : String(value);
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

/** Words in a message, as code. */
export function listed(words: readonly (string | number)[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
