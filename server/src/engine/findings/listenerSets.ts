import { allListeners } from '../attachment/listeners.ts';
import { namespaceName, namespaceOf } from '../index/namespaces.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { asObject } from '../index/objects.ts';
import type { FilePart } from '../manifest/file.ts';
import { GATEWAY_GROUP } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import { message } from '../messages.ts';
import { entryUnder } from '../yaml/nodes.ts';
import { placeAt } from '../yaml/pointer.ts';
import { asMap, insertEntry, replaceSpan } from './edits.ts';
import type { Fix } from './finding.ts';
import { nameOf } from './names.ts';
import type { View } from './rule.ts';

/** A ListenerSet of a Gateway that has the listener which was looked for at the Gateway itself. */
export function setWith(
  view: View,
  gateway: IndexedObject,
  sectionName: string | undefined,
): IndexedObject | undefined {
  if (sectionName === undefined || gateway.resource.kind !== 'Gateway') return undefined;
  for (const from of view.index.referencesTo(gateway.key, gateway.name)) {
    if (from.reference.field.role !== 'listener-set-parent') continue;
    const parents = view.resolve(from, from.reference);
    const name = from.resource.name;
    if (name === undefined || parents.type !== 'found' || !parents.objects.includes(gateway)) continue;
    const set = asObject(from);
    if (allListeners(view, set)?.some((listener) => listener.name === sectionName)) return set;
  }
  return undefined;
}

/** Turns a parentRef to a Gateway into one to a ListenerSet; undefined where more than that has to be written. */
export function makeSetTheParent(
  view: View,
  part: FilePart,
  { from, reference }: { readonly from: IndexedResource; readonly reference: Reference },
  set: IndexedObject,
): Fix | undefined {
  const { name, namespace, pointer } = reference;
  const { root } = part.manifest.yaml();
  const map = root && asMap(placeAt(root, pointer)?.node);
  const there = namespaceName(namespaceOf(view.namespaces, set));
  const isBeside = there === namespaceName(namespaceOf(view.namespaces, from));
  if (!map || !name || set.resource.group !== GATEWAY_GROUP || there === undefined) return undefined;
  if (!namespace && !isBeside) return undefined;
  const kind = entryUnder(map, 'kind')?.value;
  const { kind: setKind } = set.resource;
  const kindEdit = kind ? replaceSpan(part, kind.span, setKind) : insertEntry(part, map, 'kind', setKind);
  if (!kindEdit) return undefined;
  return {
    title: message('fix.parent-set', { set: nameOf(view, set) }),
    safe: false,
    preferred: true,
    edits: [
      ...(name.value === set.name ? [] : [replaceSpan(part, name.span, set.name)]),
      ...(namespace && namespace.value !== there ? [replaceSpan(part, namespace.span, there)] : []),
      kindEdit,
    ],
  };
}
