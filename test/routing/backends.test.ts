import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, PUBLIC, route, services, tableFrom } from './ask.ts';

const SERVICES = services('a', 'b');
const refs = (list: string): string => `  rules:\n  - backendRefs: [${list}]`;

test('weights become shares, and the share of a broken backend fails', () => {
  const expected: readonly [list: string, answer: string][] = [
    ['{ name: a, port: 80 }, { name: b, port: 80 }', 'forward a:80 0.5 + b:80 0.5 by r/0'],
    ['{ name: a, port: 80, weight: 9 }, { name: b, port: 80 }', 'forward a:80 0.9 + b:80 0.1 by r/0'],
    ['{ name: a, port: 80, weight: 0 }, { name: b, port: 80 }', 'forward b:80 by r/0'],
    ['{ name: a, port: 80 }, { name: gone, port: 80 }', 'forward a:80 0.5 + gone:80 0.5 (no) by r/0'],
    ['{ name: gone, port: 80 }', 'respond 500 by r/0'],
    ['', 'respond 500 by r/0'],
    ['{ name: a, port: 80, namespace: other }', 'respond 500 by r/0'],
  ];
  for (const [list, wanted] of expected)
    assert.equal(ask(tableFrom(PUBLIC + SERVICES + route('r', refs(list))), 'GET http://x/'), wanted, list);
});

test('all weights 0, a missing port and an ExternalName are not decided by the specification', () => {
  const external = `---\napiVersion: v1\nkind: Service\nmetadata: { name: ext, namespace: infra }\nspec: { type: ExternalName, externalName: example.com }\n`;
  const of = (list: string): string =>
    ask(tableFrom(PUBLIC + SERVICES + external + route('r', refs(list))), 'GET http://x/');
  assert.match(
    of('{ name: a, port: 80, weight: 0 }'),
    /^implementation-specific: respond by r\/0 \(All weights are 0/,
  );
  assert.equal(of('{ name: a, port: 81 }'), 'forward a:81 (unknown) by r/0');
  assert.equal(of('{ name: ext, port: 80 }'), 'forward ext:80 (unknown) by r/0');
});

test('in an open world what is not here may exist', () => {
  const table = tableFrom(
    PUBLIC + SERVICES + route('r', refs('{ name: gone, port: 80 }, { name: a, port: 80 }')),
    {},
  );
  assert.equal(ask(table, 'GET http://x/'), 'forward gone:80 0.5 (unknown) + a:80 0.5 by r/0');
  const elsewhere = tableFrom(PUBLIC + route('r', refs('{ name: gone, port: 80 }')), {
    world: 'closed',
    external: ['Service infra/*'],
  });
  assert.equal(ask(elsewhere, 'GET http://x/'), 'forward gone:80 (unknown) by r/0');
});

test('a ReferenceGrant opens the way to another namespace', () => {
  const other = services('a').replace('namespace: infra', 'namespace: other');
  const grant = `---
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: { name: g, namespace: other }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: infra }]
  to: [{ group: "", kind: Service }]
`;
  const list = refs('{ name: a, port: 80, namespace: other }');
  assert.equal(
    ask(tableFrom(PUBLIC + other + grant + route('r', list)), 'GET http://x/'),
    'forward a:80 by r/0',
  );
  assert.equal(ask(tableFrom(PUBLIC + other + route('r', list)), 'GET http://x/'), 'respond 500 by r/0');
  assert.equal(
    ask(tableFrom(PUBLIC + other + route('r', list), {}), 'GET http://x/'),
    'forward a:80 (unknown) by r/0',
  );
});

test('gRPC fails with codes of its own', () => {
  const table = tableFrom(PUBLIC + route('g', refs('{ name: gone, port: 80 }'), { kind: 'GRPCRoute' }));
  assert.equal(ask(table, 'grpc a.B/C'), 'respond UNAVAILABLE by g/0');
});

test('a BackendTLSPolicy whose certificates do not exist keeps everybody out, on its port', () => {
  const policy = (section: string): string => `---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: p, namespace: infra }
spec:
  targetRefs: [{ group: "", kind: Service, name: a${section} }]
  validation: { hostname: a, caCertificateRefs: [{ group: "", kind: ConfigMap, name: gone }] }
`;
  const of = (section: string): string =>
    ask(
      tableFrom(PUBLIC + SERVICES + policy(section) + route('r', refs('{ name: a, port: 80 }'))),
      'GET http://x/',
    );
  assert.equal(of(''), 'respond 500 by r/0');
  assert.equal(of(', sectionName: http'), 'respond 500 by r/0');
  assert.equal(of(', sectionName: tls'), 'forward a:80 by r/0');
});
