import { permits } from '../attachment/referenceGrants.ts';
import type { Namespace } from '../index/namespaces.ts';
import { namespaceName, namespaceOf, sameNamespace } from '../index/namespaces.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { targetNamespace } from '../index/resolve.ts';
import { kindKey } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import { nameOf } from './names.ts';
import type { View } from './rule.ts';
import { isNearMiss } from './spelling.ts';

/** What a reference that leads nowhere was perhaps meant to point at. */
export type NearMiss = {
  readonly object: IndexedObject;
  readonly display: string;
  /** So likely a mistake that it deserves a warning. */
  readonly isLikely: boolean;
} & (
  | { readonly type: 'name'; readonly name: string }
  /** The name is right, and the namespace a slip of the pen. */
  | { readonly type: 'namespace'; readonly namespace: string }
  /** The reference names no namespace, and the object is in another one than the referrer's. */
  | { readonly type: 'other-namespace'; readonly namespace: string }
);

/** Looks at the names of one kind only, and only for a reference that is absent. */
export function findNearMiss(view: View, from: IndexedResource, reference: Reference): NearMiss | undefined {
  const { group, kind, name } = reference;
  if (!name) return undefined;
  const key = kindKey(group, kind);
  const wanted = targetNamespace(view, from, reference);
  return (
    inOtherNamespace(view, from, reference, view.index.objects(key, name.value)) ??
    misspelled(view, wanted, name.value, view.index.objectsOfKind(key))
  );
}

function misspelled(
  view: View,
  wanted: Namespace,
  written: string,
  objects: readonly IndexedObject[],
): NearMiss | undefined {
  for (const object of objects) {
    if (!isNearMiss(written, object.name) || isPatch(view, object)) continue;
    const namespace = namespaceOf(view.namespaces, object);
    if (sameNamespace(wanted, namespace) !== 'yes') continue;
    return { type: 'name', name: object.name, object, display: nameOf(view, object), isLikely: true };
  }
  return undefined;
}

/** The name exists, but not where the reference looks. */
function inOtherNamespace(
  view: View,
  from: IndexedResource,
  reference: Reference,
  objects: readonly IndexedObject[],
): NearMiss | undefined {
  if (reference.field.scope !== 'named') return undefined;
  const named = objects.flatMap((object) => {
    const namespace = namespaceName(namespaceOf(view.namespaces, object));
    return namespace === undefined || isPatch(view, object) ? [] : [{ object, namespace }];
  });
  const written = reference.namespace?.value;
  if (written !== undefined) {
    const near = named.find(({ namespace }) => isNearMiss(written, namespace));
    return near && { type: 'namespace', ...near, display: nameOf(view, near.object), isLikely: true };
  }
  const [only] = named;
  if (!only || new Set(named.map(({ namespace }) => namespace)).size > 1) return undefined;
  const isLikely = reference.field.needsGrant ? isPermittedIn(view, from, reference, only.namespace) : true;
  return { type: 'other-namespace', ...only, display: nameOf(view, only.object), isLikely };
}

/**
 * Services of one name live in many namespaces, so one elsewhere says little; a grant for just this reference says
 * that the other side expects it.
 */
function isPermittedIn(view: View, from: IndexedResource, reference: Reference, namespace: string): boolean {
  const there = { ...reference, namespace: { value: namespace, span: reference.span } };
  return permits(view, from, there).verdict === 'yes';
}

function isPatch({ namespaces }: View, { uri }: IndexedObject): boolean {
  return namespaces.kustomizations.isPatch(uri);
}
