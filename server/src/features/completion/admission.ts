import type { IndexedResource, Json, Snapshot } from '../../engine/index.ts';
import { listAt, namespaceOf, objectAt, sameNamespace, stringAt } from '../../engine/index.ts';

/**
 * Whether some listener of a parent looks as if it would take a Route: by protocol and by allowedRoutes. It only ranks
 * what is offered; selectors and everything unknown count as a yes.
 */
export function admits(snapshot: Snapshot, parent: IndexedResource, route: IndexedResource): boolean {
  const listeners = listAt(objectAt(parent.resource.value, 'spec'), 'listeners');
  if (listeners.length === 0) return true;
  const same = sameNamespace(
    namespaceOf(snapshot.namespaces, parent),
    namespaceOf(snapshot.namespaces, route),
  );
  return listeners.some(
    (listener) =>
      speaks(listener, route.resource.kind) &&
      takesNamespace(listener, same) &&
      takesKind(listener, route.resource.kind),
  );
}

/** Protocols on which each Route kind can live; those of an implementation's own may carry any. */
const PROTOCOLS: Partial<Record<string, readonly string[]>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

/** Whether a listener's protocol can carry a Route kind. */
export function speaks(listener: Json, kind: string): boolean {
  const kinds = PROTOCOLS[stringAt(listener, 'protocol') ?? ''];
  return kinds === undefined || kinds.includes(kind);
}

/** Route kinds that a listener of this protocol can carry; all of them for a protocol that is not of the API. */
export function kindsOn(protocol: string | undefined): readonly string[] {
  return PROTOCOLS[protocol ?? ''] ?? ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];
}

/** `from: Same` is the default (Gateway API, RouteNamespaces.from). */
function takesNamespace(listener: Json, same: 'yes' | 'no' | 'unknown'): boolean {
  const from = stringAt(objectAt(objectAt(listener, 'allowedRoutes'), 'namespaces'), 'from') ?? 'Same';
  return from !== 'Same' || same !== 'no';
}

function takesKind(listener: Json, kind: string): boolean {
  const kinds = listAt(objectAt(listener, 'allowedRoutes'), 'kinds');
  return kinds.length === 0 || kinds.some((each) => stringAt(each, 'kind') === kind);
}
