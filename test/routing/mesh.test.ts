import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serviceTable } from '../../server/src/engine/routing/mesh.ts';
import type { ServiceTable } from '../../server/src/engine/routing/table.ts';
import { openFixture } from '../support/fixture.ts';
import { ask, services } from './ask.ts';
import { meshRoutes } from './tables.ts';

const SERVICES = services('a', 'v1', 'v2', 'v3');

function table(yaml: string, from?: string): ServiceTable {
  const { snapshot } = openFixture(SERVICES + yaml, { config: { world: 'closed' } });
  const [service] = snapshot.index.objects('/Service', 'a');
  assert.ok(service);
  return serviceTable(snapshot, service, meshRoutes(snapshot, service), from);
}

/** A Route of the Service `infra/a`. */
const route = (
  namespace: string,
  backend: string,
  { kind = 'HTTPRoute', port = '', rest = '' } = {},
): string => `---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: { name: to-${backend}, namespace: ${namespace} }
spec:
  parentRefs: [{ group: "", kind: Service, name: a, namespace: infra${port} }]
  hostnames: [ignored.example.com]
  rules:
  - backendRefs: [{ name: ${backend}, namespace: infra, port: 80 }]
${rest}
`;

test('without Routes a Service works as it is', () => {
  assert.equal(ask(table(''), 'GET http://a/x'), 'forward a:80');
  assert.equal(ask(table(''), 'tcp 443'), 'forward a:443');
  assert.equal(ask(table(''), 'GET http://a:81/'), 'no-listener');
});

test('hostnames play no part, and a rule that does not match is 404', () => {
  const one = table(route('infra', 'v1', { rest: '    matches: [{ path: { value: /p } }]' }));
  assert.equal(ask(one, 'GET http://whatever/p'), 'forward v1:80 by to-v1/0');
  assert.equal(ask(one, 'GET http://a/'), 'respond 404');
});

test("Routes of the clients' namespace take the place of the Service's own", () => {
  const both = route('infra', 'v1') + route('clients', 'v2') + route('others', 'v3');
  assert.equal(ask(table(both), 'GET http://a/'), 'forward v1:80 by to-v1/0');
  assert.equal(ask(table(both, 'clients'), 'GET http://a/'), 'forward v2:80 by to-v2/0');
  assert.equal(ask(table(both, 'nobody'), 'GET http://a/'), 'forward v1:80 by to-v1/0');
});

test('a parentRef may be for one port of the Service', () => {
  const one = table(route('infra', 'v1', { port: ', port: 443' }));
  assert.equal(ask(one, 'GET http://a:443/'), 'forward v1:80 by to-v1/0');
  assert.equal(ask(one, 'GET http://a/'), 'forward a:80');
});

test('a Route may name several ports of the Service', () => {
  const two = route('infra', 'v1', { port: ', port: 443' }).replace(
    /parentRefs: \[(.*)\]/,
    (_, ref: string) => `parentRefs: [${ref}, ${ref.replace('443', '80')}]`,
  );
  for (const port of [80, 443])
    assert.equal(ask(table(two), `GET http://a:${port}/`), 'forward v1:80 by to-v1/0');
});

test('of several kinds on a port GRPCRoute comes before HTTPRoute, and that before TCPRoute', () => {
  const all = table(
    route('infra', 'v1', { kind: 'GRPCRoute' }) +
      route('infra', 'v2') +
      route('infra', 'v3', { kind: 'TCPRoute' }),
  );
  assert.equal(ask(all, 'grpc x.Y/Z'), 'forward v1:80 by to-v1/0');
  assert.equal(ask(all, 'GET http://a/'), 'forward v2:80 by to-v2/0');
  assert.equal(ask(all, 'tcp 80'), 'forward v3:80 by to-v3/0');
});

test('what a client encrypts by itself a mesh may see as a mere connection', () => {
  const http = table(route('infra', 'v1'));
  assert.equal(
    ask(http, 'GET https://a/x'),
    'implementation-specific: forward a:443 or forward v1:80 by to-v1/0' +
      ' (Whether the mesh sees requests to a that their client encrypts is left to implementations.)',
  );
  assert.equal(ask(http, 'GET http://a/x'), 'forward v1:80 by to-v1/0');
  const tls = table(route('infra', 'v2', { kind: 'TLSRoute' }));
  assert.equal(ask(tls, 'GET https://a/x'), 'forward v2:80 by to-v2/0');
});
