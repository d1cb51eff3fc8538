/** What Kustomize patches may change of a Route is not told as certain; what they leave alone is. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drained, rendered } from '../routingDiff/rendered.ts';
import { openFixture, uriOf } from '../support/fixture.ts';
import { ask } from './ask.ts';
import { tableOf } from './tables.ts';

const BASE = `# file: base/all.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: example
  listeners: [{ name: http, protocol: HTTP, port: 80 }]
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { ports: [{ port: 80 }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  hostnames: [dev.example.com]
  rules: [{ backendRefs: [{ name: web, port: 80 }] }]
# file: base/kustomization.yaml
resources: [all.yaml]
`;

/** An overlay with the patches, and what its files hold. */
function overlay(patches: string, files = ''): string {
  return `${BASE}# file: prod/kustomization.yaml
resources: [../base]
patches: [${patches}]
${files}`;
}

const operation = (path: string, value = '"x"', name = 'web'): string =>
  `{ target: { kind: HTTPRoute, name: ${name} }, patch: '[{ "op": "replace", "path": "${path}", "value": ${value} }]' }`;

const partial = (spec: string): string => `# file: prod/web.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: web, namespace: shop, annotations: { team: shop } }
${spec}
`;

/** A JSON patch in a file of its own, for all HTTPRoutes. */
const inFile = (path: string, value = '"x"'): string =>
  overlay(
    '{ path: patch.yaml, target: { kind: HTTPRoute } }',
    `# file: prod/patch.yaml
- op: replace
  path: ${path}
  value: ${value}
`,
  );

const CERTAIN = ['forward web:80 by web/0', 'respond 404'];
const OPEN = [/^unknown: forward web:80 by web\/0/, /^respond 404|^unknown: respond 404/];

for (const [name, text, expected] of [
  ['a hostname', overlay(operation('/spec/hostnames/0')), [OPEN[0], /^unknown: respond 404 or forward/]],
  ['a backend', overlay(operation('/spec/rules/0/backendRefs/0/port', '81')), OPEN],
  ['a parent', overlay(operation('/spec/parentRefs/0/name')), OPEN],
  ['something of another Route', overlay(operation('/spec/rules', '[]', 'other')), CERTAIN],
  ['a label', overlay(operation('/metadata/labels/team')), CERTAIN],
  ['an annotation, in a file', overlay('{ path: web.yaml }', partial('')), CERTAIN],
  ['rules, in a file', overlay('{ path: web.yaml }', partial('spec: { rules: [] }')), OPEN],
  ['rules, in a file of operations', inFile('/spec/rules'), OPEN],
  ['an annotation, in a file of operations', inFile('/metadata/annotations/team'), CERTAIN],
  ['what a file says that is not here', overlay('{ path: x.json, target: { kind: HTTPRoute } }'), OPEN],
] as const)
  test(`a patch of ${name}`, () => {
    const table = tableOf(openFixture(text).snapshot);
    for (const [index, host] of ['dev.example.com', 'prod.example.com'].entries()) {
      const said = ask(table, `GET http://${host}/`);
      const wanted = expected[index] ?? '';
      if (typeof wanted === 'string') assert.equal(said, wanted);
      else assert.match(said, wanted);
    }
  });

test('routing changes that a patch makes are not decided, and those of labels are none', () => {
  const diff = (base: string, head: string): string[] => {
    const [was, is] = [base, head].map((text) => openFixture(text).snapshot);
    assert.ok(was && is);
    return rendered(drained(was, is));
  };
  const weights = (share: number): string =>
    overlay(
      '{ path: web.yaml }',
      partial(`spec: { rules: [{ backendRefs: [{ name: web, port: 80, weight: ${share} }] }] }`),
    );
  assert.deepEqual(diff(weights(1), weights(1)), []);
  assert.deepEqual(diff(weights(1), weights(2)), ['undecided head web /spec/rules/0']);
  const backend = (port: string): string => overlay(operation('/spec/rules/0/backendRefs/0/port', port));
  assert.deepEqual(diff(backend('80'), backend('81')), ['undecided head web /spec/rules/0']);
  const file = (port: string): string => inFile('/spec/rules/0/backendRefs/0/port', port);
  assert.deepEqual(diff(file('80'), file('80')), []);
  assert.deepEqual(diff(file('80'), file('81')), ['undecided head web /spec/rules/0']);
  const label = (text: string): string => overlay(operation('/metadata/labels/team', text));
  assert.deepEqual(diff(label('"a"'), label('"b"')), []);
});

test('a file of operations that is edited counts at once', () => {
  const { workspace, snapshot } = openFixture(inFile('/metadata/annotations/team'), { stored: true });
  const said = (moment: typeof snapshot): string => ask(tableOf(moment), 'GET http://dev.example.com/');
  assert.equal(said(snapshot), 'forward web:80 by web/0');
  const uri = uriOf('prod/patch.yaml');
  const text = '- { op: remove, path: /spec/rules }';
  assert.match(said(workspace.apply([{ type: 'stored', uri, text }])), /^unknown: /);
  assert.match(said(workspace.apply([{ type: 'deleted', uri }])), /^unknown: /);
});
