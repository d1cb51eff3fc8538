/** Whole manifests against the schemas that Gatelens ships. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInSchemas } from '../../server/src/engine/schema/builtIn.ts';
import type { Json } from '../../server/src/engine/yaml/value.ts';
import { stringAt } from '../../server/src/engine/yaml/value.ts';
import { EXPERIMENTAL, fromYaml, GATEWAY_API, render, STANDARD } from './support.ts';

const store = builtInSchemas();

const ROUTE = `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: cart, namespace: shop, labels: {team: shop}, creationTimestamp: null}
spec:
  parentRefs: [{name: public, namespace: infra, sectionName: https}]
  hostnames: ["*.example.com"]
  rules:
  - matches: [{path: {type: PathPrefix, value: /cart}, headers: [{name: x-beta, value: "1"}]}]
    filters: [{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: a, value: b}]}}]
    backendRefs: [{name: cart, port: 8080, weight: 90}, {name: cart-next, port: 8080, weight: 10}]
status: {whatever: a controller said}
`;

/** An edit of ROUTE (the line that holds the first text becomes the second), and what is then wrong. */
const EDITS: readonly (readonly [string, string, readonly string[]])[] = [
  ['metadata:', 'metadata: {name: cart}', []],
  ['metadata:', 'metadata: {generateName: cart-}', []],
  ['metadata:', 'metadata: {namespace: shop}', ['missing-field /metadata field="name"']],
  ['metadata:', 'metadata: {name: }', ['missing-field /metadata field="name"']],
  ['metadata:', '', ['missing-field (root) field="metadata"']],
  ['metadata:', 'metadata: [name]', ['wrong-type /metadata expected=["object"] actual="array"']],
  [
    'metadata:',
    'metadata: {name: cart, labels: {on: yes}}',
    ['wrong-type /metadata/labels/on expected=["string"] actual="boolean"'],
  ],
  ['metadata:', 'metadata: {name: cart, lables: {}}', ['unknown-field /metadata/lables field="lables"']],
  ['metadata:', 'metadata: {name: cart, managedFields: [{manager: x, fieldsV1: {f: {}}}]}', []],
  ['  parentRefs:', '  parentRefs:', []],
  [
    '  parentRefs:',
    '  parentRefs: {name: public}',
    ['wrong-type /spec/parentRefs expected=["array"] actual="object"'],
  ],
  ['  parentRefs:', '  parentRef: {name: public}', ['unknown-field /spec/parentRef field="parentRef"']],
  [
    '  hostnames:',
    '  hostnames: ["*.*.example.com"]',
    [
      'pattern /spec/hostnames/0 actual="*.*.example.com" pattern="^(\\\\*\\\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"',
    ],
  ],
  [
    '  - matches:',
    '  - matches: [{path: {type: Prefix}}]',
    [
      'not-in-enum /spec/rules/0/matches/0/path/type actual="Prefix" allowed=["Exact","PathPrefix","RegularExpression"]',
    ],
  ],
  [
    '    backendRefs:',
    '    backendRefs: [{name: cart, port: "8080"}, {port: 99999}]',
    [
      'missing-field /spec/rules/0/backendRefs/1 field="name"',
      'wrong-type /spec/rules/0/backendRefs/0/port expected=["integer"] actual="string"',
      'too-large /spec/rules/0/backendRefs/1/port limit=65535 actual=99999',
    ],
  ],
  [
    '    filters:',
    '    filters: [{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: a, value: b}, {name: a, value: c}]}}]',
    [
      'duplicate-list-key /spec/rules/0/filters/0/requestHeaderModifier/set/1 first="/spec/rules/0/filters/0/requestHeaderModifier/set/0" keys={"name":"a"}',
    ],
  ],
];

for (const [line, replacement, expected] of EDITS)
  test(`${replacement.trim() || `no ${line}`}`, () => {
    const text = ROUTE.split('\n').map((written) => (written.startsWith(line) ? replacement : written));
    assert.deepEqual(problemsOf(fromYaml(text.join('\n'))).sort(), [...expected].sort());
  });

test('a field of the experimental channel is unknown in the standard one', () => {
  const route = fromYaml(ROUTE.replace('  rules:', '  useDefaultGateways: All\n  rules:'));
  const validate = (target: typeof STANDARD) =>
    store.validate(target, GATEWAY_API, 'v1', 'HTTPRoute', route).map(render);
  assert.deepEqual(validate(STANDARD), ['unknown-field /spec/useDefaultGateways field="useDefaultGateways"']);
  assert.deepEqual(validate(EXPERIMENTAL), []);
});

test('every version has a validator, and no other does', () => {
  for (const target of [STANDARD, EXPERIMENTAL])
    for (const { group, kind, versions } of store.kinds(target))
      for (const { version } of versions) {
        const problems = store
          .validate(target, group, version, kind, { metadata: { name: 'x' } })
          .map(render);
        assert.deepEqual(problems, ['missing-field (root) field="spec"'], `${kind} ${version}`);
      }
});

test('values that are no manifest at all are no reason to fail', () => {
  for (const value of [null, 'text', 5, 5n, true, [], [{}]] satisfies Json[])
    assert.equal(store.validate(STANDARD, GATEWAY_API, 'v1', 'Gateway', value).length, 1, String(value));
});

test('hostile texts cost little', () => {
  const long = 'a'.repeat(200_000);
  const texts = [
    long,
    `${long}!`,
    `${'a-'.repeat(2040)}!`,
    `${'a.'.repeat(126)}!`,
    `${'1h'.repeat(2000)}x`,
    '/%'.repeat(510),
  ];
  const started = performance.now();
  for (const text of texts) {
    const route = fromYaml(ROUTE.replace('"*.example.com"', JSON.stringify(text)).replace('/cart', text));
    problemsOf(route);
    const spec = { rules: [{ timeouts: { request: text }, sessionPersistence: { absoluteTimeout: text } }] };
    store.validate(EXPERIMENTAL, GATEWAY_API, 'v1', 'HTTPRoute', { metadata: { name: text }, spec });
  }
  const took = performance.now() - started;
  assert.ok(took < 1000, `${took} ms`);
});

function problemsOf(manifest: Json): string[] {
  const kind = stringAt(manifest, 'kind') ?? '';
  return store.validate(STANDARD, GATEWAY_API, 'v1', kind, manifest).map(render);
}
