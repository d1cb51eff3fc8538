import { once } from '../attachment/context.ts';
import { commonHostname } from '../attachment/hostnames.ts';
import { listInSpec } from '../attachment/listeners.ts';
import { GATEWAY, LISTENER_SETS } from '../attachment/parents.ts';
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
 * that share a hostname, and ask for something alike, redirect, take whatever is left, or are of another kind; and those
 * that redirect through another listener of the Gateway. Names of parents count, namespaces do not.
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

type Named = { readonly key: KindKey; readonly name: string };
type References = (parent: Named) => readonly IndexedReference[];

/** The references of Routes that may be looked at again. */
type Candidates = {
  /** To a parent itself. */
  readonly at: References;
  /** Of Routes that redirect, to other listeners of the same Gateway: there a redirect may lead, whoever writes them. */
  readonly beside: References;
};

/** Each is found once a parent. */
function candidatesBeside(index: Index, known: ReadonlySet<string>): Candidates {
  const at = oncePerParent(({ key, name }) =>
    index
      .referencesTo(key, name)
      .filter(({ uri, reference }) => reference.field.role === 'parent' && !known.has(uri)),
  );
  const beside = oncePerParent((parent) =>
    partners(index, parent)
      .flatMap(at)
      .filter(({ resource }) => redirects(resource)),
  );
  return { at, beside };
}

function oncePerParent(find: References): References {
  const found = new Map<string, readonly IndexedReference[]>();
  return (parent) => {
    const id = `${parent.key} ${parent.name}`;
    const before = found.get(id) ?? find(parent);
    found.set(id, before);
    return before;
  };
}

function addNeighbours(candidates: Candidates, route: Resource, uris: Set<string>): void {
  for (const { field, group, kind, name } of route.references) {
    if (field.role !== 'parent' || !name) continue;
    const parent: Named = { key: kindKey(group, kind), name: name.value };
    for (const { uri, resource } of candidates.at(parent)) {
      if (uris.has(uri)) continue;
      const isOpen =
        redirects(resource) || catchAllOf(resource) !== undefined || resource.kind !== route.kind;
      const isAlike = isOpen || [...keysOf(resource)].some((each) => keysOf(route).has(each));
      if (isAlike && mayMeet(route, resource)) uris.add(uri);
    }
    for (const { uri, resource } of candidates.beside(parent))
      if (!uris.has(uri) && mayMeet(route, resource)) uris.add(uri);
  }
}

function redirects(route: Resource): boolean {
  return redirectsOf(route).size > 0;
}

/** Those whose listeners a Gateway has beside the ones of `parent`: the Gateway itself, and its ListenerSets. */
function partners(index: Index, parent: Named): readonly Named[] {
  const gateways =
    parent.key === GATEWAY
      ? [parent]
      : LISTENER_SETS.includes(parent.key)
        ? index.objects(parent.key, parent.name).flatMap(({ resource }) => gatewayOf(resource))
        : [];
  const sets = gateways.flatMap(({ key, name }) =>
    index.referencesTo(key, name).flatMap(({ resource, reference }): Named[] => {
      const isSet = reference.field.role === 'listener-set-parent' && resource.name !== undefined;
      return isSet ? [{ key: kindKey(resource.group, resource.kind), name: resource.name ?? '' }] : [];
    }),
  );
  return [...gateways, ...sets].filter(({ key, name }) => key !== parent.key || name !== parent.name);
}

function gatewayOf({ references }: Resource): readonly Named[] {
  return references.flatMap(({ field, group, kind, name }) =>
    field.role === 'listener-set-parent' && name ? [{ key: kindKey(group, kind), name: name.value }] : [],
  );
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
