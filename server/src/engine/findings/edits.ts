import type { FilePart } from '../manifest/file.ts';
import type { Span } from '../text/span.ts';
import { shiftSpan } from '../text/span.ts';
import { indentUnit } from '../yaml/indent.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '../yaml/nodes.ts';
import { entryUnder } from '../yaml/nodes.ts';
import { resolvePlain } from '../yaml/scalars.ts';
import type { Json } from '../yaml/value.ts';
import { isList, isObject } from '../yaml/value.ts';
import type { TextEdit } from './finding.ts';
import { endOfLine, startOfLine } from './places.ts';

/** Edits of a document's text; spans come relative to the document and leave relative to the file. */

export function replaceSpan(part: FilePart, span: Span, newText: string): TextEdit {
  return { uri: part.uri, span: shiftSpan(span, part.offset), newText };
}

/** Another text for a key or string, in the quotes that it has, or in quotes if it needs them. */
export function replaceString(part: FilePart, scalar: YamlScalar, value: string): TextEdit {
  return replaceSpan(part, scalar.span, writtenLike(scalar, value));
}

function writtenLike(scalar: YamlScalar, value: string): string {
  if (scalar.style === 'single-quoted') return `'${value.replaceAll("'", "''")}'`;
  return scalar.style === 'double-quoted' ? JSON.stringify(value) : plainOrQuoted(value);
}

/** A string as YAML: plain where that reads back as the same string. */
export function plainOrQuoted(value: string): string {
  return PLAIN.test(value) && resolvePlain(value) === value ? value : JSON.stringify(value);
}

const PLAIN = /^[A-Za-z0-9_/.][\w./:@%+-]*$/;

/**
 * Takes an entry out of a map. Undefined where only a person can: it is written in an alias or is the last one, whose
 * end would leave nothing where a map belongs.
 */
export function removeEntry(part: FilePart, map: YamlMap, entry: YamlEntry): TextEdit | undefined {
  const { text } = part.manifest;
  const own = map.entries.filter(({ merged }) => !merged);
  const index = own.indexOf(entry);
  const next = own[index + 1];
  const previous = own[index - 1];
  if (index === -1 || own.length === 1 || map.alias !== undefined) return undefined;
  if (ANCHOR.test(text.slice(entry.span.start, entry.span.end))) return undefined; // others may repeat it
  if (map.flow) {
    if (next) return replaceSpan(part, { start: entry.span.start, end: next.span.start }, '');
    return previous && replaceSpan(part, { start: previous.span.end, end: entry.span.end }, '');
  }
  const lineStart = startOfLine(text, entry.span.start);
  if (text.slice(lineStart, entry.span.start).trim() === '')
    return replaceSpan(part, { start: lineStart, end: afterLine(text, contentEnd(text, entry.span)) }, '');
  // It stands behind a dash: what comes next moves up.
  return next && replaceSpan(part, { start: entry.span.start, end: next.span.start }, '');
}

const ANCHOR = /(?:^|[\s[{,])&[^\s,\]}]/;

/**
 * Gives a map a field: where its key stands without a value, that, else as its last entry. Undefined where only a person
 * can: the field has a value already, or the map is written elsewhere.
 */
export function insertEntry(part: FilePart, map: YamlMap, key: string, value: Json): TextEdit | undefined {
  const { text } = part.manifest;
  const own = map.entries.filter(({ merged }) => !merged);
  const last = own.at(-1);
  if (map.alias !== undefined) return undefined;
  const there = entryUnder(map, key);
  if (there) return isEmpty(there.value) ? fillEntry(part, there, value) : undefined;
  if (map.flow) {
    const written = flowText(text, { [key]: value });
    if (!last) return replaceSpan(part, map.span, written);
    const inner = written.slice(1, -1).trim();
    return replaceSpan(part, { start: last.span.end, end: last.span.end }, `, ${inner}`);
  }
  const indent = last && indentOf(text, own[0]?.key.span.start ?? last.key.span.start);
  if (!last || indent === undefined) return undefined;
  const at = endOfLine(text, contentEnd(text, last.span));
  const lines = yamlEntry(key, value, unitOf(part)).map((line) => `${lineBreak(text)}${indent}${line}`);
  return replaceSpan(part, { start: at, end: at }, lines.join(''));
}

function isEmpty(value: YamlNode): boolean {
  return value.type === 'scalar' && value.value === null && value.alias === undefined;
}

/** One more item at the end of a list; undefined where only a person can. */
export function appendItem(part: FilePart, list: YamlNode, item: Json): TextEdit | undefined {
  const last = list.type === 'sequence' && list.alias === undefined ? list.items.at(-1) : undefined;
  if (list.type !== 'sequence' || !last) return undefined;
  if (list.flow)
    return replaceSpan(
      part,
      { start: last.span.end, end: last.span.end },
      `, ${flowText(part.manifest.text, item)}`,
    );
  const { text } = part.manifest;
  const indent = indentOf(text, list.span.start);
  if (indent === undefined) return undefined;
  const end = list.span.start + text.slice(list.span.start, last.span.end).trimEnd().length;
  const at = endOfLine(text, end);
  const lines = yamlLines([item], unitOf(part)).map((line) => `${lineBreak(text)}${indent}${line}`);
  return replaceSpan(part, { start: at, end: at }, lines.join(''));
}

/** A value on one line: as JSON in a document that is JSON, else without the quotes that YAML can do without. */
export function flowText(text: string, value: Json): string {
  const isJson = /^\s*[{[]/.test(text);
  if (isList(value)) return `[${value.map((item) => flowText(text, item)).join(', ')}]`;
  if (!isObject(value)) return isJson ? JSON.stringify(value) : yamlScalar(value);
  const entries = Object.entries(value).map(
    ([key, member]) => `${isJson ? JSON.stringify(key) : plainOrQuoted(key)}: ${flowText(text, member)}`,
  );
  return `{${entries.join(', ')}}`;
}

/** Gives a value to a key that has none; undefined if the key stands in an alias. */
export function fillEntry(part: FilePart, entry: YamlEntry, value: Json): TextEdit | undefined {
  const { text } = part.manifest;
  if (entry.merged) return undefined;
  if (entry.value.span.end > entry.value.span.start)
    return replaceSpan(part, entry.value.span, flowText(text, value));
  const colon = text.indexOf(':', entry.key.span.end);
  if (colon === -1 || colon > endOfLine(text, entry.key.span.end)) return undefined;
  const at = { start: colon + 1, end: colon + 1 };
  if (!isObject(value) && !isList(value)) return replaceSpan(part, at, ` ${yamlScalar(value)}`);
  const indent = indentOf(text, entry.key.span.start);
  if (indent === undefined) return undefined;
  const unit = unitOf(part);
  const inner = `${lineBreak(text)}${indent}${' '.repeat(unit)}`;
  const lines = yamlLines(value, unit).map((line) => `${inner}${line}`);
  const end = endOfLine(text, colon);
  return replaceSpan(part, { start: end, end }, lines.join(''));
}

/** As many blanks as stand before `offset` on its line; the dash of an item counts as one. Undefined beyond that. */
export function indentOf(text: string, offset: number): string | undefined {
  const before = text.slice(startOfLine(text, offset), offset);
  return /^[ -]*$/.test(before) ? ' '.repeat(before.length) : undefined;
}

/** The line break that a text uses. */
export function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** Where the last letter of a node stands; the end of a block scalar is beyond its line break. */
function contentEnd(text: string, span: Span): number {
  return Math.max(span.start, span.start + text.slice(span.start, span.end).trimEnd().length);
}

function afterLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset);
  return newline === -1 ? text.length : newline + 1;
}

/**
 * A value as lines of block style YAML.
 * @param unit the columns by which a key stands right of the one above it
 */
export function yamlLines(value: Json, unit = 2): string[] {
  if (isList(value)) {
    if (value.length === 0) return ['[]'];
    return value.flatMap((item) =>
      yamlLines(item, unit).map((line, i) => (i === 0 ? `- ${line}` : `  ${line}`)),
    );
  }
  if (!isObject(value)) return [yamlScalar(value)];
  const entries = Object.entries(value);
  return entries.length === 0 ? ['{}'] : entries.flatMap(([key, member]) => yamlEntry(key, member, unit));
}

function yamlEntry(key: string, value: Json, unit: number): string[] {
  const lines = yamlLines(value, unit);
  const isBlock = (isList(value) && value.length > 0) || (isObject(value) && Object.keys(value).length > 0);
  const written = plainOrQuoted(key);
  const inner = ' '.repeat(unit);
  return isBlock
    ? [`${written}:`, ...lines.map((line) => `${inner}${line}`)]
    : [`${written}: ${lines[0] ?? ''}`];
}

function unitOf({ manifest }: FilePart): number {
  return indentUnit(manifest.yaml().root, manifest.text);
}

function yamlScalar(value: string | number | bigint | boolean | null): string {
  return typeof value === 'string' ? plainOrQuoted(value) : String(value);
}

/** The map at a node, if it is one. */
export function asMap(node: YamlNode | undefined): YamlMap | undefined {
  return node?.type === 'map' ? node : undefined;
}
