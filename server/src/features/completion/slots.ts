import type { ItemSlot, KeySlot, ValueSlot } from '../../engine/index.ts';
import { valuesAt } from './allValues.ts';
import { documentSuggestions } from './documents.ts';
import type { Opening } from './fields.ts';
import { fieldSuggestions } from './fields.ts';
import { listBegins, newItems } from './lists.ts';
import { hasKey, mapBegins, mapKeys } from './maps.ts';
import { referenceAt } from './references.ts';
import { rootKeySuggestions } from './rootKeys.ts';
import { isTestHeaders } from './routeTests.ts';
import type { Place, Scene } from './scene.ts';
import type { Suggestion } from './suggestion.ts';

/** Keys of a map that is there. */
export function keySuggestions(scene: Scene, place: Place<KeySlot>): Suggestion[] {
  const { lead, column, colon, flow, map } = place.slot;
  const opening: Opening = { before: lead, after: '', column, colon, flow };
  const { steps, here } = place;
  return [...mapKeys(scene, place, { steps, schema: here, map, opening }), ...nextDocuments(scene, place)];
}

/** Another item of a list. */
export function itemSuggestions(scene: Scene, place: Place<ItemSlot>): Suggestion[] {
  const { lead, column, sequence } = place.slot;
  return newItems(scene, place, { before: lead, column, count: sequence.items.length });
}

/** A value: on its line, or as a map or list that begins here. */
export function valueSuggestions(scene: Scene, place: Place<ValueSlot>): Suggestion[] {
  const { slot, here, steps } = place;
  if (slot.path.length === 0) return documentStart(scene, place);
  if (slot.listOnly && here?.type !== 'array') return [];
  if (here?.type === 'array' && here.items) return listBegins(scene, place);
  const isSelector = referenceAt(scene, place, steps)?.field.shape === 'selector';
  const hasKnownKeys = isSelector || isTestHeaders(steps);
  if (here?.properties || (here?.type === 'object' && hasKnownKeys)) return mapBegins(scene, place);
  return scene.reading.template ? [] : valuesAt(scene, place);
}

/** The first line of a document, or of what is left of one. */
function documentStart(scene: Scene, place: Place<ValueSlot>): Suggestion[] {
  const { slot, schema } = place;
  const opening: Opening = { before: slot.lead, after: '', column: slot.column, colon: false, flow: false };
  if (slot.flow || slot.at !== 'line' || slot.listOnly) return [];
  if (schema) return fieldSuggestions(scene, place, { steps: [], schema, map: undefined, opening });
  const documents = slot.column === 0 && !scene.reading.template ? documentSuggestions(scene, '') : [];
  return [...rootKeySuggestions(scene, undefined, opening), ...documents];
}

/** Below a document that has everything, the next one begins. */
function nextDocuments(scene: Scene, { slot, steps, base }: Place<KeySlot>): Suggestion[] {
  const isRoot = steps.length === 0 && base.length === 0 && slot.column === 0 && !slot.flow && !slot.colon;
  const isLast = scene.text.slice(slot.span.end).trim() === '';
  const isWhole = ['apiVersion', 'kind', 'metadata', 'spec'].every((key) => hasKey(slot.map, key));
  return isRoot && isLast && isWhole && slot.lead === '' && !scene.reading.template
    ? documentSuggestions(scene, `---${scene.style.lineBreak}`)
    : [];
}
