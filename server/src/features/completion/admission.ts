import type { IndexedResource, Json, JsonObject, Namespace, Snapshot } from '../../engine/index.ts';
import {
  GATEWAY_GROUP,
  isObject,
  listAt,
  namespaceName,
  namespaceOf,
  objectAt,
  sameNamespace,
  stringAt,
} from '../../engine/index.ts';
import { sectionsOf } from '../navigation/sections.ts';
import { matchesLabels, NAME_LABEL } from '../navigation/selector.ts';
import { intersects } from './hostnameForms.ts';

/**
 * Whether a parent would take a Route, as far as both are written here. It ranks and explains what is offered; nothing
 * is kept back because of it.
 */
export type Admission = {
  readonly verdict: 'yes' | 'unknown' | 'no';
  /** Names of the listeners that would, or may, take it. */
  readonly listeners: readonly string[];
  /** For a `no`: the first thing that no listener grants. */
  readonly lacks?: Lack;
};

type Lack = 'kind' | 'namespace' | 'hostname';
type Answer = 'yes' | 'unknown' | 'no';

/** Looks at every listener of `parent`. */
export function admission(snapshot: Snapshot, route: IndexedResource, parent: IndexedResource): Admission {
  const judged = sectionsOf(parent.resource).map(({ name, value }) => ({
    name: name ?? '',
    answers: judge(snapshot, route, parent, value),
  }));
  const verdictOf = ({ answers }: (typeof judged)[number]): Answer => worst(Object.values(answers));
  for (const verdict of ['yes', 'unknown'] as const) {
    const listeners = judged.flatMap((each) => (verdictOf(each) === verdict ? [each.name] : []));
    if (listeners.length > 0) return { verdict, listeners };
  }
  if (judged.length === 0) return { verdict: 'unknown', listeners: [] };
  const order: readonly Lack[] = ['kind', 'namespace', 'hostname'];
  const lacks = order.find((lack) =>
    judged.every(({ answers }) =>
      order.slice(0, order.indexOf(lack) + 1).some((each) => answers[each] === 'no'),
    ),
  );
  return { verdict: 'no', listeners: [], ...(lacks && { lacks }) };
}

/** Whether one listener would take a Route. */
export function listenerAdmits(
  snapshot: Snapshot,
  route: IndexedResource,
  parent: IndexedResource,
  listener: JsonObject,
): Answer {
  return worst(Object.values(judge(snapshot, route, parent, listener)));
}

function judge(
  snapshot: Snapshot,
  route: IndexedResource,
  parent: IndexedResource,
  listener: JsonObject,
): Readonly<Record<Lack, Answer>> {
  const allowed = objectAt(listener, 'allowedRoutes');
  return {
    kind: takesKind(listener, allowed, route.resource.kind),
    namespace: takesNamespace(snapshot, route, parent, objectAt(allowed, 'namespaces'), 'Same'),
    hostname: takesHostname(route, stringAt(listener, 'hostname')),
  };
}

/** Whether a Gateway would take the listeners of a ListenerSet (GatewaySpec.allowedListeners). */
export function takesListeners(snapshot: Snapshot, set: IndexedResource, gateway: IndexedResource): Answer {
  const allowed = objectAt(objectAt(gateway.resource.value, 'spec'), 'allowedListeners');
  return takesNamespace(snapshot, set, gateway, objectAt(allowed, 'namespaces'), 'None');
}

/** Which Routes each protocol carries (Gateway API, ProtocolType). */
const ROUTES_BY_PROTOCOL: ReadonlyMap<string, readonly string[]> = new Map([
  ['HTTP', ['HTTPRoute', 'GRPCRoute']],
  ['HTTPS', ['HTTPRoute', 'GRPCRoute']],
  ['TLS', ['TLSRoute', 'TCPRoute']],
  ['TCP', ['TCPRoute']],
  ['UDP', ['UDPRoute']],
]);

/** The kinds of Route that a protocol carries; undefined for those of an implementation's own. */
export function routesOn(protocol: string | undefined): readonly string[] | undefined {
  return ROUTES_BY_PROTOCOL.get(protocol ?? '');
}

function takesKind(listener: Json, allowed: Json | undefined, kind: string): Answer {
  const carried = routesOn(stringAt(listener, 'protocol'));
  if (carried && !carried.includes(kind)) return 'no';
  const kinds = listAt(allowed, 'kinds').filter(isObject);
  const isListed = kinds.some(
    (each) => each.kind === kind && (each.group ?? GATEWAY_GROUP) === GATEWAY_GROUP,
  );
  return kinds.length > 0 && !isListed ? 'no' : carried ? 'yes' : 'unknown';
}

function takesNamespace(
  snapshot: Snapshot,
  guest: IndexedResource,
  host: IndexedResource,
  namespaces: Json | undefined,
  byDefault: 'Same' | 'None',
): Answer {
  const own = namespaceOf(snapshot.namespaces, guest);
  switch (stringAt(namespaces, 'from') ?? byDefault) {
    case 'All':
      return 'yes';
    case 'Same':
      return sameNamespace(own, namespaceOf(snapshot.namespaces, host));
    case 'None':
      return 'no';
    case 'Selector':
      return isSelected(snapshot, own, objectAt(namespaces, 'selector'));
    default:
      return 'unknown';
  }
}

/** The name label is on every Namespace; the others are known only of those that are here. */
function isSelected({ index }: Snapshot, own: Namespace, selector: JsonObject | undefined): Answer {
  const name = namespaceName(own);
  if (name === undefined) return 'unknown';
  const here = index.objects('/Namespace', name);
  const labels = { ...here[0]?.resource.labels, [NAME_LABEL]: name };
  const isMatched = selector !== undefined && matchesLabels(selector, labels);
  if (here.length === 1) return isMatched ? 'yes' : 'no';
  const keys = Object.keys(objectAt(selector, 'matchLabels') ?? {});
  const isByName = keys.length > 0 && keys.every((key) => key === NAME_LABEL);
  return isByName && listAt(selector, 'matchExpressions').length === 0
    ? isMatched
      ? 'yes'
      : 'no'
    : 'unknown';
}

function takesHostname({ resource }: IndexedResource, hostname: string | undefined): Answer {
  const own = listAt(objectAt(resource.value, 'spec'), 'hostnames').filter(
    (each) => typeof each === 'string',
  );
  if (hostname === undefined || own.length === 0) return 'yes';
  return own.some((each) => intersects(each, hostname)) ? 'yes' : 'no';
}

function worst(answers: readonly Answer[]): Answer {
  return answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes';
}
