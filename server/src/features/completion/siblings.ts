import type { Slot, Span, ValueSlot, YamlEntry, YamlMap } from '../../engine/index.ts';
import { columnAt, entryUnder, placeAt, pointerOf } from '../../engine/index.ts';
import { hasBlanks, plainText } from '../yamlText/render.ts';
import type { Template, Text } from '../yamlText/template.ts';
import { entryLines, flowEntry, joinLines } from '../yamlText/template.ts';
import type { Place, Scene } from './scene.ts';
import type { Edit, Suggestion } from './suggestion.ts';

/** A field that a value needs beside it. */
export type Sibling = {
  readonly key: string;
  readonly template: Template;
  /** What is written there stays, whatever it is. */
  readonly keep?: boolean;
};

/** The map that holds the key of a value; undefined for items and for the document itself. */
export function mapAround({ reading }: Scene, { slot }: Place): YamlMap | undefined {
  const path = slot.type === 'value' ? slot.path.slice(0, -1) : slot.path;
  const node = reading.root && placeAt(reading.root, pointerOf(path))?.node;
  return node?.type === 'map' ? node : undefined;
}

/**
 * A value and the fields that it needs: missing ones are written behind it, or before its key where a comment follows;
 * others get their value where they are.
 */
export function siblingText(
  scene: Scene,
  place: Place<ValueSlot>,
  own: Text,
  siblings: readonly Sibling[],
): Pick<Suggestion, 'text' | 'edits'> {
  const map = mapAround(scene, place);
  const entry = map && entryUnder(map, String(place.slot.path.at(-1)));
  if (!map || !entry || map.alias !== undefined || scene.isJson) return { text: own };
  const missing: Sibling[] = [];
  const edits: Edit[] = [];
  for (const sibling of siblings) {
    const present = entryUnder(map, sibling.key);
    if (!present) missing.push(sibling);
    else if (!sibling.keep || isEmpty(present)) edits.push(...replaced(scene, present, sibling.template));
  }
  return withMissing(scene, place.slot, { own, map, entry, missing, edits });
}

type Parts = {
  readonly own: Text;
  readonly map: YamlMap;
  readonly entry: YamlEntry;
  readonly missing: readonly Sibling[];
  readonly edits: readonly Edit[];
};

function withMissing(
  { style, text }: Scene,
  slot: Slot,
  { own, map, entry, missing, edits }: Parts,
): Pick<Suggestion, 'text' | 'edits'> {
  const rest = edits.length > 0 ? { edits } : {};
  if (missing.length === 0) return { text: own, ...rest };
  const entries = missing.map(({ key, template }) => [key, template] as const);
  if (map.flow)
    return { text: [...own, ...entries.flatMap((each): Text => [', ', ...flowEntry(each)])], ...rest };
  const column = columnAt(text, entry.key.span.start);
  const lines = entries.flatMap((each) => entryLines(each, style));
  if (isLastOnLine(text, slot.span)) return { text: joinLines([own, ...lines], column, style), ...rest };
  const at = { start: entry.key.span.start, end: entry.key.span.start };
  const before = `${plainText(joinLines(lines, column, style))}${style.lineBreak}${' '.repeat(column)}`;
  return { text: own, edits: [...edits, { span: at, newText: before }] };
}

/** The value of a field that is there, unless it is right already. */
function replaced({ style, text }: Scene, { value }: YamlEntry, template: Template): Edit[] {
  if (template.type !== 'scalar' || value.type !== 'scalar' || value.placeholder) return [];
  if (hasBlanks(template.text)) return []; // a choice, and nobody is asked there
  const newText = plainText(joinLines([template.text], 0, style));
  const { start, end } = value.span;
  if (start === end && text[start] === ' ') return [{ span: { start: start + 1, end: start + 1 }, newText }];
  if (start === end) return [{ span: value.span, newText: ` ${newText}` }];
  return text.slice(start, end) === newText ? [] : [{ span: value.span, newText }];
}

function isEmpty({ value }: YamlEntry): boolean {
  return value.type === 'scalar' && value.span.start === value.span.end;
}

function isLastOnLine(text: string, { end }: Span): boolean {
  const newline = text.indexOf('\n', end);
  return text.slice(end, newline === -1 ? text.length : newline).trim() === '';
}
