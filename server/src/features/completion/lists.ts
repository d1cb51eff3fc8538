import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Schema, Span, ValueSlot } from '../../engine/index.ts';
import { columnAt, isList } from '../../engine/index.ts';
import { valuesAt } from './allValues.ts';
import type { Opening } from './fields.ts';
import { fromColon, newMap } from './maps.ts';
import type { Place, Scene } from './scene.ts';
import type { Suggestion } from './suggestion.ts';

/** A new item of a list. */
export type NewItem = {
  /** What is missing before the dash. */
  readonly before: string;
  /** Of the dash. */
  readonly column: number;
  /** How many items there are. */
  readonly count: number;
  /** What is replaced, if it is more than the word. */
  readonly span?: Span;
};

/** What another item of the list at a place can be, its dash included. */
export function newItems(scene: Scene, place: Place, item: NewItem): Suggestion[] {
  const items = place.here?.items;
  if (!items) return [];
  if (!items.properties) return scalarItems(scene, place, items, item);
  const { before, column, count, span } = item;
  const opening: Opening = {
    before: `${before}- `,
    after: '',
    column: column + 2,
    colon: false,
    flow: false,
    ...(span && { span }),
  };
  const given = isList(place.here?.default) ? place.here.default[0] : undefined;
  const steps = [...place.steps, count];
  return newMap(scene, place, given, { steps, schema: items, map: undefined, opening }).map((each) =>
    each.kind === CompletionItemKind.Reference
      ? each
      : { ...each, label: `- ${each.label}`, filter: each.filter ?? each.label },
  );
}

function scalarItems(
  scene: Scene,
  place: Place,
  items: Schema,
  { before, column, count, span }: NewItem,
): Suggestion[] {
  const slot: ValueSlot = {
    type: 'value',
    span: place.slot.span,
    flow: false,
    lead: `${before}- `,
    path: [...place.slot.path, count],
    at: 'dash',
    column: column + 2,
    quote: '',
    listOnly: false,
  };
  const values = scene.reading.template
    ? []
    : valuesAt(scene, { ...place, slot, steps: [...place.steps, count], here: items });
  const dash: Suggestion = {
    label: '-',
    kind: CompletionItemKind.Property,
    rank: 9,
    text: [slot.lead, { blank: '' }],
  };
  return (values.length > 0 ? values : [dash]).map((each) => ({ ...each, ...(span && { span }) }));
}

/** A value that is a list: below its key or behind its dash. */
export function listBegins(scene: Scene, place: Place<ValueSlot>): Suggestion[] {
  const { slot } = place;
  const { style, text } = scene;
  if (slot.quote !== '' || slot.at === 'flow' || (slot.below && slot.below.type !== 'sequence')) return [];
  if (slot.at !== 'key')
    return newItems(scene, place, { before: slot.lead, column: slot.column + slot.lead.length, count: 0 });
  const column = slot.below
    ? columnAt(text, slot.below.span.start)
    : slot.column + (style.compactLists ? 0 : style.unit);
  const before = style.lineBreak + ' '.repeat(column);
  return newItems(scene, place, { before, column, count: 0, span: fromColon(text, slot) });
}
