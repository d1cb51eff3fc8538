import { ancestorsOf } from '../attachment/ancestors.ts';
import type { AttachmentContext } from '../attachment/context.ts';
import { once, perResource } from '../attachment/context.ts';
import type { AttachedRoute } from '../attachment/model.ts';
import { GATEWAY, LISTENER_SETS, parentReferences, usesDefaultGateways } from '../attachment/parents.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { kindKey } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import { matchesThrough } from './candidates.ts';
import type { RankedMatch } from './rank.ts';
import { routeTable } from './routeTables.ts';
import type { GatewayTable, ListenerTable } from './table.ts';

/** A listener that a Route is attached to, or may be, with the matches that it brings. */
export type RoutePlace = {
  readonly table: GatewayTable;
  readonly at: ListenerTable;
  readonly attached: AttachedRoute;
  readonly matches: readonly RankedMatch[];
};

/** Every listener of a Gateway where a Route takes part, or may, ListenerSets included. */
export const placesOfRoute: (context: AttachmentContext, route: IndexedObject) => readonly RoutePlace[] =
  perResource((context, route) =>
    ancestorsOf(context, route).flatMap(({ gateway }) => placesAt(context, gateway, route)),
  );

function placesAt(
  context: AttachmentContext,
  gateway: IndexedObject,
  { resource }: IndexedObject,
): readonly RoutePlace[] {
  const table = routeTable(context, gateway);
  return table.listeners.flatMap((at) => {
    const ways = byResource(at.listener.routes).get(resource) ?? [];
    const attached = ways.find((each) => each.attached.certainty === 'yes') ?? ways[0];
    return attached ? [{ table, at, attached, matches: matchesThrough(context, attached) }] : [];
  });
}

/** Whether every parent of a Route is here and has listeners, so that nothing else takes it. */
export function hasAllParents(context: AttachmentContext, route: IndexedResource): boolean {
  if (usesDefaultGateways(route.resource)) return false;
  return parentReferences(route.resource).every((reference) => {
    const isGateway = [GATEWAY, ...LISTENER_SETS].includes(kindKey(reference.group, reference.kind));
    return isGateway && context.resolve(route, reference).type === 'found';
  });
}

/** Hundreds of Routes ask one listener. */
const byResource = once((routes: readonly AttachedRoute[]) => {
  const found = new Map<Resource, AttachedRoute[]>();
  for (const each of routes) {
    const { resource } = each.route;
    const before = found.get(resource);
    if (before) before.push(each);
    else found.set(resource, [each]);
  }
  return found;
});
