import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from '../../server/src/engine/routing/answer.ts';
import { routeTable } from '../../server/src/engine/routing/routeTables.ts';
import { openFixture } from '../support/fixture.ts';
import { ask, PUBLIC, renderAnswer, route, services, tableFrom } from './ask.ts';

const gateway = (...listeners: string[]): string => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: infra }
spec:
  gatewayClassName: edge
  listeners:
${listeners.map((each) => `  - { ${each} }\n`).join('')}${services('a', 'b', 'c', 'd')}`;

/** A Route on one listener. */
const on = (listener: string, backend: string, hostnames = '', kind = 'HTTPRoute', created = ''): string =>
  route(
    `to-${backend}`,
    `${hostnames === '' ? '' : `  hostnames: [${hostnames}]\n`}  rules:\n  - backendRefs: [{ name: ${backend}, port: 80 }]`,
    { kind, created },
  ).replace('{ name: public }', `{ name: public, sectionName: ${listener} }`);

const HTTPS = gateway(
  'name: any, port: 443, protocol: HTTPS',
  'name: second, port: 443, protocol: HTTPS, hostname: second.org',
  'name: wild, port: 443, protocol: HTTPS, hostname: "*.wild.org"',
  'name: fourth, port: 443, protocol: HTTPS, hostname: fourth.wild.org',
);
const ROUTES =
  on('any', 'a', 'example.org') +
  on('second', 'b') +
  on('wild', 'c', 'third.wild.org, fifth.wild.org') +
  on('fourth', 'd');

test('a request on the wrong connection is misdirected', () => {
  const table = tableFrom(HTTPS + ROUTES);
  const expected: readonly [sni: string, host: string, answer: string][] = [
    ['example.org', 'example.org', 'forward a:80 by to-a/0'],
    ['example.org', 'second.org', 'respond 421'],
    ['example.org', 'unknown.org', 'respond 404'],
    ['second.org', 'second.org', 'forward b:80 by to-b/0'],
    ['second.org', 'example.org', 'respond 421'],
    ['second.org', 'unknown.org', 'respond 421'],
    ['third.wild.org', 'third.wild.org', 'forward c:80 by to-c/0'],
    ['third.wild.org', 'fifth.wild.org', 'forward c:80 by to-c/0'],
    ['third.wild.org', 'fourth.wild.org', 'respond 421'],
    ['third.wild.org', 'second.org', 'respond 421'],
    ['fourth.wild.org', 'fourth.wild.org', 'forward d:80 by to-d/0'],
    ['fourth.wild.org', 'fifth.wild.org', 'respond 421'],
    ['unknown.org', 'example.org', 'forward a:80 by to-a/0'],
    ['unknown.org', 'unknown.org', 'respond 404'],
  ];
  for (const [sni, host, wanted] of expected)
    assert.equal(ask(table, `GET https://${host}/`, {}, sni), wanted, `${sni} ${host}`);
});

test('a listener that is accepted and has no certificate', () => {
  const listener = 'name: any, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: gone }] }';
  const asked = (host: string, world: 'open' | 'closed'): string => {
    const { snapshot } = openFixture(gateway(listener) + on('any', 'a', 'example.org'), {
      config: { world },
    });
    const [edge] = snapshot.index.objectsOfKind('gateway.networking.k8s.io/Gateway');
    assert.ok(edge);
    return ask(routeTable(snapshot, edge), `GET https://${host}/`);
  };
  assert.equal(asked('example.org', 'open'), 'forward a:80 by to-a/0');
  assert.equal(
    asked('example.org', 'closed'),
    'implementation-specific: forward a:80 by to-a/0 (Secret infra/gone does not exist.)',
  );
  assert.equal(asked('other.org', 'closed'), 'respond 404');
});

test('without a listener for everything, an unknown Host is 404 and an unknown server name gets nowhere', () => {
  const table = tableFrom(
    gateway('name: second, port: 443, protocol: HTTPS, hostname: second.org') + on('second', 'b'),
  );
  assert.equal(ask(table, 'GET https://unknown.org/', {}, 'second.org'), 'respond 404');
  assert.equal(ask(table, 'GET https://unknown.org/'), 'reject');
  assert.equal(ask(table, 'GET https://10.1.1.1/'), 'reject');
});

test("the Host header is the URL's own unless it is given", () => {
  const table = tableFrom(HTTPS + ROUTES);
  assert.equal(ask(table, 'GET https://example.org/', { Host: 'second.org' }), 'respond 421');
});

test('a controller that does not promise to detect misdirection is not taken at its word', () => {
  const table = tableFrom(HTTPS + ROUTES, {
    world: 'closed',
    features: ['Gateway', 'HTTPRoute', 'GatewayHTTPListenerIsolation'],
  });
  assert.match(ask(table, 'GET https://second.org/', {}, 'example.org'), /^implementation-specific/);
  // As conformance reports call it.
  const promised = 'SupportGatewayHTTPSListenerDetectMisdirectedRequests';
  const other = tableFrom(HTTPS + ROUTES, { world: 'closed', features: ['Gateway', 'HTTPRoute', promised] });
  assert.equal(ask(other, 'GET https://second.org/', {}, 'example.org'), 'respond 421');
});

const HTTP = gateway(
  'name: any, port: 80, protocol: HTTP',
  'name: one, port: 80, protocol: http, hostname: one.org',
);

test('listeners are isolated, if the controller does so', () => {
  const manifests =
    HTTP +
    on('any', 'a') +
    on('one', 'b').replace('rules:\n  -', 'rules:\n  - matches: [{ path: { value: /b } }]\n   ');
  const isolated = tableFrom(manifests);
  assert.equal(ask(isolated, 'GET http://one.org/b'), 'forward b:80 by to-b/0');
  assert.equal(ask(isolated, 'GET http://one.org/'), 'respond 404');
  assert.equal(ask(isolated, 'GET http://two.org/b'), 'forward a:80 by to-a/0');
  const merged = tableFrom(manifests, { world: 'closed', features: ['Gateway', 'HTTPRoute'] });
  assert.equal(ask(merged, 'GET http://one.org/b'), 'forward b:80 by to-b/0');
  assert.match(
    ask(merged, 'GET http://one.org/'),
    /^implementation-specific: respond 404 or forward a:80 by to-a\/0/,
  );
});

test('port and protocol choose the listener', () => {
  const table = tableFrom(HTTP + on('any', 'a'));
  assert.equal(ask(table, 'GET http://x:8080/'), 'no-listener');
  assert.equal(ask(table, 'GET https://x:80/'), 'no-listener');
  assert.equal(ask(table, 'tls x:80'), 'no-listener');
  assert.equal(ask(table, 'tcp 80'), 'no-listener');
  assert.equal(ask(table, 'grpc a.B/C'), 'forward a:80 by to-a/0');
});

test('TLSRoutes go by server name', () => {
  const table = tableFrom(
    gateway('name: pass, port: 443, protocol: TLS, hostname: "*.x.org", tls: { mode: Passthrough }') +
      on('pass', 'a', '"*.x.org"', 'TLSRoute') +
      on('pass', 'b', 'b.x.org', 'TLSRoute'),
  );
  assert.equal(ask(table, 'tls b.x.org:443'), 'forward b:80 by to-b/0');
  assert.equal(ask(table, 'tls c.x.org:443'), 'forward a:80 by to-a/0');
  assert.equal(ask(table, 'tls y.org:443'), 'reject');
  assert.equal(ask(table, 'tls :443'), 'reject');
  assert.equal(ask(table, 'GET https://b.x.org/'), 'forward b:80 by to-b/0');
});

test('a gRPC call goes by the listeners of its port, passed through or not', () => {
  const table = tableFrom(
    gateway(
      'name: all, port: 443, protocol: HTTPS, hostname: "*.example.com"',
      'name: pass, port: 443, protocol: TLS, hostname: b.example.com, tls: { mode: Passthrough }',
    ) +
      on('all', 'a') +
      on('pass', 'b', 'b.example.com', 'TLSRoute'),
  );
  const call = (host: string): string =>
    renderAnswer(answer(table, { grpc: { service: 'x.Y', method: 'Z', host, port: 443 } }));
  assert.equal(call('a.example.com'), 'forward a:80 by to-a/0');
  assert.equal(call('b.example.com'), 'forward b:80 by to-b/0');
  assert.equal(call('elsewhere.org'), 'reject');
});

test('whether a wildcard that terminates TLS covers several labels is open', () => {
  const table = tableFrom(
    gateway('name: end, port: 443, protocol: TLS, hostname: "*.x.org", tls: { mode: Terminate }') +
      on('end', 'a', '"*.x.org"', 'TLSRoute'),
  );
  assert.equal(ask(table, 'tls b.x.org:443'), 'forward a:80 by to-a/0');
  assert.match(
    ask(table, 'tls c.b.x.org:443'),
    /^implementation-specific: forward a:80 by to-a\/0 or reject/,
  );
});

test('of several TCPRoutes or UDPRoutes the oldest gets everything', () => {
  const [older, newer] = ['2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'];
  const manifests = gateway('name: db, port: 5432, protocol: TCP', 'name: dns, port: 53, protocol: UDP');
  const table = tableFrom(
    manifests +
      on('db', 'a', '', 'TCPRoute', newer) +
      on('db', 'b', '', 'TCPRoute', older) +
      on('dns', 'c', '', 'UDPRoute'),
  );
  assert.equal(ask(table, 'tcp 5432'), 'forward b:80 by to-b/0');
  assert.equal(ask(table, 'GET http://x:5432/'), 'forward b:80 by to-b/0');
  assert.equal(ask(table, 'udp 53'), 'forward c:80 by to-c/0');
  assert.equal(ask(table, 'udp 5432'), 'no-listener');
  const empty = tableFrom(manifests + on('db', 'gone', '', 'TCPRoute'));
  assert.equal(ask(empty, 'tcp 5432'), 'reject by to-gone/0');
  assert.equal(ask(empty, 'udp 53'), 'reject');
});

test('of two ListenerSets that want the same the older one has it, and nobody can tell here which that is', () => {
  const set = (name: string, created = ''): string => `---
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: { name: ${name}, namespace: infra${created} }
spec:
  parentRef: { name: public }
  listeners: [{ name: ${name}, port: 81, protocol: HTTP }]
`;
  const manifests = (...sets: string[]): string =>
    `${PUBLIC}  allowedListeners: { namespaces: { from: Same } }
${services('a')}${sets.join('')}${route('r', '  rules: [{ backendRefs: [{ name: a, port: 80 }] }]').replace(
  '{ name: public }',
  '{ kind: ListenerSet, name: two }',
)}`;
  const asked = (...sets: string[]): string => {
    const { snapshot } = openFixture(manifests(...sets), { config: { world: 'closed' } });
    const [edge] = snapshot.index.objects('gateway.networking.k8s.io/Gateway', 'public');
    assert.ok(edge);
    return ask(routeTable(snapshot, edge), 'GET http://x:81/');
  };
  assert.equal(
    asked(set('one'), set('two')),
    'unknown: respond 404 or forward a:80 by r/0' +
      ' (Which of the two is older is not known here; ListenerSet infra/one is taken to come first.)',
  );
  const [older, younger] = [
    ', creationTimestamp: "2026-01-01T00:00:00Z"',
    ', creationTimestamp: "2026-02-01T00:00:00Z"',
  ];
  assert.equal(asked(set('one', younger), set('two', older)), 'forward a:80 by r/0');
  assert.equal(asked(set('one', older), set('two', younger)), 'respond 404');
});
