import type { Condition, Count, ListenerVerdict, Snapshot } from '../../server/src/engine/index.ts';
import {
  gatewayVerdict,
  type IndexedObject,
  listenerSetVerdict,
  namespaceName,
  namespaceOf,
  policyVerdicts,
  type RouteVerdict,
  renderMessage,
  routeVerdicts,
} from '../../server/src/engine/index.ts';

/** One entry of the conformance suite's expected status. */
export type StatusCase = {
  readonly id: string;
  readonly workspace: string;
  readonly resource: Name;
  readonly parentRef?: Name & { readonly sectionName?: string; readonly port?: number };
  readonly ancestorRef?: Name;
  readonly listener?: string;
  readonly conditions: readonly Expected[];
  readonly attachedRoutes?: number;
  readonly attachedListenerSets?: number;
  readonly supportedKinds?: readonly { readonly group: string; readonly kind: string }[];
  readonly supportedKindsMatch?: 'exactly-empty' | 'contains';
  readonly listenerStatusNames?: readonly string[];
  readonly unlessFeatures?: unknown;
  readonly noAcceptedParents?: boolean;
};

type Name = { readonly kind: string; readonly namespace?: string; readonly name: string };
type Expected = { readonly type: string; readonly status: string; readonly reason?: string };

/** What is predicted for the entry that a case speaks of. */
type Entry = {
  readonly conditions: readonly Condition[];
  readonly attachedRoutes?: Count;
  readonly attachedListenerSets?: Count;
  readonly supportedKinds?: readonly { readonly group: string; readonly kind: string }[];
};

/** One thing that is expected, by `case id: what`; without `met` it agrees. */
export type Compared = { readonly what: string; readonly met?: string };

/** Compares everything that counts in a case. */
export function compare(snapshot: Snapshot, each: StatusCase): Compared[] {
  if (each.resource.kind === 'GatewayClass' || each.unlessFeatures || each.noAcceptedParents) return [];
  const entry = entryOf(snapshot, each);
  return [
    ...each.conditions
      .filter(({ type }) => type !== 'Programmed')
      .map((wanted) => compareCondition(each, wanted, entry)),
    ...compareCount(each, 'attachedRoutes', entry?.attachedRoutes),
    ...compareCount(each, 'attachedListenerSets', entry?.attachedListenerSets),
    ...compareKinds(each, entry),
  ];
}

function compareCondition({ id }: StatusCase, wanted: Expected, entry: Entry | undefined): Compared {
  const what = `${id}: ${wanted.type}`;
  const met = entry?.conditions.find(({ type }) => type === wanted.type);
  const agrees =
    met !== undefined &&
    (wanted.status === '*' || met.status === wanted.status) &&
    (wanted.reason === undefined || met.reason === wanted.reason);
  if (agrees) return { what };
  const why = met?.because.map(({ message }) => renderMessage(message)).join(' ');
  return { what, met: `${met?.status} ${met?.reason}, wanted ${wanted.status} ${wanted.reason}. ${why}` };
}

function compareCount(
  each: StatusCase,
  what: 'attachedRoutes' | 'attachedListenerSets',
  met: Count | undefined,
): Compared[] {
  const wanted = each[what];
  if (wanted === undefined) return [];
  const agrees = met?.sure === wanted && met.possible === wanted;
  return [
    {
      what: `${each.id}: ${what}`,
      ...(!agrees && { met: `${met?.sure}-${met?.possible}, wanted ${wanted}` }),
    },
  ];
}

function compareKinds(
  { id, supportedKinds, supportedKindsMatch }: StatusCase,
  entry: Entry | undefined,
): Compared[] {
  if (!supportedKinds) return [];
  const met = entry?.supportedKinds?.map(({ group, kind }) => `${group}/${kind}`);
  const wanted = supportedKinds.map(({ group, kind }) => `${group}/${kind}`);
  const agrees =
    supportedKindsMatch === 'exactly-empty' ? met?.length === 0 : wanted.every((kind) => met?.includes(kind));
  return [{ what: `${id}: supportedKinds`, ...(!agrees && { met: `${met}, wanted ${wanted}` }) }];
}

function entryOf(snapshot: Snapshot, each: StatusCase): Entry | undefined {
  const object = find(snapshot, each.resource);
  if (!object) return undefined;
  const { parentRef, ancestorRef, listener } = each;
  if (parentRef) return routeVerdicts(snapshot, object).find((verdict) => isThrough(verdict, parentRef));
  if (ancestorRef)
    return policyVerdicts(snapshot, object).find(({ ancestor }) => isNamed(snapshot, ancestor, ancestorRef));
  if (each.resource.kind === 'Gateway') {
    const verdict = gatewayVerdict(snapshot, object);
    return listener === undefined ? verdict : listenerIn(verdict.listeners, listener);
  }
  const verdict = listenerSetVerdict(snapshot, object);
  return listener === undefined ? verdict : listenerIn(verdict.listeners, listener);
}

function listenerIn(listeners: readonly ListenerVerdict[], name: string): ListenerVerdict | undefined {
  return listeners.find((each) => each.name === name);
}

function isThrough(
  { reference, route }: RouteVerdict,
  wanted: NonNullable<StatusCase['parentRef']>,
): boolean {
  const namespace = reference?.namespace?.value ?? route.resource.namespace;
  return (
    reference?.kind === wanted.kind &&
    reference.name?.value === wanted.name &&
    (wanted.namespace === undefined || namespace === wanted.namespace) &&
    reference.sectionName?.value === wanted.sectionName &&
    reference.port?.value === wanted.port
  );
}

function find(snapshot: Snapshot, { kind, ...name }: Name): IndexedObject | undefined {
  const key = kind === 'Service' ? '/Service' : `gateway.networking.k8s.io/${kind}`;
  return snapshot.index
    .objects(key, name.name)
    .find((object) => isNamed(snapshot, object, { kind, ...name }));
}

function isNamed(snapshot: Snapshot, object: IndexedObject, { name, namespace }: Name): boolean {
  return object.name === name && namespaceName(namespaceOf(snapshot.namespaces, object)) === namespace;
}
