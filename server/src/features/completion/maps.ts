import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Json, ValueSlot, YamlMap } from '../../engine/index.ts';
import { columnAt, isList, schemaAt } from '../../engine/index.ts';
import type { FieldsOf, Opening } from './fields.ts';
import { entriesText, fieldSuggestions } from './fields.ts';
import { candidates, referenceEntries } from './objects.ts';
import { referenceAt } from './references.ts';
import { rootKeySuggestions } from './rootKeys.ts';
import { testHeaderKeys } from './routeTests.ts';
import type { Place, Scene } from './scene.ts';
import { labelKeySuggestions } from './selectors.ts';
import { firstFields } from './skeleton.ts';
import type { Suggestion } from './suggestion.ts';

/** The keys that a map can still get, by its schema and its place; of a reference that is only begun, whole ones too. */
export function mapKeys(scene: Scene, place: Place, of: FieldsOf): Suggestion[] {
  const { steps, map, opening } = of;
  if (steps.length === 0 && !place.schema) return rootKeySuggestions(scene, map, opening);
  const at = referenceAt(scene, place, steps);
  if (at?.field.shape === 'selector' && at.rest[0] === 'matchLabels' && at.rest.length === 1)
    return labelKeySuggestions(scene, new Set(map?.entries.map(({ key }) => key.text)), opening);
  const present = new Set(map?.entries.map(({ key }) => key.text));
  const fields = [
    ...testHeaderKeys(scene, place, steps, present, opening),
    ...fieldSuggestions(scene, place, of),
  ];
  const isNew = at?.rest.length === 0 && at.field.shape === 'object' && !hasKey(map, 'name');
  if (!isNew || opening.colon || scene.reading.template || at.field.role.startsWith('grant')) return fields;
  const whole = candidates(scene, place, at).map((candidate): Suggestion => {
    const { siblings: _, rank, ...rest } = candidate;
    const entries = referenceEntries(candidate).filter(([key]) => !hasKey(map, key));
    const text = entriesText(scene, entries, opening);
    return { ...rest, rank: rank + AFTER_FIELDS, text, ...(opening.span && { span: opening.span }) };
  });
  return [...fields, ...whole];
}

/** Fields have the ranks 0 and 1. */
const AFTER_FIELDS = 2;

export function hasKey(map: YamlMap | undefined, name: string): boolean {
  return map?.entries.some(({ key }) => key.text === name) === true;
}

/**
 * A map that begins here: the fields that it usually has all at once, or one of them.
 * @param given what a default of the list around it says
 */
export function newMap(scene: Scene, place: Place, given: Json | undefined, of: FieldsOf): Suggestion[] {
  const { steps, schema, map, opening } = of;
  const single = mapKeys(scene, place, of);
  const first = schema && !map && !opening.colon ? firstFields(schema, given, steps, scene.options) : [];
  if (first.length < 2) return single;
  const names = first.map(([key]) => key);
  return [
    {
      label: names.join(', '),
      filter: names.join(' '),
      kind: CompletionItemKind.Snippet,
      rank: 0,
      text: entriesText(scene, first, opening),
      ...(opening.span && { span: opening.span }),
    },
    ...single,
  ];
}

/** A value that is a map: below its key, behind its dash, or in braces. */
export function mapBegins(scene: Scene, place: Place<ValueSlot>): Suggestion[] {
  const { slot, here, steps, schema } = place;
  const below = slot.below?.type === 'map' ? slot.below : undefined;
  if (slot.quote !== '' || (slot.below && !below) || scene.isJson) return [];
  const around =
    schema && typeof steps.at(-1) === 'number' ? schemaAt(schema, steps.slice(0, -1)) : undefined;
  const given = isList(around?.default) ? around.default[0] : undefined;
  const opening = openingOf(scene, slot, below);
  return newMap(scene, place, given, { steps, schema: here, map: below, opening });
}

function openingOf({ style, text }: Scene, slot: ValueSlot, below: YamlMap | undefined): Opening {
  const plain = { after: '', colon: false, flow: false };
  if (slot.at === 'flow') return { ...plain, before: `${slot.lead}{`, after: '}', column: 0, flow: true };
  if (slot.at !== 'key') return { ...plain, before: slot.lead, column: slot.column + slot.lead.length };
  const column = below ? columnAt(text, below.span.start) : slot.column + style.unit;
  return { ...plain, before: style.lineBreak + ' '.repeat(column), column, span: fromColon(text, slot) };
}

/** The blanks behind the colon go, where the value comes on a line of its own. */
export function fromColon(text: string, { span }: ValueSlot): ValueSlot['span'] {
  let start = span.start;
  while (text[start - 1] === ' ') start--;
  return { start, end: span.end };
}
