import type { AttachmentContext } from '../attachment/context.ts';
import type { AttachedRoute } from '../attachment/model.ts';
import { allServicePorts } from '../attachment/servicePorts.ts';
import { type Namespace, namespaceOf, sameNamespace } from '../index/namespaces.ts';
import type { IndexedObject } from '../index/objects.ts';
import { message } from '../messages.ts';
import { matchesOfService, parentPort } from './candidates.ts';
import { specific, unknown } from './doubt.ts';
import { effect } from './effect.ts';
import { fittingHttp, ruleEffect, staticDoubts, unmatched } from './fitting.ts';
import { inOrder } from './lookup.ts';
import type { RankedMatch } from './rank.ts';
import { readCall } from './readCall.ts';
import type { Call } from './request.ts';
import type { Effect } from './result.ts';
import type { ServiceTable } from './table.ts';
import type { Possible } from './weigh.ts';
import { type Fitting, winnersOf } from './winners.ts';

/** The table of a Service that clients call in a mesh; `from` is theirs, the Service's own namespace if not given. */
export function serviceTable(
  context: AttachmentContext,
  service: IndexedObject,
  routes: readonly AttachedRoute[],
  from?: string,
): ServiceTable {
  const namespace = namespaceOf(context.namespaces, service);
  const matches = inOrder(matchesOfService(context, routes), true);
  const client: Namespace = from === undefined ? namespace : { type: 'named', name: from };
  return { type: 'service', context, service, namespace, from: client, matches };
}

/**
 * Where a request to a Service goes (GEP-1294): Routes of the client's namespace take the place of those beside the
 * Service; hostnames play no part; without any Route the Service works as it always does.
 */
export function answerMesh(table: ServiceTable, call: Call): readonly [Possible, ...Possible[]] {
  const { service } = table;
  const ports = allServicePorts(table.context, service);
  if (ports?.every(({ port }) => port !== undefined && port !== call.port)) {
    const because = message('routing.no-service-port', { service: service.name, port: call.port });
    return [{ effect: effect('no-listener', { because }), doubts: [] }];
  }
  const relevant = relevantMatches(table, call);
  const streams = relevant.filter(({ rule }) => rule.target.type === 'stream');
  const isEncrypted = call.type === 'http' && call.scheme === 'https';
  if (!isEncrypted || streams.length === relevant.length) return routed(table, relevant, call);
  // A client that encrypts by itself shows the mesh a connection, and no request that a HTTPRoute could match.
  const doubt = specific(message('routing.depends.mesh-tls', { service: service.name }));
  const [unseen, ...others] = routed(table, streams, call);
  const all = [...others, ...routed(table, relevant, call)];
  return [{ ...unseen, doubts: [...unseen.doubts, doubt] }, ...all];
}

function routed(
  table: ServiceTable,
  relevant: readonly RankedMatch[],
  call: Call,
): readonly [Possible, ...Possible[]] {
  const { context } = table;
  if (relevant.length === 0) return [{ effect: untouched(table, call), doubts: [] }];
  const [first, ...rest] = winnersOf(fittingMesh(relevant, call), true).map(
    ({ match, doubts }): Possible => ({
      effect: match ? ruleEffect({ context, match, mesh: true }, call) : unmatched(call),
      doubts,
    }),
  );
  return [first ?? { effect: unmatched(call), doubts: [] }, ...rest];
}

/** The matches of the Routes in force for the client, on this port, of the kinds that can take the request. */
export function relevantMatches(
  { matches, namespace, from }: ServiceTable,
  call: Call,
): readonly RankedMatch[] {
  const here = eachOnce(matches.filter((match) => isForPort(match, call.port) && canTake(match, call)));
  const isConsumer = (match: RankedMatch): boolean =>
    sameNamespace(match.namespace, from) === 'yes' && sameNamespace(match.namespace, namespace) === 'no';
  const consumers = here.filter(isConsumer);
  if (consumers.length > 0) return consumers;
  return here.filter((match) => sameNamespace(match.namespace, namespace) !== 'no');
}

/** Of relevant matches, those that fit, each with its doubts. */
function fittingMesh(relevant: readonly RankedMatch[], call: Call): Fitting[] {
  const http = call.type === 'http' ? relevant.filter(({ rule }) => rule.target.type !== 'stream') : [];
  const fitting =
    call.type === 'http' && http.length > 0
      ? fittingHttp(http, readCall(call))
      : relevant.map((match) => ({ match, doubts: staticDoubts(match) }));
  return fitting.map(({ match, doubts }) => ({
    match,
    doubts:
      match.namespace.type === 'named'
        ? doubts
        : [
            ...doubts,
            unknown(message('routing.depends.namespace', { name: match.route.resource.name ?? '?' })),
          ],
  }));
}

function canTake({ route }: RankedMatch, call: Call): boolean {
  const { kind } = route.resource;
  if (call.type === 'udp') return kind === 'UDPRoute';
  if (kind === 'UDPRoute') return false;
  if (call.type === 'tcp') return kind === 'TCPRoute';
  return call.type === 'http' || kind === 'TLSRoute' || kind === 'TCPRoute';
}

/** A parentRef without a port is for all ports of the Service. */
function isForPort(match: RankedMatch, port: number): boolean {
  return (parentPort(match) ?? port) === port;
}

/** One parentRef may name a port, and another one of the same Route all of them: one sure way is enough. */
function eachOnce(matches: readonly RankedMatch[]): readonly RankedMatch[] {
  const byRule = new Map<RankedMatch['rule'], RankedMatch>();
  for (const match of matches) {
    const before = byRule.get(match.rule);
    if (!before || (before.doubts.length > 0 && match.doubts.length === 0)) byRule.set(match.rule, match);
  }
  return byRule.size === matches.length ? matches : [...byRule.values()];
}

function untouched({ service, namespace }: ServiceTable, call: Call): Effect {
  const backend = {
    group: '',
    kind: 'Service',
    ...(namespace.type === 'named' && { namespace: namespace.name }),
    name: service.name,
    port: call.port,
    weight: 1,
    share: 1,
    valid: 'yes',
  } as const;
  if (call.type !== 'http') return effect('forward', { backends: [backend] });
  const { method, authority, path, query, headers } = call;
  const request = {
    method,
    host: authority,
    path: query === undefined ? path : `${path}?${query}`,
    headers: Object.fromEntries(headers),
  };
  return effect('forward', { backends: [backend], request, notes: [message('routing.note.no-route')] });
}
