/** What changes where several Routes or listeners may win, or nobody can say what a match takes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Config } from '../../server/src/engine/index.ts';
import { openFixture } from '../support/fixture.ts';
import { drained, rendered } from './rendered.ts';

const ONE = '{name: http, port: 80, protocol: HTTP}';

test('Routes of which nobody knows which is older, and each does what the other did', () => {
  const both = (first: string, second: string): string => route('a', first) + route('b', second);
  check(both('red', 'blue'), both('blue', 'red'), [
    'moved (any other) GET http://www.example/: perhaps red 100 % -> perhaps blue 100 %',
  ]);
  const three = (second: string, third: string): string => both('red', second) + route('c', third);
  check(three('blue', 'green'), three('green', 'blue'), [
    'unsure (any other) GET http://www.example/: perhaps red 100 % -> perhaps red 100 %',
  ]);
});

test('calls that a HTTPRoute and a GRPCRoute may take', () => {
  const both = (http: string, grpc: string): string =>
    route('h', http) + route('g', grpc, { kind: 'GRPCRoute' });
  check(both('red', 'blue'), both('blue', 'red'), [
    'moved (any other) GET http://www.example/: red 100 % -> blue 100 %',
    'moved (any other) Any/Any: perhaps blue 100 % -> perhaps red 100 %',
  ]);
});

test('a Route that goes from one listener to another of the same requests, where nothing isolates them', () => {
  const listeners = `{name: one, port: 80, protocol: HTTP, hostname: a.example.com}, ${ONE}`;
  const at = (section: string): string => route('a', 'red', { section });
  const told = [
    'lost a.example.com GET http://a.example.com/: red 100 % -> perhaps 404',
    'new (any other) GET http://www.example/: 404 -> red 100 %',
  ];
  check(at('one'), at('http'), told, listeners, { features: ['Gateway', 'HTTPRoute'] });
});

test('a regular expression takes the plainest requests of a rule that changes, and not all of them', () => {
  const rules = (backend: string): string =>
    route('a', 'green', { match: '{path: {type: RegularExpression, value: "^/[a-z]*$"}}' }) +
    route('b', backend, { match: '{path: {value: /}}' });
  check(rules('red'), rules('blue'), [
    'unsure (any other) GET http://www.example/: perhaps green 100 % -> perhaps green 100 %',
    'moved (any other) GET http://www.example/1: red 100 % -> blue 100 %',
  ]);
});

test('a request of a regular expression is told, and that it was not the only one', () => {
  const rule = (pattern: string, backend: string): string =>
    route('a', backend, { match: `{path: {type: RegularExpression, value: ${pattern}}}` });
  const told = 'moved (any other) GET http://www.example/foo: perhaps red 100 % -> perhaps blue 100 %';
  check(rule('/(foo|bar)', 'red'), rule('/(foo|baz)', 'blue'), [
    told,
    'undecided head a /spec/rules/0/matches/0',
    'undecided base a /spec/rules/0/matches/0',
  ]);
  check(rule('/(foo|bar)', 'red'), rule('/(foo|bar)', 'blue'), [told]);
});

test('a port that is filled in later is as good as any', () => {
  const listeners = `{name: http, port: 80, protocol: HTTP, hostname: b.example.com}, {name: later, port: "\${PORT}", protocol: HTTP}`;
  check(
    route('a', 'red', { section: 'later' }),
    route('a', 'blue', { section: 'later' }),
    [
      'moved (any other) GET http://www.example/: perhaps red 100 % -> perhaps blue 100 %',
      'moved b.example.com (any other) GET http://b.example.com:8080/: perhaps red 100 % -> perhaps blue 100 %',
    ],
    listeners,
  );
});

test('a Route of two ports of a Service, which has a third one for UDP', () => {
  const service = `---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: infra}
spec: {ports: [{name: a, port: 80}, {name: b, port: 81}, {name: c, port: 53, protocol: UDP}]}
`;
  const ref = '{group: "", kind: Service, name: cart';
  const at = (backend: string): string =>
    service + route('a', backend, { parents: `${ref}, port: 80}, ${ref}, port: 81}` });
  const everywhere = (backend: string): string => service + route('a', backend, { parents: `${ref}}` });
  const told = ['', ':81'].map((port) => `moved GET http://cart.infra${port}/: red 100 % -> blue 100 %`);
  check(at('red'), at('blue'), told);
  check(everywhere('red'), everywhere('blue'), told);
});

test('a Route whose parent is filled in later is not compared, which is said', () => {
  const at = (backend: string): string => route('a', backend, { parents: '{name: "${GATEWAY}"}' });
  const [was, is, same] = [at('red'), at('blue'), at('red')].map((text) => openFixture(text).snapshot);
  assert.ok(was && is && same);
  assert.deepEqual(drained(was, is).notCompared, [
    { route: 'HTTPRoute infra/a', parents: ['Gateway infra/${GATEWAY}'] },
  ]);
  assert.deepEqual(drained(was, same).notCompared, []);
});

test('a ListenerSet whose Gateway is elsewhere is not compared, nor are its Routes', () => {
  const set = (port: number): string => `---
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: {name: extra, namespace: infra}
spec: {parentRef: {name: edge}, listeners: [{name: more, port: ${port}, protocol: HTTP}]}
`;
  const at = (backend: string, port: number): string =>
    route('a', backend, { parents: '{name: extra, kind: ListenerSet}' }) + set(port);
  const [first, routed, moved] = [at('red', 80), at('blue', 80), at('red', 81)].map(
    (text) => openFixture(text).snapshot,
  );
  assert.ok(first && routed && moved);
  const parents = ['Gateway infra/edge'];
  assert.deepEqual(drained(first, routed).notCompared, [{ route: 'HTTPRoute infra/a', parents }]);
  assert.deepEqual(drained(first, moved).notCompared, [{ route: 'ListenerSet infra/extra', parents }]);
});

type RouteParts = {
  readonly kind?: string;
  readonly section?: string;
  readonly match?: string;
  readonly parents?: string;
};

/** A Route of one rule, without a time of creation. */
function route(name: string, backend: string, parts: RouteParts = {}): string {
  const { kind = 'HTTPRoute', section, match, parents } = parts;
  const parent = `{name: edge${section === undefined ? '' : `, sectionName: ${section}`}}`;
  return `---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: {name: ${name}, namespace: infra}
spec:
  parentRefs: [${parents ?? parent}]
  rules: [{${match === undefined ? '' : `matches: [${match}], `}backendRefs: [{name: ${backend}, port: 80}]}]
`;
}

function check(
  base: string,
  head: string,
  expected: readonly string[],
  listeners = ONE,
  config: Partial<Config> = {},
): void {
  const gateway = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: infra}
spec: {gatewayClassName: edge, listeners: [${listeners}]}
`;
  const [was, is] = [base, head].map((text) => openFixture(gateway + text, { config }).snapshot);
  assert.ok(was && is);
  assert.deepEqual(rendered(drained(was, is)), expected);
}
