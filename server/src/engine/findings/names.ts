import { namespaceName, namespaceOf } from '../index/namespaces.ts';
import type { IndexedObject } from '../index/objects.ts';
import { displayName } from '../manifest/resource.ts';
import type { View } from './rule.ts';

/** An object as messages name it, in the namespace that it will have. */
export function nameOf({ namespaces }: View, object: IndexedObject): string {
  const kind = object.key.slice(object.key.lastIndexOf('/') + 1);
  return displayName({ kind, name: object.name, namespace: namespaceName(namespaceOf(namespaces, object)) });
}
