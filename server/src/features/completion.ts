import type { CompletionList } from 'vscode-languageserver-types';
import type { Position, Slot, Snapshot, ValueSlot } from '../engine/index.ts';
import { baseName } from '../engine/index.ts';
import { CONFIG_FILE, configSchema } from './completion/config.ts';
import { toItems } from './completion/items.ts';
import type { CompletionOptions, Place, Scene } from './completion/scene.ts';
import { placeOf, sceneAt } from './completion/scene.ts';
import { itemSuggestions, keySuggestions, valueSuggestions } from './completion/slots.ts';
import type { Suggestion } from './completion/suggestion.ts';
import { distinct } from './completion/suggestion.ts';
import { wordsIn } from './strings.ts';

export type { CompletionOptions } from './completion/scene.ts';

/**
 * What can be written at a position: the fields that the schema has and the document has not, values of the schema and
 * of the workspace, whole documents. The document may be half-typed or broken. Null where nothing can be written.
 */
export function completion(
  snapshot: Snapshot,
  uri: string,
  position: Position,
  options: CompletionOptions = {},
): CompletionList | null {
  const scene = sceneAt(snapshot, uri, position, options, wordsIn(options.locale));
  if (!scene) return null;
  const config = baseName(uri) === CONFIG_FILE ? configSchema(snapshot) : undefined;
  const answers = scene.reading.slots.map((slot) => {
    const place = placeOf(scene, slot, config);
    return { slot, suggestions: isAsked(scene, place) ? distinct(suggestionsAt(scene, place)) : [] };
  });
  const items = toItems(scene, answers);
  return items.length === 0 ? null : { isIncomplete: false, items };
}

function suggestionsAt(scene: Scene, place: Place): Suggestion[] {
  const { slot } = place;
  if (scene.isJson)
    return slot.type === 'value' ? valueSuggestions(scene, { ...place, slot: inJson(slot) }) : [];
  switch (slot.type) {
    case 'key':
      return keySuggestions(scene, { ...place, slot });
    case 'item':
      return itemSuggestions(scene, { ...place, slot });
    case 'value':
      return valueSuggestions(scene, { ...place, slot });
  }
}

/** A string needs quotes there. */
function inJson(slot: ValueSlot): ValueSlot {
  return slot.quote === '' ? { ...slot, quote: '"' } : slot;
}

/**
 * A list that opens by itself takes the Enter key away. So it only does where a value on this line comes next: not while
 * somebody indents, nor behind a key whose value goes below.
 */
function isAsked({ options, text }: Scene, { slot, here }: Place<Slot>): boolean {
  if (options.trigger === undefined) return true;
  if (slot.type !== 'value') return slot.span.end > slot.span.start || slot.flow;
  const isBlock = here?.type === 'object' || here?.type === 'array';
  if (slot.at === 'key') return !isBlock;
  return slot.at !== 'line' && !(slot.at === 'dash' && text[slot.span.start - 1] === '-');
}
