import { isExternal } from '../index/external.ts';
import { namespaceName } from '../index/namespaces.ts';
import type { IndexedResource } from '../index/objects.ts';
import { targetNamespace } from '../index/resolve.ts';
import type { Reference } from '../manifest/references.ts';
import type { RoutingContext } from './context.ts';

/** Whether the user said that the target of a reference lives outside of the workspace (`external`). */
export function isElsewhere(context: RoutingContext, from: IndexedResource, reference: Reference): boolean {
  if (reference.name === undefined) return true;
  const namespace = namespaceName(targetNamespace(context, from, reference));
  return isExternal(context.config, { kind: reference.kind, name: reference.name.value, namespace });
}
