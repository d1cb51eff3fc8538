import type { Span } from '../text/span.ts';
import { shiftSpan } from '../text/span.ts';
import { placeAt } from '../yaml/pointer.ts';
import type { RelatedPlace } from './finding.ts';
import { valueSpan } from './places.ts';
import type { View } from './rule.ts';

/** Where a related place stands now, counted from the start of its file; undefined if it is gone. */
export function locateRelated(
  view: View,
  place: RelatedPlace,
): { readonly uri: string; readonly span: Span } | undefined {
  for (const { offset, manifest } of view.file(place.uri)?.parts ?? []) {
    const resource = manifest.resources.find(
      ({ group, kind, name, namespace }) =>
        group === place.group && kind === place.kind && name === place.name && namespace === place.namespace,
    );
    if (!resource) continue;
    const root = place.pointer === '' ? undefined : manifest.yaml().root;
    const found = root && placeAt(root, resource.pointer + place.pointer);
    const span = found ? valueSpan(manifest.text, found) : resource.nameSpan;
    return { uri: place.uri, span: shiftSpan(span, offset) };
  }
  return undefined;
}
