import { allServicePorts } from '../attachment/servicePorts.ts';
import { namespaceName } from '../index/namespaces.ts';
import { chooseListeners, protocolOf } from '../routing/choose.ts';
import { takesHttp } from '../routing/fitting.ts';
import { patternsFor } from '../routing/hostnames.ts';
import { relevantMatches } from '../routing/mesh.ts';
import type { RankedMatch } from '../routing/rank.ts';
import { type Request, readRequest } from '../routing/request.ts';
import type { GatewayTable, RouteTable, ServiceTable } from '../routing/table.ts';
import { hostClasses } from './hostClasses.ts';
import type { Subject } from './model.ts';
import type { Numbers } from './sameMatches.ts';

/** Connections that both versions judge alike, but for what a request asks for. */
export type Scene = {
  readonly subject: Subject;
  readonly protocol: Protocol;
  readonly port: number;
  /** The name that requests are for; absent where the connection has none. */
  readonly host?: string;
  /** How the scene's hosts are called; absent likewise. */
  readonly pattern?: string;
};

export type Protocol = 'http' | 'https' | 'tls' | 'tcp' | 'udp';

/** What a version has for a scene. `way`: equal numbers for equal listeners. */
export type Takers = {
  readonly way: number;
  readonly matches: readonly RankedMatch[];
  /** Through which of the listeners that may take the request a match does; the same for all where there is one. */
  placeOf(match: RankedMatch): string;
};

/** All scenes of a subject in either version. */
export function scenesOf(subject: Subject): readonly Scene[] {
  const tables = [subject.table.base, subject.table.head].flatMap((table) => table ?? []);
  const places = tables.flatMap(placesOf);
  const ports = [...new Set(places.map(({ port }) => port))].sort((a, b) => a - b);
  const hosts = hostClasses(tables.flatMap((table) => [...hostnamesOf(table)]));
  return ports.flatMap((port) => {
    const protocols = new Set(places.filter((each) => each.port === port).map(({ protocol }) => protocol));
    return [...protocols].sort().flatMap((protocol): Scene[] => {
      const scene = { subject, protocol, port };
      if (protocol === 'tcp' || protocol === 'udp') return [scene];
      const host = serviceHost(tables);
      if (host !== undefined) return [{ ...scene, host }];
      return hosts.map((each) => ({ ...scene, host: each.host, pattern: each.pattern }));
    });
  });
}

/** The request of a scene that asks for nothing in particular. */
export function plainRequest({ protocol, port, host = '' }: Scene, path = '/'): Request {
  if (protocol === 'tcp') return { tcp: { port } };
  if (protocol === 'udp') return { udp: { port } };
  if (protocol === 'tls') return { tls: { sni: host, port } };
  const isUsual = port === (protocol === 'http' ? 80 : 443);
  return { url: `${protocol}://${host}${isUsual ? '' : `:${port}`}${path}` };
}

/** Who may take the requests of a scene in one version, in the order of precedence. */
export function takersOf(side: 'base' | 'head', scene: Scene, numbers: Numbers): Takers {
  const table = scene.subject.table[side];
  const call = readRequest(plainRequest(scene));
  const placeOf = (): string => '';
  if (!table || !call) return { way: -1, matches: [], placeOf };
  if (table.type === 'service') {
    const way = numbers.of(JSON.stringify(relevantPorts(table)));
    return { way, matches: relevantMatches(table, call), placeOf };
  }
  const choices = chooseListeners(table, call);
  const places = new Map<RankedMatch, string[]>();
  for (const [choice, { listeners }] of choices.entries())
    for (const [nth, { lookup }] of listeners.entries())
      for (const match of patternsFor(scene.host).flatMap((at) => lookup.buckets.get(at)?.ranked ?? []))
        places.set(match, [...(places.get(match) ?? []), `${choice}.${nth}`]);
  return {
    way: numbers.of(wayOf(choices)),
    matches: [...places.keys()],
    placeOf: (match) => (places.get(match) ?? []).join(' '),
  };
}

function wayOf(choices: ReturnType<typeof chooseListeners>): string {
  return JSON.stringify(
    choices.map(({ listeners, effect, doubts }) => [
      listeners.map(({ listener: { routes: _, owner: __, pointer: ___, name: ____, ...shape } }) => shape),
      effect?.outcome,
      effect?.status,
      doubts,
    ]),
  );
}

function relevantPorts({ context, service }: ServiceTable): unknown {
  return allServicePorts(context, service)?.map(({ port }) => port);
}

type PlaceOnWire = { readonly protocol: Protocol; readonly port: number };

function placesOf(table: RouteTable): readonly PlaceOnWire[] {
  return table.type === 'gateway' ? gatewayPlaces(table) : servicePlaces(table);
}

const SPOKEN: Readonly<Record<string, readonly Protocol[]>> = {
  HTTP: ['http'],
  HTTPS: ['https'],
  TLS: ['tls', 'https'],
  TCP: ['tcp'],
  UDP: ['udp'],
};

function gatewayPlaces({ listeners }: GatewayTable): readonly PlaceOnWire[] {
  const taken = new Set(listeners.map(({ listener }) => listener.port));
  return listeners.flatMap((each) => {
    const spoken = SPOKEN[protocolOf(each) ?? 'HTTP'] ?? [];
    const protocols = spoken.filter(
      (protocol) => (protocol === 'https') === takesHttp(each) || spoken.length === 1,
    );
    return protocols.map((protocol) => ({ protocol, port: each.listener.port ?? freePort(protocol, taken) }));
  });
}

/** Of a port that is filled in later, one that is as good as any other: no listener has it. */
function freePort(protocol: Protocol, taken: ReadonlySet<number | undefined>): number {
  const usual = protocol === 'http' ? 80 : 443;
  return [usual, 8000 + usual, 30_000 + usual].find((each) => !taken.has(each)) ?? 65_535;
}

const CARRIED: Readonly<Record<string, Protocol>> = { TLSRoute: 'tls', TCPRoute: 'tcp', UDPRoute: 'udp' };

function servicePlaces({ context, service, matches }: ServiceTable): readonly PlaceOnWire[] {
  const ports = allServicePorts(context, service) ?? [{ port: 80, protocol: undefined }];
  const protocols = new Set(matches.map(({ route }) => CARRIED[route.resource.kind] ?? 'http'));
  return ports.flatMap(({ port, protocol: carrier }) =>
    [...protocols].flatMap((protocol) =>
      port !== undefined && (carrier === 'UDP') === (protocol === 'udp') ? [{ protocol, port }] : [],
    ),
  );
}

function hostnamesOf(table: RouteTable): Set<string> {
  if (table.type === 'service') return new Set();
  return new Set(
    table.listeners.flatMap(({ listener: { hostname }, lookup }) => [
      ...lookup.buckets.keys(),
      hostname ?? '',
    ]),
  );
}

function serviceHost(tables: readonly RouteTable[]): string | undefined {
  const [table] = tables;
  if (table?.type !== 'service') return undefined;
  const namespace = namespaceName(table.namespace);
  return namespace === undefined ? table.service.name : `${table.service.name}.${namespace}`;
}
