import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from '../../server/src/engine/routing/answer.ts';
import type { GatewayTable } from '../../server/src/engine/routing/table.ts';
import { openFiles } from '../support/fixture.ts';
import { seededRandom } from '../support/random.ts';
import { manifestOf, naiveWinners, type PlainMatch, type PlainRequest, type PlainRoute } from './naive.ts';
import { tableOf } from './tables.ts';

type Random = ReturnType<typeof seededRandom>;

const LISTENERS = ['', '*.example.com', 'a.example.com', '*.b.example.com'];
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

test('the fast look-up answers as the specification read aloud', () => {
  const random = seededRandom(20);
  let matched = 0;
  let open = 0;
  for (let round = 0; round < 60; round++) {
    const routes = Array.from({ length: 1 + random.below(12) }, (_, index) => randomRoute(random, index));
    const listeners = LISTENERS.filter((_, index) => index === round % 4 || random.chance(0.4));
    const table = tableFor(listeners, routes);
    for (let i = 0; i < 40; i++) {
      const request = randomRequest(random);
      const expected = naiveWinners(listeners, routes, request);
      assert.deepEqual(winners(table, request), expected, JSON.stringify({ listeners, routes, request }));
      if (expected[0] !== 'none') matched++;
      if (expected.length > 1) open++;
    }
  }
  // The generator is worth something only if most requests find a rule, and some stay open.
  assert.ok(matched > 1000 && open > 100, `${matched} matched, ${open} open`);
});

function winners(table: GatewayTable, { host, path, query, method, headers, grpc }: PlainRequest): string[] {
  const params = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  const { possible } = answer(
    table,
    grpc
      ? { grpc: { ...grpc, host, headers } }
      : { url: `http://${host}${path}${params.length > 0 ? `?${params.join('&')}` : ''}`, method, headers },
  );
  return [
    ...new Set(
      possible.map(({ match }) => (match ? `${match.route.resource.name}/${match.rule.ruleIndex}` : 'none')),
    ),
  ].sort();
}

function tableFor(listeners: readonly string[], routes: readonly PlainRoute[]): GatewayTable {
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
  return tableOf(openFiles({ files }).snapshot);
}

function randomRoute(random: Random, index: number): PlainRoute {
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

function randomRequest(random: Random): PlainRequest {
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
