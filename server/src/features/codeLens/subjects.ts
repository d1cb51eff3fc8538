import type { IndexedResource, Reference, Resource, Snapshot } from '../../engine/index.ts';
import { GATEWAY_GROUP } from '../../engine/index.ts';

/** Whether a resource has listeners: a Gateway or a ListenerSet of any group. */
export function isListenerOwner({ group, kind, references }: Resource): boolean {
  return (
    (group === GATEWAY_GROUP && kind === 'Gateway') ||
    references.some(({ field }) => field.role === 'listener-set-parent')
  );
}

/** The references of a Route that ResolvedRefs is about. */
export function resolvedReferences({ references }: Resource): Reference[] {
  return references.filter(({ field }) => ROLES.has(field.role));
}

const ROLES: ReadonlySet<string> = new Set(['backend', 'mirror', 'external-auth', 'extension']);

/** A cheap look whether one of them may not resolve: it is not here, or a ReferenceGrant decides. */
export function mayBeUnresolved(snapshot: Snapshot, from: IndexedResource): boolean {
  return resolvedReferences(from.resource).some(
    (reference) =>
      reference.namespace !== undefined ||
      reference.namespaceUnknown === true ||
      reference.kind !== 'Service' ||
      snapshot.resolve(from, reference).type !== 'found',
  );
}
