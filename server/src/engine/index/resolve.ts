import { kindKey } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import { sharedSegments } from '../text/uri.ts';
import { alternativesIn } from './alternatives.ts';
import type { Index } from './index.ts';
import type { Namespace, NamespaceRules } from './namespaces.ts';
import { namespaceOf, sameNamespace } from './namespaces.ts';
import type { IndexedObject, IndexedResource } from './objects.ts';

/** What a reference points at, under the open world: absence here says nothing of the cluster. */
export type Resolution =
  /** Here for certain. Several if equally near ones have the name: only what holds for all of them is sure. */
  | { readonly type: 'found'; readonly objects: readonly IndexedObject[] }
  /** Perhaps one of these: a namespace is not known, or they belong to another environment. */
  | { readonly type: 'unknown'; readonly objects: readonly IndexedObject[] }
  /** Not in the workspace. */
  | { readonly type: 'absent' };

export type ResolveContext = { readonly index: Index; readonly namespaces: NamespaceRules };

/** Follows a reference from the resource that makes it. */
export function resolveReference(
  context: ResolveContext,
  from: IndexedResource,
  reference: Reference,
): Resolution {
  if (reference.name === undefined) return { type: 'unknown', objects: [] };
  const wanted = targetNamespace(context, from, reference);
  const sure: IndexedObject[] = [];
  const perhaps: IndexedObject[] = [];
  for (const object of context.index.objects(
    kindKey(reference.group, reference.kind),
    reference.name.value,
  )) {
    if (context.namespaces.kustomizations.isPatch(object.uri)) continue;
    const same = sameNamespace(wanted, namespaceOf(context.namespaces, object));
    if (same === 'yes') sure.push(object);
    else if (same === 'unknown') perhaps.push(object);
  }
  if (sure.length > 0) {
    const areAlternatives = alternativesIn(context.index, context.namespaces);
    const here = sure.filter(({ uri }) => !areAlternatives(from.uri, uri));
    return here.length > 0
      ? { type: 'found', objects: nearest(from.uri, here) }
      : { type: 'unknown', objects: nearest(from.uri, [...sure, ...perhaps]) };
  }
  if (perhaps.length > 0 || wanted.type === 'unknown') return { type: 'unknown', objects: perhaps };
  return { type: 'absent' };
}

/** The namespace in which a reference looks for its target. */
export function targetNamespace(
  context: ResolveContext,
  from: IndexedResource,
  reference: Reference,
): Namespace {
  if (reference.field.scope === 'cluster') return { type: 'cluster' };
  if (reference.namespaceUnknown) return { type: 'unknown' };
  if (reference.namespace) return { type: 'named', name: reference.namespace.value };
  return namespaceOf(context.namespaces, from);
}

/** Those of `objects` whose files share the longest way from the workspace's root with `uri`. */
function nearest(uri: string, objects: readonly IndexedObject[]): readonly IndexedObject[] {
  if (objects.length === 1) return objects;
  const near = objects.map((object) => sharedSegments(uri, object.uri));
  const best = Math.max(...near);
  return objects.filter((_, index) => near[index] === best);
}
