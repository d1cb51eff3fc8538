import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Config } from '../../server/src/engine/index.ts';
import { findingsOf, openFixture, renderFindings, uriOf } from '../support/fixture.ts';
import { renderFixes } from '../support/renderFixes.ts';

const ROUTE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: web
  namespace: team
spec:
  parentRefs:
    - name: edge # gatelens-ignore parent-not-found: elsewhere
  rule: [] # gatelens-ignore wrong-type
  rules:
    - backendRefs:
        - name: web
          port: 80
`;

function codes(text: string, config: Partial<Config> = {}): string[] {
  return findingsOf(openFixture(text, { config })).map(({ code, severity }) => `${severity} ${code}`);
}

test('the first phase knows the document alone, and leaves unused comments to the second', () => {
  const { snapshot } = openFixture(ROUTE);
  const first = snapshot.documentFindings(uriOf('main.yaml')).map(({ code }) => code);
  assert.deepEqual(first, ['unknown-field']);
  assert.deepEqual(codes(ROUTE), [
    'error unknown-field',
    'hint unused-ignore',
    'information backend-not-found',
  ]);
});

test('severities are the user’s', () => {
  const findings = {
    'unknown-field': 'warning',
    'backend-not-found': 'off',
    'unused-ignore': 'error',
  } as const;
  assert.deepEqual(codes(ROUTE, { findings }), ['warning unknown-field', 'error unused-ignore']);
});

test('structure can be left to another extension, and its codes are then not missed by comments', () => {
  assert.deepEqual(codes(ROUTE, { structure: false }), ['information backend-not-found']);
});

test('closed files are judged as open ones', () => {
  assert.equal(renderFindings(openFixture(ROUTE, { stored: true })), renderFindings(openFixture(ROUTE)));
});

test('Windows line breaks make the same findings, and fixes keep them', () => {
  const text = ROUTE.replaceAll('\n', '\r\n');
  assert.equal(renderFindings(openFixture(text)), renderFindings(openFixture(ROUTE)));
  const fixture = openFixture(
    'apiVersion: gateway.networking.k8s.io/v1\r\nkind: HTTPRoute\r\nmetadata:\r\n  name: web\r\nspec:\r\n  parentRefs:\r\n    - namespace: a\r\n',
  );
  const [missing] = findingsOf(fixture);
  assert.ok(missing);
  assert.deepEqual(renderFixes(fixture, missing), ['  fix*: Add `name`', '    +      name: example\r']);
});

test('documents are found at their places in the file', () => {
  const text = `# a comment\n---\n${ROUTE}---\n${ROUTE.replace('name: web\n', 'name: other\n')}`;
  const lines = renderFindings(openFixture(text)).split('\n');
  assert.ok(lines[0]?.startsWith('main.yaml:11:3-11:7 error unknown-field'), lines[0]);
  assert.ok(lines[3]?.startsWith('main.yaml:25:3-25:7 error unknown-field'), lines[3]);
});

test('a large document is said to be large', () => {
  const text = `${ROUTE}# ${'x'.repeat(300_000)}\n`;
  assert.deepEqual(codes(text), ['information file-too-large']);
  assert.deepEqual(
    codes(
      `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: gateway.networking.k8s.io\n# ${'x'.repeat(300_000)}\n`,
    ),
    [],
  );
});

test('related places lead to the other side', () => {
  const fixture = openFixture(`# file: route.yaml
${ROUTE.replace('- name: edge # gatelens-ignore parent-not-found: elsewhere', '- {name: edge, sectionName: none}')}
# file: gateway.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge
  namespace: team
spec:
  gatewayClassName: edge
  listeners:
    - name: http
      port: 80
      protocol: HTTP
`);
  const related = findingsOf(fixture).flatMap((finding) => finding.related ?? []);
  assert.deepEqual(
    related.map(({ uri, kind, name, namespace, pointer }) => [uri, kind, name, namespace, pointer]),
    [[uriOf('gateway.yaml'), 'Gateway', 'edge', 'team', '/spec/listeners']],
  );
});
