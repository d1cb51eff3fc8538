import { once } from '../attachment/context.ts';
import { commonHostname } from '../attachment/hostnames.ts';
import type { AttachedRoute } from '../attachment/model.ts';
import { isUnknownText } from '../yaml/placeholders.ts';

/**
 * A Route of the other kind, of HTTPRoute and GRPCRoute, that is attached to the same listener for certain and has a
 * hostname in common. One text of gateway-api v1.6 has the controller refuse one of the two (GRPCRouteSpec.hostnames),
 * others let it take both.
 * @param routes all of the listener
 */
export function otherKindAt(
  routes: readonly AttachedRoute[],
  { route, hostnames }: AttachedRoute,
): AttachedRoute | undefined {
  const other = OTHER[route.resource.kind];
  const candidates = other === undefined ? undefined : byKind(routes).get(other);
  return candidates?.find((each) => share(each.hostnames, hostnames));
}

const OTHER: Readonly<Partial<Record<string, string>>> = { HTTPRoute: 'GRPCRoute', GRPCRoute: 'HTTPRoute' };

const byKind = once((routes: readonly AttachedRoute[]) => {
  // In an order that does not depend on what was edited last.
  const sure = routes.filter(({ attached }) => attached.certainty === 'yes').sort(byPlace);
  const of = (kind: string): AttachedRoute[] => sure.filter(({ route }) => route.resource.kind === kind);
  return new Map(Object.keys(OTHER).map((kind) => [kind, of(kind)]));
});

function byPlace({ route: a }: AttachedRoute, { route: b }: AttachedRoute): number {
  if (a.uri === b.uri) return a.resource.span.start - b.resource.span.start;
  return a.uri < b.uri ? -1 : 1;
}

/** None stand for every hostname. */
function share(ours: readonly string[], theirs: readonly string[]): boolean {
  if ([...ours, ...theirs].some(isUnknownText)) return false;
  if (ours.length === 0 || theirs.length === 0) return true;
  return ours.some((own) => theirs.some((other) => commonHostname(own, other) !== undefined));
}
