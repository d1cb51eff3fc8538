import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFixture } from '../support/fixture.ts';
import { drained, rendered } from './rendered.ts';

const GATEWAY = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: infra}
spec:
  gatewayClassName: edge
  listeners:
    - {name: http, port: 80, protocol: HTTP}
`;

test('weights, and nothing else of the Route', () => {
  const route = (weight: number): string =>
    shop(`
    - {matches: [{path: {value: /pay}}], backendRefs: [{name: pay, port: 80, weight: ${weight}}, {name: pay-next, port: 80, weight: 10}]}
    - {backendRefs: [{name: web, port: 80}]}`);
  check(
    route(90),
    route(30),
    'weights shop.example.com GET http://shop.example.com/pay: pay 90 %, pay-next 10 % -> pay 75 %, pay-next 25 %',
  );
});

test('a rule that comes in between takes requests from those behind it, and from each only those it takes', () => {
  const others = `
    - {matches: [{headers: [{name: x-beta, value: "1"}]}], backendRefs: [{name: beta, port: 80}]}
    - {backendRefs: [{name: web, port: 80}]}`;
  const rule =
    '\n    - {matches: [{path: {value: /api}, method: POST}], backendRefs: [{name: api, port: 80}]}';
  check(
    shop(others),
    shop(rule + others),
    `
    moved shop.example.com POST http://shop.example.com/api: web 100 % -> api 100 %
    moved shop.example.com POST http://shop.example.com/api x-beta: beta 100 % -> api 100 %`,
  );
  check(
    shop(rule),
    shop(rule + others),
    `
    new shop.example.com GET http://shop.example.com/: 404 -> web 100 %
    new shop.example.com GET http://shop.example.com/ x-beta: 404 -> beta 100 %`,
  );
});

test('the same change at several hosts is one; hosts that nobody names are a host too', () => {
  const route = (hostnames: string): string =>
    shop('\n    - {backendRefs: [{name: web, port: 80}]}', hostnames);
  check(
    route('[a.example.com, b.example.com]'),
    route('[a.example.com, "*.example.com"]'),
    'new *.example.com GET http://www.example.com/: 404 -> web 100 %',
  );
  check(
    route('[a.example.com, b.example.com]'),
    route('[c.example.com]'),
    `
    lost a.example.com b.example.com GET http://a.example.com/: web 100 % -> 404
    new c.example.com GET http://c.example.com/: 404 -> web 100 %`,
  );
  check(route('[a.example.com]'), route('[]'), 'new (any other) GET http://www.example/: 404 -> web 100 %');
});

test('a Route that is renamed or split, and the order of equal rules, change nothing', () => {
  const rule = (path: string): string =>
    `\n    - {matches: [{path: {value: ${path}}}], backendRefs: [{name: web, port: 80}]}`;
  const before = shop(rule('/a') + rule('/b'));
  check(before, shop(rule('/b') + rule('/a')), '');
  check(before, before.replace('name: shop,', 'name: store,'), '');
  check(before, `${shop(rule('/a'))}---${shop(rule('/b')).replace('name: shop,', 'name: store,')}`, '');
});

test('filters are seen by requests that have what they look at', () => {
  const route = (filters: string): string =>
    shop(`\n    - {filters: [${filters}], backendRefs: [{name: web, port: 80}]}`);
  check(
    route(''),
    route('{type: RequestHeaderModifier, requestHeaderModifier: {remove: [X-Secret]}}'),
    'filters shop.example.com GET http://shop.example.com/ x-secret: web 100 % -> web 100 %',
  );
  check(
    route(''),
    route('{type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /v2}}}'),
    'filters shop.example.com GET http://shop.example.com/: web 100 % -> web 100 %',
  );
  check(
    route('{type: CORS, cors: {allowOrigins: ["https://a.example"]}}'),
    route('{type: CORS, cors: {allowOrigins: ["https://b.example"]}}'),
    'filters shop.example.com GET http://shop.example.com/ origin: web 100 % -> web 100 %',
  );
  check(
    route(''),
    route('{type: RequestRedirect, requestRedirect: {scheme: https}}').replace(
      ', backendRefs: [{name: web, port: 80}]',
      '',
    ),
    'moved shop.example.com GET http://shop.example.com/: web 100 % -> 302 https://shop.example.com/',
  );
});

test('a Service that comes was somewhere else before; one that goes may be missed', () => {
  const route = shop('\n    - {backendRefs: [{name: web, port: 80}]}');
  const service =
    '---\napiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: infra}\nspec: {ports: [{port: PORT}]}';
  check(
    `${route}${service.replace('PORT', '80')}`,
    `${route}${service.replace('name: web', 'name: web-2').replace('PORT', '80')}`,
    'unsure shop.example.com GET http://shop.example.com/: web 100 % -> web 100 %',
  );
  check(
    `${route}${service.replace('name: web', 'name: web-2').replace('PORT', '80')}`,
    `${route}${service.replace('PORT', '80')}`,
    '',
  );
});

test('a ReferenceGrant that goes leaves its users in doubt, and without backends where all is known', () => {
  const route = shop('\n    - {backendRefs: [{name: web, namespace: apps, port: 80}]}');
  const service =
    '---\napiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: apps}\nspec: {ports: [{port: 80}]}\n';
  const grant = `---
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: {name: web, namespace: apps}
spec:
  from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: infra}]
  to: [{group: "", kind: Service}]
`;
  const [with_, without] = [`${route}${service}${grant}`, `${route}${service}`];
  check(with_, without, 'unsure shop.example.com GET http://shop.example.com/: web 100 % -> web 100 %');
  const closed = [with_, without].map(
    (text) => openFixture(`${GATEWAY}---\n${text}`, { config: { world: 'closed' } }).snapshot,
  );
  const [was, is] = closed;
  assert.ok(was && is);
  assert.deepEqual(rendered(drained(was, is)), [
    'lost shop.example.com GET http://shop.example.com/: web 100 % -> 500',
  ]);
});

test('listeners: a port that goes, another protocol', () => {
  const route = shop('\n    - {backendRefs: [{name: web, port: 80}]}');
  const head = GATEWAY.replace('port: 80', 'port: 8080');
  check(
    route,
    route,
    `
    lost shop.example.com GET http://shop.example.com/: web 100 % -> no-listener
    response (any other) GET http://www.example/: 404 -> no-listener
    new shop.example.com GET http://shop.example.com:8080/: no-listener -> web 100 %
    response (any other) GET http://www.example:8080/: no-listener -> 404`,
    head,
  );
  check(
    route,
    route,
    `
    lost shop.example.com GET http://shop.example.com/: web 100 % -> no-listener
    response (any other) GET http://www.example/: 404 -> no-listener
    new shop.example.com GET https://shop.example.com:80/: no-listener -> web 100 %
    response (any other) GET https://www.example:80/: no-listener -> 404`,
    GATEWAY.replace('protocol: HTTP', 'protocol: HTTPS, tls: {certificateRefs: [{name: cert}]}'),
  );
});

test('gRPC, TLS, TCP and UDP', () => {
  const other =
    (from: string, to: string) =>
    (text: string): string =>
      text.replace(from, to);
  const grpc = `
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: {name: calls, namespace: infra}
spec:
  parentRefs: [{name: edge}]
  hostnames: [grpc.example.com]
  rules: [{matches: [{method: {service: shop.Cart}}], backendRefs: [{name: cart, port: 80}]}]
`;
  check(
    grpc,
    other('shop.Cart', 'shop.Till')(grpc),
    `
    new grpc.example.com shop.Till/Any: UNIMPLEMENTED -> cart 100 %
    lost grpc.example.com shop.Cart/Any: cart 100 % -> UNIMPLEMENTED`,
  );
  const streams = ['TLS', 'TCP', 'UDP']
    .map(
      (kind) => `
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}Route
metadata: {name: ${kind.toLowerCase()}, namespace: infra}
spec:
  parentRefs: [{name: edge}]
${kind === 'TLS' ? '  hostnames: [tls.example.com]\n' : ''}  rules: [{backendRefs: [{name: ${kind.toLowerCase()}-old, port: 80}]}]
`,
    )
    .join('---');
  const gateway = GATEWAY.replace(
    '    - {name: http, port: 80, protocol: HTTP}',
    `    - {name: tls, port: 443, protocol: TLS, tls: {mode: Passthrough}}
    - {name: tcp, port: 5432, protocol: TCP}
    - {name: udp, port: 53, protocol: UDP}`,
  );
  check(
    streams,
    streams.replaceAll('-old', '-new'),
    `
    moved udp 53: udp-old 100 % -> udp-new 100 %
    moved tls.example.com tls tls.example.com: tls-old 100 % -> tls-new 100 %
    moved tcp 5432: tcp-old 100 % -> tcp-new 100 %`,
    gateway,
    gateway,
  );
});

test('a Service in a mesh, for clients of either namespace', () => {
  const service =
    'apiVersion: v1\nkind: Service\nmetadata: {name: cart, namespace: shop}\nspec: {ports: [{port: 80}]}\n';
  const route = (namespace: string, backend: string): string => `---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: cart, namespace: ${namespace}}
spec:
  parentRefs: [{group: "", kind: Service, name: cart, namespace: shop}]
  rules: [{backendRefs: [{name: ${backend}, namespace: shop, port: 80}]}]
`;
  check(
    service,
    service + route('shop', 'cart-2'),
    `
    moved GET http://cart.shop/: cart 100 % -> cart-2 100 %`,
  );
  check(
    service + route('shop', 'cart'),
    service + route('shop', 'cart') + route('client', 'cart-2'),
    '(from client) moved GET http://cart.shop/: cart 100 % -> cart-2 100 %',
  );
});

test('what a regular expression or a placeholder takes is not known, and said so', () => {
  const route = (path: string, backend: string): string =>
    shop(
      `\n    - {matches: [{path: {type: RegularExpression, value: "${path}"}}], backendRefs: [{name: ${backend}, port: 80}]}`,
    );
  check(
    route('/v[0-9]/.*', 'a'),
    route('/v[0-9]/.*', 'b'),
    `
    moved shop.example.com GET http://shop.example.com/v0/: perhaps a 100 % -> perhaps b 100 %`,
  );
  check(
    route('/a(?=b)', 'a'),
    route('/a(?=b)', 'b'),
    `
    unsure shop.example.com GET http://shop.example.com/: perhaps 404 -> perhaps 404`,
  );
  check(
    route('/[[:digit:]]{2}x', 'a'),
    route('/[[:digit:]]{2}x', 'b'),
    `
    undecided head shop /spec/rules/0/matches/0
    undecided base shop /spec/rules/0/matches/0`,
  );
});

function shop(rules: string, hostnames = '[shop.example.com]'): string {
  return `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop, namespace: infra, creationTimestamp: 2024-01-01T00:00:00Z}
spec:
  parentRefs: [{name: edge}]
  hostnames: ${hostnames}
  rules:${rules}
`;
}

function check(base: string, head: string, expected: string, gateway = GATEWAY, before = GATEWAY): void {
  const [was, is] = [`${before}---\n${base}`, `${gateway}---\n${head}`].map(
    (text) => openFixture(text).snapshot,
  );
  assert.ok(was && is);
  const lines = expected.split('\n').map((line) => line.trim());
  assert.deepEqual(
    rendered(drained(was, is)),
    lines.filter((line) => line !== ''),
  );
}
