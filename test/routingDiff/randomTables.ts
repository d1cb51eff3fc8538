import type { JsonObject, Request } from '../../server/src/engine/index.ts';
import type { seededRandom } from '../support/random.ts';

export type Random = ReturnType<typeof seededRandom>;

export const HOSTNAMES = [
  'a.example.com',
  '*.example.com',
  '*.b.example.com',
  'x.b.example.com',
  'other.net',
];
const PATHS = ['/', '/a', '/a/', '/a/b', '/ab', '/a/b/c'];
const HEADERS = ['x-user', 'X-Color'];
const CREATED = ['2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z', '2025-06-01T12:00:00Z'];
const SERVICES = ['shop.Cart', 'shop.Carts', 'pay.Pay'];
const LISTENERS = ['', '*.example.com', 'a.example.com'];

/** A Gateway, and Routes in some order. */
export type Manifests = { readonly gateway: JsonObject; readonly routes: readonly JsonObject[] };

export function randomManifests(random: Random): Manifests {
  return {
    gateway: gatewayWith(LISTENERS.filter((_, index) => index === 0 || random.chance(0.4))),
    routes: Array.from({ length: 1 + random.below(8) }, (_, index) => randomRoute(random, index)),
  };
}

/** The same with a few changes, as an edit makes them. */
export function mutated(random: Random, { gateway, routes }: Manifests): Manifests {
  const changed = [...routes];
  for (let i = 0; i <= random.below(2); i++) {
    const at = random.below(changed.length);
    const what = changed.length === 0 ? 1 : random.below(4);
    if (what === 0) changed.splice(at, 1);
    else if (what === 1) changed.push(randomRoute(random, 20 + i));
    else if (what === 2)
      changed.splice(at, 1, { ...(changed[at] ?? {}), spec: randomSpec(random, changed[at]) });
    else changed.splice(at, 1, withOtherBackend(random, changed[at] ?? {}));
  }
  return { gateway: random.chance(0.2) ? randomManifests(random).gateway : gateway, routes: changed };
}

function gatewayWith(hostnames: readonly string[]): JsonObject {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'public', namespace: 'infra' },
    spec: {
      gatewayClassName: 'edge',
      listeners: hostnames.map((hostname, index) => ({
        name: `listener-${index}`,
        port: 80,
        protocol: 'HTTP',
        ...(hostname !== '' && { hostname }),
      })),
    },
  };
}

function randomRoute(random: Random, index: number): JsonObject {
  const kind = random.chance(0.25) ? 'GRPCRoute' : 'HTTPRoute';
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind,
    metadata: {
      name: `route-${String.fromCharCode(97 + random.below(26))}${index}`,
      namespace: 'infra',
      ...(random.chance(0.9) && { creationTimestamp: random.pick(CREATED) }),
    },
    spec: randomSpec(random, { kind }),
  };
}

function randomSpec(random: Random, route: JsonObject | undefined): JsonObject {
  return {
    parentRefs: [{ name: 'public' }],
    hostnames: HOSTNAMES.filter(() => random.chance(0.2)),
    rules: Array.from({ length: 1 + random.below(3) }, () => ({
      matches: Array.from({ length: 1 + random.below(3) }, () =>
        route?.kind === 'GRPCRoute' ? randomCall(random) : randomMatch(random),
      ),
      ...(random.chance(0.15) && { filters: [headerFilter(random)] }),
      backendRefs: randomBackends(random),
    })),
  };
}

function headerFilter(random: Random): JsonObject {
  const change = random.pick<JsonObject>([
    { remove: ['x-secret'] },
    { set: [{ name: 'x-by', value: 'edge' }] },
  ]);
  return { type: 'RequestHeaderModifier', requestHeaderModifier: change };
}

function randomBackends(random: Random): JsonObject[] {
  const names = ['red', 'green', 'blue'].filter(() => random.chance(0.4));
  return (names.length > 0 ? names : ['grey']).map((name) => ({
    name,
    port: 80,
    weight: 1 + random.below(3),
  }));
}

function withOtherBackend(random: Random, route: JsonObject): JsonObject {
  const text = JSON.stringify(route);
  const from = random.pick(['red', 'green', 'blue', 'grey']);
  const changed: JsonObject = JSON.parse(text.replaceAll(`"${from}"`, '"black"'));
  return changed;
}

function randomMatch(random: Random): JsonObject {
  return {
    ...(random.chance(0.8) && {
      path: { type: random.pick(['Exact', 'PathPrefix', 'PathPrefix']), value: random.pick(PATHS) },
    }),
    ...(random.chance(0.3) && { method: random.pick(['GET', 'POST']) }),
    ...randomHeaders(random),
    ...(random.chance(0.2) && { queryParams: [{ name: 'q', value: random.pick(['1', '2']) }] }),
  };
}

function randomCall(random: Random): JsonObject {
  const method = random.chance(0.5) ? { method: random.pick(['Get', 'Add']) } : {};
  return {
    ...(random.chance(0.8) && { method: { service: random.pick(SERVICES), ...method } }),
    ...randomHeaders(random),
  };
}

function randomHeaders(random: Random): JsonObject {
  const names = HEADERS.filter(() => random.chance(0.25));
  return names.length > 0 ? { headers: names.map((name) => ({ name, value: random.pick(['1', '2']) })) } : {};
}

const HOSTS = [...HOSTNAMES.map((name) => name.replace('*', 'y')), 'a.com', 'y.z.b.example.com'];

/** A request that has a good chance of fitting some of the Routes. */
export function randomRequest(random: Random): { readonly host: string; readonly request: Request } {
  const host = random.pick(HOSTS);
  const names = [...HEADERS, 'x-secret'].filter(() => random.chance(0.5));
  const headers = Object.fromEntries(names.map((name) => [name, random.pick(['1', '2'])]));
  if (random.chance(0.3)) {
    const [service, method] = [random.pick(SERVICES), random.pick(['Get', 'Add'])];
    return { host, request: { grpc: { service, method, host, headers } } };
  }
  const query = random.chance(0.5) ? `?q=${random.pick(['1', '2'])}` : '';
  const url = `http://${host}${random.pick([...PATHS, '/zzz'])}${query}`;
  return { host, request: { url, method: random.pick(['GET', 'POST', 'PUT']), headers } };
}
