import type { OpenFixture } from '../support/fixture.ts';
import { openFiles } from '../support/fixture.ts';
import type { seededRandom } from '../support/random.ts';
import { manifestOf, type PlainMatch, type PlainRequest, type PlainRoute } from './naive.ts';

/** Random tables and requests, small enough that they meet. */

export type Random = ReturnType<typeof seededRandom>;

/** Hostnames of listeners; empty for every one. */
export const LISTENERS = ['', '*.example.com', 'a.example.com', '*.b.example.com'];
const HOSTNAMES = [
  'a.example.com',
  '*.example.com',
  '*.b.example.com',
  'x.b.example.com',
  '*.com',
  'other.net',
];
const HOSTS = [...HOSTNAMES.map((name) => name.replace('*', 'y')), 'a.com', 'y.z.b.example.com'];
const PATHS = ['/', '/a', '/a/', '/a/b', '/ab', '/a/b/c'];
const HEADERS = ['x-user', 'X-Color'];
const CREATED = ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z', '2025-06-01T12:00:00Z'];
const SERVICES = ['shop.Cart', 'shop.Carts', 'pay.Pay'];

/** A Gateway `public` with a listener for each hostname, and Routes attached to it. */
export function openTable(listeners: readonly string[], routes: readonly PlainRoute[]): OpenFixture {
  const gateway = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'public', namespace: 'infra' },
    spec: {
      gatewayClassName: 'edge',
      listeners: listeners.map((hostname, index) => ({
        name: `listener-${index}`,
        port: 80,
        protocol: 'HTTP',
        ...(hostname !== '' && { hostname }),
      })),
    },
  };
  const files = new Map(
    [gateway, ...routes.map(manifestOf)].map((each, index) => [`${index}.json`, JSON.stringify(each)]),
  );
  return openFiles({ files });
}

export function randomRoute(random: Random, index: number): PlainRoute {
  const kind = random.chance(0.25) ? 'GRPCRoute' : 'HTTPRoute';
  return {
    kind,
    name: `route-${String.fromCharCode(97 + random.below(26))}${index}`,
    ...(random.chance(0.7) && { created: random.pick(CREATED) }),
    hostnames: HOSTNAMES.filter(() => random.chance(0.2)),
    rules: Array.from({ length: 1 + random.below(3) }, () => ({
      matches: Array.from({ length: random.below(4) }, () =>
        kind === 'HTTPRoute' ? randomMatch(random) : randomCall(random),
      ),
    })),
  };
}

function randomMatch(random: Random): PlainMatch {
  return {
    ...(random.chance(0.8) && {
      path: { type: random.pick(['Exact', 'PathPrefix', 'PathPrefix']), value: random.pick(PATHS) },
    }),
    ...(random.chance(0.3) && { method: random.pick(['GET', 'POST']) }),
    ...randomHeaders(random),
    ...(random.chance(0.2) && { queryParams: [{ name: 'q', value: random.pick(['1', '2']) }] }),
  };
}

function randomCall(random: Random): PlainMatch {
  const method = random.chance(0.5) ? { method: random.pick(['Get', 'Add']) } : {};
  return {
    ...(random.chance(0.8) && { grpc: { service: random.pick(SERVICES), ...method } }),
    ...randomHeaders(random),
  };
}

function randomHeaders(random: Random): Pick<PlainMatch, 'headers'> {
  const names = HEADERS.filter(() => random.chance(0.25));
  return names.length > 0 ? { headers: names.map((name) => ({ name, value: random.pick(['1', '2']) })) } : {};
}

export function randomRequest(random: Random): PlainRequest {
  const grpc = random.chance(0.3)
    ? { service: random.pick(SERVICES), method: random.pick(['Get', 'Add']) }
    : undefined;
  const names = HEADERS.filter(() => random.chance(0.5));
  const headers = Object.fromEntries(names.map((name) => [name.toUpperCase(), random.pick(['1', '2'])]));
  return {
    host: random.pick(HOSTS),
    path: grpc ? `/${grpc.service}/${grpc.method}` : random.pick(PATHS),
    method: grpc ? 'POST' : random.pick(['GET', 'POST', 'PUT']),
    headers,
    query: grpc || random.chance(0.5) ? {} : { q: random.pick(['1', '2']) },
    ...(grpc && { grpc }),
  };
}
