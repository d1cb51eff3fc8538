import type { Json } from '../../engine/index.ts';
import { isList, isObject, plainOrQuoted } from '../../engine/index.ts';

/** YAML to be written, with places that a person fills in. Knows neither columns nor the syntax of snippets. */

/** A place to fill in, and what stands there until then. */
export type Blank = { readonly blank: string; readonly choices?: readonly string[] };
export type Piece = string | Blank;
/** A text with places to fill in. */
export type Text = readonly Piece[];

export type Template =
  | { readonly type: 'scalar'; readonly text: Text }
  | { readonly type: 'map'; readonly entries: readonly Entry[] }
  | { readonly type: 'list'; readonly items: readonly Template[] };
export type Entry = readonly [key: string, value: Template];

/** How the text around writes its YAML. */
export type YamlStyle = {
  /** Columns of one step of indentation. */
  readonly unit: number;
  /** Dashes stand in the column of their key. */
  readonly compactLists: boolean;
  readonly lineBreak: string;
};

/** A scalar of which only the written form counts; strings are quoted where they need it. */
export function scalar(value: string | number | bigint | boolean | null): Template {
  return { type: 'scalar', text: [typeof value === 'string' ? plainOrQuoted(value) : String(value)] };
}

/** A scalar to fill in. `choices` are written forms, as is the text until then. */
export function blank(text = '', choices: readonly string[] = []): Template {
  return { type: 'scalar', text: [choices.length > 1 ? { blank: text, choices } : { blank: text }] };
}

/** A map; members that are undefined are left out. */
export function map(members: Readonly<Record<string, Template | undefined>>): Template {
  const entries = Object.entries(members).flatMap(([key, value]): Entry[] => (value ? [[key, value]] : []));
  return { type: 'map', entries };
}

export function list(...items: readonly Template[]): Template {
  return { type: 'list', items };
}

/** A value without anything to fill in. */
export function fromJson(value: Json): Template {
  if (isList(value)) return { type: 'list', items: value.map(fromJson) };
  if (!isObject(value)) return scalar(value);
  return { type: 'map', entries: Object.entries(value).map(([key, child]): Entry => [key, fromJson(child)]) };
}

/** A value in block style, line by line, without the indentation of the first. */
export function blockLines(template: Template, style: YamlStyle): Text[] {
  switch (template.type) {
    case 'scalar':
      return [template.text];
    case 'map':
      return template.entries.length === 0
        ? [[{ blank: '' }]]
        : template.entries.flatMap((entry) => entryLines(entry, style));
    case 'list':
      return template.items.flatMap((item) =>
        blockLines(item, style).map((line, index): Text => [index === 0 ? '- ' : '  ', ...line]),
      );
  }
}

/** `key:` with its value. */
export function entryLines([key, value]: Entry, style: YamlStyle): Text[] {
  const name = plainOrQuoted(key);
  if (value.type === 'scalar') return [[`${name}: `, ...value.text]];
  const indent = ' '.repeat(value.type === 'list' && style.compactLists ? 0 : style.unit);
  return [[`${name}:`], ...blockLines(value, style).map((line): Text => [indent, ...line])];
}

/** Lines of which all but the first are indented to a column. */
export function joinLines(lines: readonly Text[], column: number, { lineBreak }: YamlStyle): Text {
  const between = lineBreak + ' '.repeat(column);
  return lines.flatMap((line, index): Text => (index === 0 ? line : [between, ...line]));
}

/** A value on one line. */
export function flowText(template: Template): Text {
  switch (template.type) {
    case 'scalar':
      return template.text;
    case 'map':
      return ['{', ...separated(template.entries.map(flowEntry)), '}'];
    case 'list':
      return ['[', ...separated(template.items.map(flowText)), ']'];
  }
}

export function flowEntry([key, value]: Entry): Text {
  return [`${plainOrQuoted(key)}: `, ...flowText(value)];
}

function separated(texts: readonly Text[]): Text {
  if (texts.length === 0) return [{ blank: '' }];
  return texts.flatMap((text, index): Text => (index === 0 ? text : [', ', ...text]));
}
