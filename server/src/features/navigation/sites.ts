import type { Location, LocationLink, Range } from 'vscode-languageserver-types';
import type { IndexedObject, IndexedResource, Manifest, Snapshot, Span } from '../../engine/index.ts';
import { placeAt, shiftSpan, stringAt } from '../../engine/index.ts';
import { isWithin, withoutBlanks } from '../spans.ts';

/** A stretch of a document somewhere in the workspace; the span is relative to the document. */
export type Site = { readonly uri: string; readonly manifest: Manifest; readonly span: Span };

/** A place to go to: what to select there, and what to show around it. */
export type Destination = Site & { readonly whole: Span };

/** The range of a site in its file; undefined if the document is no longer there. */
export function rangeOf(snapshot: Snapshot, { uri, manifest, span }: Site): Range | undefined {
  const part = snapshot.partOf(uri, manifest);
  return part && snapshot.file(uri)?.lines().rangeOf(shiftSpan(span, part.offset));
}

export function locationOf(snapshot: Snapshot, site: Site): Location | undefined {
  const range = rangeOf(snapshot, site);
  return range && { uri: site.uri, range };
}

/** A link for clients that can show what the destination is part of and where the cursor's own word is. */
export function linkTo(
  snapshot: Snapshot,
  destination: Destination,
  origin: Range | undefined,
): LocationLink | undefined {
  const { uri, manifest, whole } = destination;
  const selection = rangeOf(snapshot, destination);
  const target = rangeOf(snapshot, { uri, manifest, span: withoutBlanks(manifest.text, whole) });
  if (!selection || !target) return undefined;
  return {
    targetUri: uri,
    targetRange: target,
    targetSelectionRange: selection,
    ...(origin && { originSelectionRange: origin }),
  };
}

/** Where an object is named: in its metadata, or at the field of its creator that gives it its name. */
export function nameSite(object: IndexedObject | IndexedResource): Site {
  const { uri, manifest, resource } = object;
  const created = 'created' in object && object.created ? createdSpan(object) : undefined;
  return { uri, manifest, span: created ?? resource.nameSpan };
}

/** An object as a place to go to. */
export function objectDestination(object: IndexedObject | IndexedResource): Destination {
  return { ...nameSite(object), whole: object.resource.span };
}

/** What stands at a pointer of a document, selected by `key` below it if there is one; else undefined. */
export function destinationAt(
  { uri, manifest }: IndexedResource,
  pointer: string,
  key: string,
): Destination | undefined {
  const root = manifest.yaml().root;
  const place = root && placeAt(root, pointer);
  if (!place) return undefined;
  const named = placeAt(place.node, `/${key}`);
  const span = named && isWithin(named.node.span, place.node.span) ? named.node.span : place.node.span;
  return { uri, manifest, span, whole: place.node.span };
}

/** The fields by which resources name what they create, as pointers from the resource (see the index's creators). */
const CREATING_FIELDS: Readonly<Record<string, readonly string[]>> = {
  Certificate: ['/spec/secretName'],
  ExternalSecret: ['/spec/target/name'],
  SealedSecret: ['/spec/template/metadata/name'],
  Gateway: [
    '/metadata/annotations/cert-manager.io~1issuer',
    '/metadata/annotations/cert-manager.io~1cluster-issuer',
  ],
};

function createdSpan({ manifest, resource, name }: IndexedObject): Span | undefined {
  const root = manifest.yaml().root;
  if (!root) return undefined;
  const generated = ['configMapGenerator', 'secretGenerator'].flatMap((list) => {
    const items = resource.value[list];
    const index = Array.isArray(items) ? items.findIndex((item) => stringAt(item, 'name') === name) : -1;
    return index === -1 ? [] : [`/${list}/${index}/name`];
  });
  for (const pointer of [...(CREATING_FIELDS[resource.kind] ?? []), ...generated]) {
    const place = placeAt(root, resource.pointer + pointer);
    if (place)
      return resource.kind === 'Gateway' ? (place.entry?.key.span ?? place.node.span) : place.node.span;
  }
  return undefined;
}
