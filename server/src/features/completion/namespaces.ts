import { CompletionItemKind } from 'vscode-languageserver-types';
import type { ValueSlot } from '../../engine/index.ts';
import { kindKey, namespaceName, namespaceOf } from '../../engine/index.ts';
import { labelsText } from '../hover/listeners.ts';
import type { ReferencePlace } from './references.ts';
import { kindsOf } from './references.ts';
import type { Place, Scene } from './scene.ts';
import type { Suggestion } from './suggestion.ts';
import { written } from './suggestion.ts';

/**
 * Namespaces as values: those of `preferred` first, then those that are defined here, then those in which resources
 * say they live.
 */
export function namespaceSuggestions(
  scene: Scene,
  { slot }: Place<ValueSlot>,
  preferred: ReadonlySet<string> = new Set(),
): Suggestion[] {
  const { index, config } = scene.snapshot;
  const defined = new Map(index.objectsOfKind('/Namespace').map((object) => [object.name, object]));
  const typed = scene.text.slice(slot.span.start, slot.span.end).replaceAll(/["']/g, '');
  // What is being typed lives in the index as well, and is no namespace because of that.
  const used = [...index.namespaces()].flatMap(([name, count]) =>
    name === typed && count < 2 ? [] : [name],
  );
  const configured = config.defaultNamespace === undefined ? [] : [config.defaultNamespace];
  const names = new Set([...preferred, ...defined.keys(), ...used, ...configured]);
  return [...names].map((name) => {
    const labels = labelsText(defined.get(name)?.resource.labels ?? {}).replaceAll('`', '');
    return {
      label: name,
      kind: CompletionItemKind.Module,
      ...(labels !== '' && { detail: labels }),
      rank: preferred.has(name) ? 0 : defined.has(name) ? 1 : 2,
      text: [slot.lead + written(slot, name)],
    };
  });
}

/** Namespaces for a reference: where there is an object of the written name, or resources of the written kind. */
export function referenceNamespaces(scene: Scene, place: Place<ValueSlot>, at: ReferencePlace): Suggestion[] {
  const { snapshot } = scene;
  const { name, group, kind } = at.reference;
  const objects = kindsOf(at).flatMap((key) =>
    name
      ? snapshot.index.objects(key, name.value)
      : at.field.role === 'grant-from'
        ? snapshot.index.objectsOfKind(kindKey(group, kind))
        : [],
  );
  const preferred = objects.flatMap(
    (object) => namespaceName(namespaceOf(snapshot.namespaces, object)) ?? [],
  );
  return namespaceSuggestions(scene, place, new Set(preferred));
}
