import {
  answer,
  findNode,
  type IndexedObject,
  type IndexedResource,
  listAt,
  namespaceName,
  nodeId,
  numberAt,
  objectAt,
  type Position,
  type RankedMatch,
  type Request,
  type RequestAnswer,
  type RouteTable,
  rankedMatches,
  type ServedListener,
  type ServiceTable,
  type Snapshot,
  type Steps,
  sampleRequest,
} from '../../engine/index.ts';
import type { SampleRequestResult } from '../../protocol.ts';
import { nodeAt } from '../preview.ts';
import { simulatorTargets, tableOf } from './target.ts';

/** How many matches are tried before a plain request is good enough. */
const TRIED = 200;

/** A request to begin with: the first that a rule of the table asks for, else one for the Gateway's own address. */
export function sampleOfTable(table: RouteTable): Request {
  let left = TRIED;
  for (const { listener, match } of placesOf(table)) {
    const request = sampleRequest(listener, match);
    if (request) return request;
    if (--left === 0) break;
  }
  return { url: plainUrl(table), method: 'GET' };
}

/**
 * A request that a rule takes, and whom to send it to: one that certainly gets there, else one that may. Null if the
 * rule takes part nowhere.
 * @param ruleIndex any rule of the Route if not given
 */
function* sampleOfRule(
  snapshot: Snapshot,
  route: IndexedResource,
  ruleIndex: number | undefined,
): Steps<SampleRequestResult> {
  let second: SampleRequestResult = null;
  for (const target of simulatorTargets(snapshot)) {
    const table = yield* tableOf(snapshot, target);
    if (!table) continue;
    for (const { listener, match } of placesOf(table)) {
      if (match.route.resource !== route.resource) continue;
      if (ruleIndex !== undefined && match.rule.ruleIndex !== ruleIndex) continue;
      const request = sampleRequest(listener, match);
      if (!request) continue;
      const asked = { target: { id: target.id }, request };
      const found = answer(table, request);
      if (isTakenBy(found, match)) return asked;
      second ??= asked;
    }
  }
  return second;
}

/** The rule that a node stands for, or whose Route it is. */
export function* sampleOfNode(snapshot: Snapshot, id: string): Steps<SampleRequestResult> {
  const found = findNode(snapshot, id);
  if (!found) return null;
  const index = /^\/spec\/rules\/(\d+)/.exec(found.pointer)?.[1];
  const rule = index === undefined ? undefined : Number(index);
  const taken = yield* sampleOfRule(snapshot, found.indexed, rule);
  if (taken) return taken;
  // A Gateway or Service is asked itself, whatever of it the node stands for.
  const target = { id: nodeId(snapshot, found.indexed) };
  const table = yield* tableOf(snapshot, target);
  return table ? { target, request: sampleOfTable(table) } : null;
}

/** The rule that a position stands in; in another resource, what stands for that. */
export function* sampleAt(snapshot: Snapshot, uri: string, position: Position): Steps<SampleRequestResult> {
  const { id } = nodeAt(snapshot, uri, position);
  return id === null ? null : yield* sampleOfNode(snapshot, id);
}

function isTakenBy({ dependsOn, match }: RequestAnswer, wanted: RankedMatch): boolean {
  return (
    dependsOn.length === 0 &&
    match?.route.resource === wanted.route.resource &&
    match.rule.ruleIndex === wanted.rule.ruleIndex
  );
}

type Place = { readonly listener: ServedListener; readonly match: RankedMatch };

/** Every match and the listener that it is on; a Service counts as a listener for any port. */
function* placesOf(table: RouteTable): Iterable<Place> {
  if (table.type === 'service') {
    for (const match of table.matches) yield servicePlace(table, match);
    return;
  }
  for (const at of table.listeners)
    for (const matches of rankedMatches(at).values())
      for (const match of matches) yield { listener: at.listener, match };
}

function servicePlace({ service, namespace }: ServiceTable, match: RankedMatch): Place {
  const index = Number(match.parentPointer.slice(match.parentPointer.lastIndexOf('/') + 1));
  const parent = listAt(objectAt(match.route.resource.value, 'spec'), 'parentRefs')[index];
  const port = numberAt(parent, 'port') ?? firstPort(service);
  return {
    listener: {
      owner: service,
      pointer: '/spec',
      port,
      protocol: 'HTTP',
      accepted: { certainty: 'yes', because: [] },
      routes: [],
    },
    // Hostnames play no part in a mesh; clients call the Service by its name.
    match: { ...match, hostname: serviceHost(service, namespace) },
  };
}

function firstPort({ resource }: IndexedObject): number {
  return numberAt(listAt(objectAt(resource.value, 'spec'), 'ports')[0], 'port') ?? 80;
}

function plainUrl(table: RouteTable): string {
  if (table.type === 'service') {
    const { service, namespace } = table;
    return `http://${serviceHost(service, namespace)}:${firstPort(service)}/`;
  }
  const [at] = table.listeners;
  const { protocol, port, hostname = 'example.com' } = at?.listener ?? {};
  const scheme = protocol === 'HTTPS' ? 'https' : 'http';
  const usual = scheme === 'https' ? 443 : 80;
  const host = hostname.replace(/^\*\./, 'www.');
  return `${scheme}://${host}${port === undefined || port === usual ? '' : `:${port}`}/`;
}

function serviceHost({ name }: IndexedObject, namespace: ServiceTable['namespace']): string {
  const known = namespaceName(namespace);
  return known === undefined ? name : `${name}.${known}`;
}
