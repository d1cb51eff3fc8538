import type { Span } from '../../text/span.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../../yaml/nodes.ts';
import { entryUnder } from '../../yaml/nodes.ts';
import { indentOf, lineBreak, removeEntry, replaceString } from '../edits.ts';
import { endOfLine, startOfLine } from '../places.ts';
import type { Draft } from './draft.ts';
import type { EntryPlace, MapPlace } from './places.ts';

/** Rewritings of one place that keep the author's text: what moves is moved, and nothing is written anew. */

export function rename({ part, take }: Draft, { entry }: EntryPlace, name: string): void {
  if (entry.key.text !== name) take(replaceString(part, entry.key, name));
}

export function setString({ part, take }: Draft, node: YamlNode, value: string): void {
  if (node.type !== 'scalar') return;
  take(value === '' ? { uri: '', span: node.span, newText: '""' } : replaceString(part, node, value));
}

/** Takes an entry away whose absence means the same. */
export function remove(draft: Draft, { map, entry }: EntryPlace): void {
  if (map.entries.length > 1) draft.take(removeEntry(draft.part, map, entry));
  else if (map.flow) draft.edit(map.span, '{}');
  else draft.refuse(); // its map would be null
}

/** A name as the document writes its keys. */
export function keyText({ isFlow, text }: Draft, name: string): string {
  return isFlow && /^\s*[[{]\s*"/.test(text) ? JSON.stringify(name) : name;
}

/** `certificateRef: {…}` becomes `certificateRefs: [{…}]`: the first line of a block gets the dash. */
export function wrapInList(draft: Draft, { entry }: EntryPlace, name: string): void {
  const { text } = draft;
  const { key, value } = entry;
  draft.take(replaceString(draft.part, key, name));
  if (value.type !== 'map' || value.flow) {
    draft.edit({ start: value.span.start, end: value.span.start }, '[');
    draft.edit({ start: value.span.end, end: value.span.end }, ']');
    return;
  }
  const first = value.entries[0]?.key.span.start ?? value.span.start;
  const column = first - startOfLine(text, first);
  const from = (indentOf(text, key.span.start) ?? '').length;
  if (column < from + 2 || !isBlankBetween(text, key.span.end, first)) {
    draft.refuse();
    return;
  }
  draft.edit({ start: first - 2, end: first }, '- ');
}

/** Replaces an entry's map by the value that it has under `inner`; what stands beside it means nothing any more. */
export function hoist(draft: Draft, { entry }: EntryPlace, inner: string): void {
  const { text } = draft;
  const { value } = entry;
  const kept = value.type === 'map' ? entryUnder(value, inner) : undefined;
  if (value.type !== 'map' || !kept) {
    draft.refuse();
    return;
  }
  const isInline = kept.value.type === 'scalar' || kept.value.flow;
  if (value.flow || isInline) {
    const between = text.slice(entry.key.span.end, value.span.start);
    const colon = /^["']?\s*:/.exec(between)?.[0] ?? ':';
    const slice = text.slice(kept.value.span.start, kept.value.span.end).trimEnd();
    draft.edit({ start: entry.key.span.end, end: endOf(text, value) }, `${colon} ${slice}`);
    return;
  }
  for (const other of value.entries) {
    if (other !== kept) draft.edit(wholeLines(draft, other), '');
    else draft.edit(linesUpTo(draft, kept), '');
  }
}

/** Puts all that a map has under a key of its own: `{a: 1}` becomes `{name: {a: 1}}`. */
export function nest(draft: Draft, { map }: MapPlace, name: string): void {
  const { text } = draft;
  const key = keyText(draft, name);
  const [first] = map.entries;
  const last = map.entries.at(-1);
  if (!first || !last) {
    draft.refuse();
    return;
  }
  if (map.flow) {
    draft.edit({ start: first.span.start, end: first.span.start }, `${key}: {`);
    draft.edit({ start: last.span.end, end: last.span.end }, '}');
    return;
  }
  const indent = indentOf(text, first.key.span.start);
  if (indent === undefined) {
    draft.refuse();
    return;
  }
  const at = first.key.span.start;
  draft.edit({ start: at, end: at }, `${key}:${lineBreak(text)}${indent}  `);
  const end = map.span.start + text.slice(map.span.start, map.span.end).trimEnd().length;
  for (let line = nextLine(text, at); line < end; line = nextLine(text, line))
    if (text.slice(line, endOfLine(text, line)).trim() !== '') draft.edit({ start: line, end: line }, '  ');
}

/** Puts the entries of a map into the map around it: `{backendRef: {name: x}, port: 1}` is `{name: x, port: 1}`. */
export function spread(draft: Draft, { map, entry }: EntryPlace): void {
  const { text } = draft;
  const { value } = entry;
  const slices = value.type === 'map' ? value.entries.map((each) => textOf(text, each)) : [];
  const hasComment = /(?:^|\s)#/.test(text.slice(entry.span.start, endOf(text, value)));
  if (slices.length === 0 || hasComment || slices.some((slice) => slice.includes('\n'))) {
    draft.refuse();
    return;
  }
  const indent = map.flow ? undefined : indentOf(text, entry.key.span.start);
  if (!map.flow && indent === undefined) {
    draft.refuse();
    return;
  }
  const separator = map.flow ? ', ' : `${lineBreak(text)}${indent}`;
  draft.edit({ start: entry.span.start, end: endOf(text, value) }, slices.join(separator));
}

/** `{x: "1"}` becomes `[{name: x, value: "1"}]`, each item with the entries of `more` before. */
export function toPairs(
  draft: Draft,
  { entry }: EntryPlace,
  values: YamlMap,
  more: readonly YamlEntry[] = [],
): void {
  const { text } = draft;
  const outer = entry.value;
  const extra = more.map((each) => textOf(text, each));
  const isPlain = values.entries.every(
    ({ key, value }) => value.type === 'scalar' && !text.slice(key.span.start, value.span.end).includes('\n'),
  );
  if (outer.type !== 'map' || !isPlain || values.entries.length === 0) {
    draft.refuse();
    return;
  }
  const [name, value] = [keyText(draft, 'name'), keyText(draft, 'value')];
  if (values.flow) {
    const items = values.entries.map((pair) => {
      const written = text.slice(pair.value.span.start, pair.value.span.end);
      const key = text.slice(pair.key.span.start, pair.key.span.end);
      return `{${[...extra, `${name}: ${key}`, `${value}: ${written}`].join(', ')}}`;
    });
    const start = outer.flow ? outer.span.start : entry.key.span.end;
    draft.edit({ start, end: endOf(text, outer) }, `${outer.flow ? '' : ': '}[${items.join(', ')}]`);
    return;
  }
  const holder = outer.entries.find((each) => each.value === values);
  if (holder) draft.edit(linesUpTo(draft, holder), '');
  for (const other of outer.entries) if (holder && other !== holder) draft.edit(wholeLines(draft, other), '');
  for (const { key } of values.entries) {
    const { start } = key.span;
    const indent = indentOf(text, start);
    if (indent === undefined) {
      draft.refuse();
      return;
    }
    // The keys of `values` stood one level deeper, which leaves room for the dash.
    const [from, inner] = holder ? [start - 2, indent] : [start, `${indent}  `];
    const lines = [...extra, `name: ${text.slice(start, key.span.end)}`, 'value'];
    draft.edit({ start: from, end: key.span.end }, `- ${lines.join(`${lineBreak(text)}${inner}`)}`);
  }
}

function textOf(text: string, { span, value }: YamlEntry): string {
  return text.slice(span.start, endOf(text, value));
}

/** The end of a value's last letter; what the parser says of a block may have a comment in it. */
function endOf(text: string, node: YamlNode): number {
  const last =
    node.type === 'map' ? node.entries.at(-1)?.value : node.type === 'sequence' && node.items.at(-1);
  if (last && node.type !== 'scalar' && !node.flow) return endOf(text, last);
  return node.span.start + text.slice(node.span.start, node.span.end).trimEnd().length;
}

/** The lines of an entry, line break included. */
function wholeLines({ text }: Draft, { span }: YamlEntry): Span {
  const end = endOfLine(text, span.start + text.slice(span.start, span.end).trimEnd().length);
  return { start: startOfLine(text, span.start), end: nextLine(text, end) };
}

/** The lines of an entry's key, up to the line on which its block begins. */
function linesUpTo({ text }: Draft, { key }: YamlEntry): Span {
  return { start: startOfLine(text, key.span.start), end: nextLine(text, key.span.end) };
}

function nextLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}

/** Whether only a colon, blank lines and comments stand between two offsets: no anchor, no tag. */
function isBlankBetween(text: string, start: number, end: number): boolean {
  return /^["']?\s*:(?:[ \t]*(?:#[^\n]*)?\r?\n)+[ ]*$/.test(text.slice(start, end));
}
