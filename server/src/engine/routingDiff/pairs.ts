import { namespaceName, namespaceOf } from '../index/namespaces.ts';
import type { IndexedObject } from '../index/objects.ts';
import type { ResolveContext } from '../index/resolve.ts';
import { jsonText } from './jsonText.ts';
import type { Versions } from './model.ts';

/**
 * Which objects of one kind are the same in two versions, in the order of their names. By namespace and name; where
 * these do not pair since a namespace is not certain in one version (another overlay takes the file over), by the file
 * and what is written there.
 */
export function pairsOf(
  context: { readonly base: ResolveContext; readonly head: ResolveContext },
  base: readonly IndexedObject[],
  head: readonly IndexedObject[],
): Versions<IndexedObject>[] {
  const placed = { base: placedBy(context.base, base), head: placedBy(context.head, head) };
  const names = [...new Set([...placed.base.keys(), ...placed.head.keys()])].sort();
  const found = names.flatMap((name) => twins(placed.base.get(name) ?? [], placed.head.get(name) ?? []));
  return withMovedBetweenNamespaces(context, found);
}

function placedBy(
  context: ResolveContext,
  objects: readonly IndexedObject[],
): ReadonlyMap<string, IndexedObject[]> {
  const found = new Map<string, IndexedObject[]>();
  for (const object of objects) {
    const name = `${namespaceIn(context, object) ?? ''}/${object.name}`;
    const before = found.get(name);
    if (before) before.push(object);
    else found.set(name, [object]);
  }
  return found;
}

function namespaceIn({ namespaces }: ResolveContext, object: IndexedObject): string | undefined {
  return namespaceName(namespaceOf(namespaces, object));
}

/** Two that are certainly in different namespaces stay apart. */
function withMovedBetweenNamespaces(
  context: { readonly base: ResolveContext; readonly head: ResolveContext },
  found: readonly Versions<IndexedObject>[],
): Versions<IndexedObject>[] {
  const heads = new Map<string, IndexedObject>();
  for (const { base, head } of found) if (head && !base) heads.set(writtenAs(head), head);
  const taken = new Set<IndexedObject>();
  const paired = found.map((each): Versions<IndexedObject> => {
    const { base } = each;
    if (!base || each.head) return each;
    const head = heads.get(writtenAs(base));
    if (!head || taken.has(head)) return each;
    const isCertain =
      namespaceIn(context.base, base) !== undefined && namespaceIn(context.head, head) !== undefined;
    if (isCertain) return each;
    taken.add(head);
    return { base, head };
  });
  return paired.filter(({ base, head }) => base !== undefined || head === undefined || !taken.has(head));
}

function writtenAs({ uri, resource, name }: IndexedObject): string {
  return JSON.stringify([uri, resource.namespace, name]);
}

/**
 * Of one name, one is the other. Where there are several, as for several environments, the file says which is meant;
 * then, for files that were moved, a content that nobody else has, then what their paths share.
 */
function twins(base: readonly IndexedObject[], head: readonly IndexedObject[]): Versions<IndexedObject>[] {
  const partners = new Map<IndexedObject, IndexedObject>();
  const left = { base: [...base], head: [...head] };
  const pair = (was: IndexedObject, is: IndexedObject): void => {
    partners.set(was, is);
    left.base = left.base.filter((each) => each !== was);
    left.head = left.head.filter((each) => each !== is);
  };
  for (const was of base) {
    const is = left.head.find(({ uri }) => uri === was.uri);
    if (is) pair(was, is);
  }
  for (const was of left.base) {
    const like = (other: IndexedObject): boolean => textOf(other) === textOf(was);
    const [is, ...others] = left.head.filter(like);
    if (is && others.length === 0 && left.base.filter(like).length === 1) pair(was, is);
  }
  for (const [was, is] of byPath(left.base, left.head)) pair(was, is);
  const [was, is] = [left.base[0], left.head[0]];
  if (was && is && left.base.length === 1 && left.head.length === 1) pair(was, is);
  return [
    ...base.map((each): Versions<IndexedObject> => {
      const partner = partners.get(each);
      return { base: each, ...(partner && { head: partner }) };
    }),
    ...left.head.map((each) => ({ head: each })),
  ];
}

/** The pairs whose paths share most of what sets paths apart here at all. */
function byPath(
  base: readonly IndexedObject[],
  head: readonly IndexedObject[],
): (readonly [IndexedObject, IndexedObject])[] {
  const all = [...base, ...head].map(({ uri }) => uri.split('/'));
  const telling = (uri: string): string[] =>
    uri.split('/').filter((segment) => !all.every((each) => each.includes(segment)));
  const shared = base.flatMap((was) => {
    const segments = telling(was.uri);
    return head.map((is) => {
      const count = telling(is.uri).filter((segment) => segments.includes(segment)).length;
      return { was, is, count };
    });
  });
  const taken = new Set<IndexedObject>();
  return shared
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .flatMap(({ was, is }) => {
      if (taken.has(was) || taken.has(is)) return [];
      taken.add(was).add(is);
      return [[was, is] as const];
    });
}

function textOf({ resource }: IndexedObject): string {
  return jsonText(resource.value);
}
