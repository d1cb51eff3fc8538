import type { AttachmentContext } from '../attachment/context.ts';
import { parentReferences } from '../attachment/parents.ts';
import { textOfPatches } from '../attachment/patchedFields.ts';
import { namespaceName, namespaceOf } from '../index/namespaces.ts';
import { asObject, type IndexedResource } from '../index/objects.ts';
import { targetNamespace } from '../index/resolve.ts';
import { isRouteKind } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import { displayName } from '../manifest/resource.ts';
import type { Steps } from '../steps.ts';
import { listAt, objectAt, stringAt } from '../yaml/value.ts';
import type { NotCompared } from './model.ts';

/**
 * Routes that differ in the two versions and have a parent that neither of them knows: what becomes of their requests
 * there cannot be told, as in the repository of a team that attaches to a Gateway of another one.
 */
export function* notCompared(
  base: AttachmentContext,
  head: AttachmentContext,
): Steps<readonly NotCompared[]> {
  const [before, after] = [yield* routesOf(base), yield* routesOf(head)];
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
function* routesOf(context: AttachmentContext): Steps<ReadonlyMap<string, Written>> {
  const found = new Map<string, Written>();
  for (const from of context.index.resources()) {
    const { resource, uri } = from;
    if (!isRouteKind(resource.group, resource.kind)) continue;
    if (context.namespaces.kustomizations.isPatch(uri)) continue;
    const absent = absentParents(context, from);
    yield;
    const namespace = namespaceName(namespaceOf(context.namespaces, from));
    const name = displayName({ kind: resource.kind, namespace, name: resource.name });
    const spec = [resource.value.spec, textOfPatches(context, asObject(from))];
    const text = JSON.stringify(spec, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    );
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

function absentParents(context: AttachmentContext, from: IndexedResource): readonly string[] {
  return parentReferences(from.resource).flatMap((reference) => {
    const name = reference.name?.value ?? writtenName(from, reference); // filled in later: it may be any
    const isOpen = reference.name === undefined;
    if (name === undefined || (!isOpen && context.resolve(from, reference).type !== 'absent')) return [];
    const namespace = namespaceName(targetNamespace(context, from, reference));
    return [displayName({ kind: reference.kind, namespace, name })];
  });
}

function writtenName({ resource }: IndexedResource, reference: Reference): string | undefined {
  const index = Number(/\/spec\/parentRefs\/(\d+)$/.exec(reference.pointer)?.[1] ?? -1);
  return stringAt(listAt(objectAt(resource.value, 'spec'), 'parentRefs')[index], 'name');
}
