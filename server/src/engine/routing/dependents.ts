import type { Index } from '../index/index.ts';
import { isRouteKind, kindKey } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import { redirectsOf } from './redirectLoop.ts';
import { keysOf } from './rivals.ts';

/**
 * The files of Routes of which routing may tell something else after a change of other Routes: those of the same parents
 * that ask for something alike, or that redirect. Names of parents count, namespaces do not.
 * @param changed Routes as they were and as they are; other resources are passed over
 */
export function routingDependents(index: Index, changed: Iterable<Resource>): ReadonlySet<string> {
  const uris = new Set<string>();
  for (const route of changed) {
    if (!isRouteKind(route.group, route.kind)) continue;
    const key = kindKey(route.group, route.kind);
    // What a Kustomize patch changes says itself where it is attached.
    const versions =
      route.name === undefined ? [] : index.objects(key, route.name).map((each) => each.resource);
    for (const version of new Set([route, ...versions])) addNeighbours(index, version, uris);
  }
  return uris;
}

function addNeighbours(index: Index, route: Resource, uris: Set<string>): void {
  const keys = keysOf(route);
  for (const { field, group, kind, name } of route.references) {
    if (field.role !== 'parent' || !name) continue;
    for (const { uri, resource, reference } of index.referencesTo(kindKey(group, kind), name.value)) {
      if (reference.field.role !== 'parent' || uris.has(uri)) continue;
      if (redirectsOf(resource).size > 0 || [...keysOf(resource)].some((each) => keys.has(each)))
        uris.add(uri);
    }
  }
}
