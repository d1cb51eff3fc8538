import { CompletionItemKind } from 'vscode-languageserver-types';
import type { ValueSlot } from '../../engine/index.ts';
import { placeAt, pointerOf, stringAt } from '../../engine/index.ts';
import { meansSection, sectionsOf } from '../navigation/sections.ts';
import type { Text } from '../yamlText/template.ts';
import type { Place, Scene } from './scene.ts';
import type { Suggestion } from './suggestion.ts';
import { quotedLike } from './suggestion.ts';

/** Hostnames for a Route: those of the listeners that it names as its parents, with a name to fill in below wildcards. */
export function hostnameSuggestions(scene: Scene, place: Place<ValueSlot>): Suggestion[] {
  const listed = new Set(itemsBeside(scene, place));
  const offered = new Map<string, Suggestion>();
  for (const { hostname, listener } of parentHostnames(scene, place))
    for (const suggestion of suggestionsFor(place, hostname, listener))
      if (!listed.has(suggestion.label) && !offered.has(suggestion.label))
        offered.set(suggestion.label, suggestion);
  return [...offered.values()];
}

function suggestionsFor({ slot, from }: Place<ValueSlot>, hostname: string, listener: string): Suggestion[] {
  const whole: Suggestion = {
    label: hostname,
    kind: CompletionItemKind.Value,
    detail: listener,
    rank: hostname.startsWith('*.') ? 1 : 0,
    text: [slot.lead + quotedLike(slot.quote, hostname)],
  };
  if (!hostname.startsWith('*.')) return [whole];
  const name = from?.resource.name ?? 'www';
  const domain = hostname.slice(1);
  const { quote } = slot;
  const text: Text = [slot.lead + quote, { blank: name }, domain + quote];
  return [{ ...whole, label: name + domain, rank: 0, text }, whole];
}

/** The other items of the list around a value. */
export function itemsBeside({ reading }: Scene, { slot }: Place): string[] {
  const path = slot.path.slice(0, -1);
  const list = reading.root && placeAt(reading.root, pointerOf(path))?.node;
  const items = list?.type === 'sequence' ? list.items : [];
  return items.flatMap((item) => (item.type === 'scalar' ? [item.text] : []));
}

function parentHostnames(
  { snapshot }: Scene,
  { from }: Place,
): { readonly hostname: string; readonly listener: string }[] {
  if (!from) return [];
  return from.resource.references
    .filter(({ field }) => field.role === 'parent')
    .flatMap((reference) => {
      const resolution = snapshot.resolve(from, reference);
      const parents = resolution.type === 'absent' ? [] : resolution.objects;
      const isNarrowed = reference.sectionName !== undefined || reference.port !== undefined;
      return parents.flatMap((parent) =>
        sectionsOf(parent.resource)
          .filter(
            (section) => section.type === 'listener' && (!isNarrowed || meansSection(reference, section)),
          )
          .flatMap(({ name, value }) => {
            const hostname = stringAt(value, 'hostname');
            return hostname === undefined ? [] : [{ hostname, listener: `${parent.name} · ${name ?? ''}` }];
          }),
      );
    });
}
