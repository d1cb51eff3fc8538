import { CompletionItemKind } from 'vscode-languageserver-types';
import type { IndexedObject, ValueSlot } from '../../engine/index.ts';
import { namespaceName, namespaceOf } from '../../engine/index.ts';
import { inOneLine } from '../markdown.ts';
import type { Section } from '../navigation/sections.ts';
import { sectionsOf } from '../navigation/sections.ts';
import type { Template } from '../yamlText/template.ts';
import { blank, scalar } from '../yamlText/template.ts';
import { listenerAdmits } from './admission.ts';
import { listenerDetail, portDetail } from './objectDetails.ts';
import type { ReferencePlace } from './references.ts';
import type { Place, Scene } from './scene.ts';
import type { Suggestion } from './suggestion.ts';
import { written } from './suggestion.ts';

/** The port that a reference to a Service gets: its only one, or one to choose if the client can ask. */
export function portTemplate({ options }: Scene, { resource }: IndexedObject): Template | undefined {
  const ports = portsOf(sectionsOf(resource));
  const [only] = ports;
  if (ports.length === 1 && only !== undefined) return scalar(only);
  return ports.length > 1 && options.snippets ? blank(String(only), ports.map(String)) : undefined;
}

/** The different ports of listeners or of a Service. */
export function portsOf(sections: readonly Section[]): number[] {
  return [...new Set(sections.flatMap(({ port }) => port ?? []))];
}

/** What `sectionName` or `port` of a reference can be: the listeners, ports or rules of its target. */
export function sectionSuggestions(
  scene: Scene,
  place: Place<ValueSlot>,
  { reference, field }: ReferencePlace,
  part: 'sectionName' | 'port',
): Suggestion[] {
  const { from, slot } = place;
  if (!from) return [];
  const resolution = scene.snapshot.resolve(from, reference);
  const targets = resolution.type === 'absent' ? [] : resolution.objects.filter(({ created }) => !created);
  return targets.flatMap((target) =>
    sectionsOf(target.resource).flatMap((section): Suggestion[] => {
      const value = part === 'port' ? section.port : section.name;
      if (value === undefined) return [];
      const admits = field.role === 'parent' && section.type === 'listener';
      const answer = admits ? listenerAdmits(scene.snapshot, from, target, section.value) : 'yes';
      const where = namespaceName(namespaceOf(scene.snapshot.namespaces, target));
      return [
        {
          label: String(value),
          kind: CompletionItemKind.Interface,
          detail: inOneLine([
            answer === 'no' && scene.words('admission.not'),
            section.type === 'listener'
              ? listenerDetail(section, part, scene.words)
              : portDetail(section, part),
          ]),
          ...(targets.length > 1 && where !== undefined && { where }),
          rank: answer === 'no' ? 3 : answer === 'unknown' ? 1 : 0,
          text: [slot.lead + written(slot, value)],
        },
      ];
    }),
  );
}
