import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Proposal } from './items.ts';
import { scalarText } from './items.ts';
import type { CompletionPlace } from './place.ts';

/** Namespaces that are defined here, then those that are only used. */
export function namespaceProposals(place: CompletionPlace): Proposal[] {
  const { index } = place.snapshot;
  const defined = new Set(index.objectsOfKind('/Namespace').map(({ name }) => name));
  const used = new Set<string>();
  for (const { resource } of index.resources())
    if (resource.namespace !== undefined && !defined.has(resource.namespace)) used.add(resource.namespace);
  const proposal = (name: string, rank: number): Proposal => ({
    label: name,
    kind: CompletionItemKind.Module,
    insert: scalarText(place, name),
    rank,
  });
  return [...[...defined].map((name) => proposal(name, 0)), ...[...used].map((name) => proposal(name, 1))];
}

/** Labels of the Namespaces here, for a selector: as keys, or as the values of one key. */
export function namespaceLabels(place: CompletionPlace, key?: string): Proposal[] {
  const labels = place.snapshot.index.objectsOfKind('/Namespace').flatMap(({ name, resource }) =>
    // Every namespace has this one, written or not.
    Object.entries({ 'kubernetes.io/metadata.name': name, ...resource.labels }),
  );
  const texts = new Set(
    labels.flatMap(([label, value]) => (key === undefined ? [label] : label === key ? [value] : [])),
  );
  return [...texts].map((text) => ({
    label: text,
    kind: key === undefined ? CompletionItemKind.Property : CompletionItemKind.Value,
    insert: key === undefined ? `${text}: ` : scalarText(place, text),
    rank: 0,
  }));
}
