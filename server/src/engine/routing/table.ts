import type { AttachmentContext } from '../attachment/context.ts';
import type { ServedListener } from '../attachment/model.ts';
import type { Namespace } from '../index/namespaces.ts';
import type { IndexedObject } from '../index/objects.ts';
import type { Resource } from '../manifest/resource.ts';
import { matchesAt } from './candidates.ts';
import { createLookup, type Lookup } from './lookup.ts';
import type { RankedMatch } from './rank.ts';

/** Everything that takes requests at a Gateway, or for a Service in a mesh, in the order of precedence. */
export type RouteTable = GatewayTable | ServiceTable;

export type GatewayTable = {
  readonly type: 'gateway';
  readonly context: AttachmentContext;
  readonly gateway: IndexedObject;
  /** Those of the Gateway and of its ListenerSets, refused ones included. */
  readonly listeners: readonly ListenerTable[];
};

export type ListenerTable = {
  readonly listener: ServedListener;
  readonly lookup: Lookup;
};

export type ServiceTable = {
  readonly type: 'service';
  readonly context: AttachmentContext;
  readonly service: IndexedObject;
  readonly namespace: Namespace;
  /** The clients' namespace: consumer Routes there replace the Service's own. */
  readonly from: Namespace;
  readonly matches: readonly RankedMatch[];
};

/** The table of a Gateway from what it serves. What an edit did not touch is taken from the table before it. */
export function gatewayTable(
  context: AttachmentContext,
  gateway: IndexedObject,
  served: readonly ServedListener[],
): GatewayTable {
  const listeners = served.map((listener): ListenerTable => {
    const { owner, pointer } = listener;
    const lookups = latest.get(owner.resource) ?? new Map<string, Lookup>();
    latest.set(owner.resource, lookups);
    const lookup = createLookup(matchesAt(context, listener), lookups.get(pointer));
    lookups.set(pointer, lookup);
    return { listener, lookup };
  });
  return { type: 'gateway', context, gateway, listeners };
}

/** By the resource that writes the listeners, and the listener's pointer. */
const latest = new WeakMap<Resource, Map<string, Lookup>>();

/** All matches of a listener by hostname (empty: every one), each list in the order of precedence. */
export function rankedMatches({ lookup }: ListenerTable): ReadonlyMap<string, readonly RankedMatch[]> {
  return new Map([...lookup.buckets].map(([hostname, { ranked }]) => [hostname, ranked]));
}
