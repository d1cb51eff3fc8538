import type { View } from '../findings/rule.ts';
import { namespaceName, namespaceOf } from '../index/namespaces.ts';
import type { IndexedResource } from '../index/objects.ts';
import { kindKey } from '../manifest/kinds.ts';

/** `group/kind/namespace/name#pointer`; the pointer counts from the resource's own root. */
export function nodeId(view: View, indexed: IndexedResource, pointer = ''): string {
  return `${keyOf(view, indexed)}#${pointer}`;
}

/** The id of something that no manifest here defines. */
export function absentNodeId(group: string, kind: string, namespace: string, name: string): string {
  return `${[group, kind, namespace, name].join('/')}#`;
}

/** The resource and the pointer into it that an id stands for; undefined if it is not (or no longer) here. */
export function findNode(
  view: View,
  id: string,
): { readonly indexed: IndexedResource; readonly pointer: string } | undefined {
  const hash = id.indexOf('#');
  const [plain = ''] = id.slice(0, hash).split('~');
  const [group, kind, , name] = plain.split('/');
  if (hash === -1 || group === undefined || kind === undefined || name === undefined) return undefined;
  const candidates = view.index.objects(kindKey(group, kind), name);
  const indexed = candidates.find((object) => !object.created && keyOf(view, object) === id.slice(0, hash));
  return indexed && { indexed, pointer: id.slice(hash + 1) };
}

/** Where several manifests define one resource, each says where it stands. */
function keyOf(view: View, indexed: IndexedResource): string {
  const { group, kind, name = '' } = indexed.resource;
  const plain = [group, kind, namespaceTextOf(view, indexed), name].join('/');
  const alike = view.index
    .objects(kindKey(group, kind), name)
    .filter((object) => !object.created && namespaceTextOf(view, object) === namespaceTextOf(view, indexed));
  if (alike.length <= 1) return plain;
  const ordinal =
    view.file(indexed.uri)?.parts.findIndex(({ manifest }) => manifest === indexed.manifest) ?? 0;
  return `${plain}~${indexed.uri}~${ordinal}`;
}

/** The namespace as ids and details show it: empty if it is not known. */
export function namespaceTextOf(view: View, indexed: IndexedResource): string {
  return namespaceName(namespaceOf(view.namespaces, indexed)) ?? '';
}
