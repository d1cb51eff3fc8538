import { once } from '../attachment/context.ts';
import { commonHostname } from '../attachment/hostnames.ts';
import { listInSpec } from '../attachment/listeners.ts';
import type { Index } from '../index/index.ts';
import type { IndexedReference } from '../index/objects.ts';
import type { KindKey } from '../manifest/kinds.ts';
import { isRouteKind, kindKey } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import { catchAllOf } from './catchAll.ts';
import { redirectsOf } from './redirectLoop.ts';
import { keysOf } from './rivals.ts';

/**
 * The files of Routes of which routing may tell something else after a change of other Routes: those of the same parents
 * that share a hostname, and ask for something alike, redirect, take whatever is left, or are of another kind. Names of
 * parents count, namespaces do not.
 * @param changed Routes as they were and as they are; other resources are passed over
 * @param known files that are looked at anyway, and are passed over too: all of them when a workspace is first read
 */
export function routingDependents(
  index: Index,
  changed: Iterable<Resource>,
  known: ReadonlySet<string>,
): ReadonlySet<string> {
  const uris = new Set<string>();
  const candidates = candidatesBeside(index, known);
  for (const route of changed) {
    if (!isRouteKind(route.group, route.kind)) continue;
    const key = kindKey(route.group, route.kind);
    // What a Kustomize patch changes says itself where it is attached.
    const versions =
      route.name === undefined ? [] : index.objects(key, route.name).map((each) => each.resource);
    for (const version of new Set([route, ...versions])) addNeighbours(candidates, version, uris);
  }
  return uris;
}

type Candidates = (key: KindKey, name: string) => readonly IndexedReference[];

/** The references of Routes to a parent, but for those of known files; found once a parent. */
function candidatesBeside(index: Index, known: ReadonlySet<string>): Candidates {
  const found = new Map<string, readonly IndexedReference[]>();
  return (key, name) => {
    const id = `${key} ${name}`;
    const before = found.get(id);
    if (before) return before;
    const references = index
      .referencesTo(key, name)
      .filter(({ uri, reference }) => reference.field.role === 'parent' && !known.has(uri));
    found.set(id, references);
    return references;
  };
}

function addNeighbours(candidates: Candidates, route: Resource, uris: Set<string>): void {
  for (const { field, group, kind, name } of route.references) {
    if (field.role !== 'parent' || !name) continue;
    for (const { uri, resource } of candidates(kindKey(group, kind), name.value)) {
      if (uris.has(uri)) continue;
      const isOpen =
        redirectsOf(resource).size > 0 || catchAllOf(resource) !== undefined || resource.kind !== route.kind;
      const isAlike = isOpen || [...keysOf(resource)].some((each) => keysOf(route).has(each));
      if (isAlike && mayMeet(route, resource)) uris.add(uri);
    }
  }
}

/** Whether one request may be for both. */
function mayMeet(a: Resource, b: Resource): boolean {
  const [ours, theirs] = [hostnamesOf(a), hostnamesOf(b)];
  if (ours.length === 0 || theirs.length === 0) return true;
  return ours.some((own) => theirs.some((other) => commonHostname(own, other) !== undefined));
}

/** Empty for every hostname, and where one is not known. */
const hostnamesOf = once((route: Resource): readonly string[] => {
  const written = listInSpec(route, 'hostnames');
  if (typeof written === 'string') return [];
  const names = written.filter((each) => typeof each === 'string');
  return names.some(isUnknownText) || names.length < written.length ? [] : names;
});
