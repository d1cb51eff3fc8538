import type { CodeLens, Position } from 'vscode-languageserver-types';
import type { FilePart, IndexedResource, LineTable, Resource, Snapshot } from '../../engine/index.ts';
import { isRouteKind, listAt, nodeId, objectAt, placeAt } from '../../engine/index.ts';
import { perDocument } from '../outline/perDocument.ts';
import { isListenerOwner, mayBeUnresolved } from './subjects.ts';

/** What a lens without a title is about, as it comes back from the client. */
export type LensData = {
  readonly uri: string;
  /** Of the node that the lens speaks of. */
  readonly id: string;
  readonly about: About;
};

export type About = 'owner' | 'listener' | 'route' | 'references';

/** A lens for each Gateway, ListenerSet, listener and Route of a file: where it stands, and not yet what it says. */
export function attachmentLenses(snapshot: Snapshot, uri: string): CodeLens[] {
  const file = snapshot.file(uri);
  if (!file || snapshot.namespaces.kustomizations.isPatch(uri)) return [];
  const lines = file.lines();
  return file.parts.flatMap((part) => {
    const { manifest } = part;
    if (!manifest.gatewayApi || manifest.template || manifest.reading !== 'full') return [];
    return placesIn(part, lines).flatMap(({ resource, pointer, about, start }): CodeLens[] => {
      const from = { uri, manifest, resource };
      if (about === 'references' && !mayBeUnresolved(snapshot, from)) return [];
      const data: LensData = { uri, id: nodeId(snapshot, from, pointer), about };
      return [{ range: { start, end: start }, data }];
    });
  });
}

/** Reads what a client sends back; undefined if it is not ours. */
export function readLensData(data: unknown): LensData | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if (!('uri' in data && 'id' in data && 'about' in data)) return undefined;
  const { uri, id, about } = data;
  if (typeof uri !== 'string' || typeof id !== 'string') return undefined;
  const known = ABOUT.find((each) => each === about);
  return known && { uri, id, about: known };
}

const ABOUT: readonly About[] = ['owner', 'listener', 'route', 'references'];

type LensPlace = {
  readonly resource: Resource;
  readonly pointer: string;
  readonly about: About;
  readonly start: Position;
};

const placesIn = perDocument(({ manifest, offset, uri }: FilePart, lines: LineTable): readonly LensPlace[] =>
  manifest.resources.flatMap((resource) => placesOf({ uri, manifest, resource }, offset, lines)),
);

function placesOf({ manifest, resource }: IndexedResource, offset: number, lines: LineTable): LensPlace[] {
  const { group, kind, name, pointer, span } = resource;
  if (name === undefined) return [];
  const start = lines.positionAt(span.start + offset);
  const own = { resource, pointer: '', start };
  if (isRouteKind(group, kind))
    return [
      { ...own, about: 'route' },
      { ...own, about: 'references' },
    ];
  if (!isListenerOwner(resource)) return [];
  const { root } = manifest.yaml();
  const listeners = listAt(objectAt(resource.value, 'spec'), 'listeners').flatMap((_, index): LensPlace[] => {
    const at = `/spec/listeners/${index}`;
    const listener = root && placeAt(root, pointer + at)?.node.span;
    return listener
      ? [{ resource, pointer: at, about: 'listener', start: lines.positionAt(listener.start + offset) }]
      : [];
  });
  return [{ ...own, about: 'owner' }, ...onLinesOfTheirOwn(listeners, start)];
}

/** Two on one line could not be told apart. */
function onLinesOfTheirOwn(places: readonly LensPlace[], owner: Position): LensPlace[] {
  const count = (line: number): number => places.filter(({ start }) => start.line === line).length;
  return places.filter(({ start: { line } }) => line !== owner.line && count(line) === 1);
}
