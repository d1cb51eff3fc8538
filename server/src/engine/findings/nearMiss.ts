import { permits } from '../attachment/referenceGrants.ts';
import type { Namespace } from '../index/namespaces.ts';
import { namespaceName, namespaceOf, sameNamespace } from '../index/namespaces.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { targetNamespace } from '../index/resolve.ts';
import type { KindKey } from '../manifest/kinds.ts';
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
    misspelled(view, wanted, name.value.toLowerCase(), key)
  );
}

function misspelled(view: View, wanted: Namespace, written: string, key: KindKey): NearMiss | undefined {
  for (const name of namesLike(view, key, written)) {
    if (!isNearMiss(written, name)) continue;
    const object = view.index.objects(key, name).find((candidate) => {
      const namespace = namespaceOf(view.namespaces, candidate);
      return !isPatch(view, candidate) && sameNamespace(wanted, namespace) === 'yes';
    });
    if (object) return { type: 'name', name, object, display: nameOf(view, object), isLikely: true };
  }
  return undefined;
}

/** The names of a kind that are about as long as `written`: a workspace may have thousands of either. */
function namesLike(view: View, key: KindKey, written: string): readonly string[] {
  const kinds = names.get(view) ?? new Map<KindKey, NamesByLength>();
  names.set(view, kinds);
  let ofKind = kinds.get(key);
  if (!ofKind) {
    ofKind = byLength(view.index.objectsOfKind(key));
    kinds.set(key, ofKind);
  }
  return [-2, -1, 0, 1, 2].flatMap((more) => ofKind.get(written.length + more) ?? []);
}

type NamesByLength = ReadonlyMap<number, readonly string[]>;

/** A view is of one moment, and so are its names. */
const names = new WeakMap<View, Map<KindKey, NamesByLength>>();

function byLength(objects: readonly IndexedObject[]): NamesByLength {
  const lengths = new Map<number, string[]>();
  for (const name of new Set(objects.map((object) => object.name))) {
    const others = lengths.get(name.length);
    if (others) others.push(name);
    else lengths.set(name.length, [name]);
  }
  return lengths;
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
    const near = named.find(({ namespace }) => isNearMiss(written.toLowerCase(), namespace));
    return near && { type: 'namespace', ...near, display: nameOf(view, near.object), isLikely: true };
  }
  // Policies are for what is beside them, and many have no such field (GEP-713); the target may come from a chart.
  if (reference.field.role === 'target') return undefined;
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
