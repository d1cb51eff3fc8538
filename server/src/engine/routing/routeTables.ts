import type { AttachmentContext } from '../attachment/context.ts';
import { perMoment } from '../attachment/context.ts';
import { linksTo } from '../attachment/parents.ts';
import { judgeRules } from '../attachment/routeRules.ts';
import { servedListeners, serviceRoutes } from '../attachment/served.ts';
import type { IndexedObject } from '../index/objects.ts';
import type { Steps } from '../steps.ts';
import { matchesAt } from './candidates.ts';
import { serviceTable } from './mesh.ts';
import { matchesOf } from './rules.ts';
import { type GatewayTable, gatewayTable, type ServiceTable } from './table.ts';

/**
 * Everything that takes requests at a Gateway, its ListenerSets included, in the order of precedence. Made once a
 * moment; after an edit, what did not change is taken over.
 */
export const routeTable: (context: AttachmentContext, gateway: IndexedObject) => GatewayTable = perMoment(
  (context, gateway) => gatewayTable(context, gateway, servedListeners(context, gateway)),
);

/**
 * As `routeTable`, in steps of a few milliseconds: judging a thousand Routes and reading their matches takes longer than
 * anybody who types should wait.
 */
export function* routeTableInSteps(context: AttachmentContext, gateway: IndexedObject): Steps<GatewayTable> {
  for (const { route } of linksTo(context, gateway)) {
    judgeRules(context, route.resource);
    matchesOf(route.resource);
    yield;
  }
  for (const listener of servedListeners(context, gateway)) {
    yield;
    matchesAt(context, listener);
  }
  yield;
  return routeTable(context, gateway);
}

/**
 * The Routes of a Service that clients call in a mesh.
 * @param from the clients' namespace; the Service's own if not given
 */
export function serviceRouteTable(
  context: AttachmentContext,
  service: IndexedObject,
  from?: string,
): ServiceTable {
  return serviceTable(context, service, serviceRoutes(context, service), from);
}
