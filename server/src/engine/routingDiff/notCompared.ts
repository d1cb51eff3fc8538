import type { AttachmentContext } from '../attachment/context.ts';
import { LISTENER_SETS, parentReferences } from '../attachment/parents.ts';
import { textOfPatches } from '../attachment/patchedFields.ts';
import { namespaceName, namespaceOf } from '../index/namespaces.ts';
import { asObject, type IndexedResource } from '../index/objects.ts';
import { targetNamespace } from '../index/resolve.ts';
import { isRouteKind, kindKey } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import { displayName } from '../manifest/resource.ts';
import type { Steps } from '../steps.ts';
import { listAt, objectAt, stringAt } from '../yaml/value.ts';
import { jsonText } from './jsonText.ts';
import type { NotCompared } from './model.ts';

/**
 * Routes and ListenerSets that differ in the two versions and have a parent that is not there: what becomes of their
 * requests cannot be told, as in the repository of a team that attaches to a Gateway of another one.
 */
export function* notCompared(
  base: AttachmentContext,
  head: AttachmentContext,
): Steps<readonly NotCompared[]> {
  const [before, after] = [yield* childrenIn(base), yield* childrenIn(head)];
  const found: NotCompared[] = [];
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(id), after.get(id)];
    if (was?.text === is?.text) continue;
    const parents = new Set([...(was?.absent ?? []), ...(is?.absent ?? [])]);
    if (parents.size > 0) found.push({ route: (is ?? was)?.name ?? '', parents: [...parents] });
  }
  return found;
}

type Written = { readonly name: string; readonly text: string; readonly absent: readonly string[] };

/** By kind, namespace and name. */
function* childrenIn(context: AttachmentContext): Steps<ReadonlyMap<string, Written>> {
  const found = new Map<string, Written>();
  for (const from of context.index.resources()) {
    const { resource, uri } = from;
    if (!isRouteKind(resource.group, resource.kind) && !isListenerSet(from)) continue;
    if (context.namespaces.kustomizations.isPatch(uri)) continue;
    const absent = absentParents(context, from);
    yield;
    const namespace = namespaceName(namespaceOf(context.namespaces, from));
    const name = displayName({ kind: resource.kind, namespace, name: resource.name });
    const text = jsonText([resource.value.spec, textOfPatches(context, asObject(from))]);
    // Variants of several environments stand in files of their own.
    const known = found.get(name);
    found.set(name, {
      name,
      text: known ? `${known.text}\n${text}` : text,
      absent: [...(known?.absent ?? []), ...absent],
    });
  }
  return found;
}

/** Parents that are not here; those of a ListenerSet that is here are its Gateway's. */
function absentParents(context: AttachmentContext, from: IndexedResource): readonly string[] {
  return parentsOf(from).flatMap((reference) => {
    const name = reference.name?.value ?? writtenName(from, reference);
    if (name === undefined) return [];
    const isOpen = reference.name === undefined; // filled in later: it may be any
    const found = context.resolve(from, reference);
    if (!isOpen && found.type !== 'absent')
      return found.objects.filter(isListenerSet).flatMap((set) => absentParents(context, set));
    const namespace = namespaceName(targetNamespace(context, from, reference));
    return [displayName({ kind: reference.kind, namespace, name })];
  });
}

function parentsOf(from: IndexedResource): readonly Reference[] {
  return isListenerSet(from)
    ? from.resource.references.filter(({ field }) => field.role === 'listener-set-parent')
    : parentReferences(from.resource);
}

function isListenerSet({ resource: { group, kind } }: IndexedResource): boolean {
  return LISTENER_SETS.includes(kindKey(group, kind));
}

function writtenName({ resource }: IndexedResource, { pointer }: Reference): string | undefined {
  const spec = objectAt(resource.value, 'spec');
  const index = /\/spec\/parentRefs\/(\d+)$/.exec(pointer)?.[1];
  return stringAt(
    index === undefined ? objectAt(spec, 'parentRef') : listAt(spec, 'parentRefs')[Number(index)],
    'name',
  );
}
