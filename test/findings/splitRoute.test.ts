/** Rules that are too many for one Route get Routes of their own, and requests do not notice. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, applyEdits, type Snapshot } from '../../server/src/engine/index.ts';
import { tableOf } from '../routing/tables.ts';
import { openFixture, uriOf } from '../support/fixture.ts';

const GATEWAY = `# file: gateway.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: shop}
spec:
  gatewayClassName: edge
  listeners: [{name: http, port: 80, protocol: HTTP}]
# file: service.yaml
apiVersion: v1
kind: Service
metadata: {name: web, namespace: shop}
spec: {ports: [{port: 80}]}
`;

function route(rules: string, behind = ''): string {
  return `# who owns this
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  namespace: shop
  name: "web"
spec:
  parentRefs: [{name: public}]
  rules:
${rules}${behind}`;
}

function rule(index: number, paths: readonly string[], indent = '    '): string {
  const matches = paths.map((path) => `{path: {value: ${path}}}`).join(', ');
  return [
    `# about ${index}`,
    `- matches: [${matches}]`,
    '  backendRefs:',
    `    - {name: web, port: 80} # rule ${index}`,
    '',
  ]
    .map((line) => (line === '' ? '' : `${indent}${line}`))
    .join('\n');
}

function open(text: string): Snapshot {
  return openFixture(`${GATEWAY}# file: route.yaml\n${text}`).snapshot;
}

/** The file after the fix. */
function split(text: string, code = 'out-of-limits'): string | undefined {
  const snapshot = open(text);
  const uri = uriOf('route.yaml');
  const finding = snapshot.findings(uri).find((each) => each.code === code);
  assert.ok(finding);
  const fix = snapshot.fixes(uri, finding).find(({ title }) => title.id === 'fix.split-route');
  return fix && applyEdits(text, fix.edits);
}

/** The names of the Routes with the rules in each. */
function shape(text: string): string[] {
  return text.split(/^---\n/m).map((document) => {
    const name = /name: "?(web[-\d]*)"?$/m.exec(document)?.[1];
    const rules = [...document.matchAll(/# rule (\d+)$/gm)].map(([, index]) => index);
    assert.deepEqual(
      [...document.matchAll(/# about (\d+)$/gm)].map(([, index]) => index),
      rules,
    );
    return `${name}: ${rules.join(' ')}`;
  });
}

function isFine(text: string): boolean {
  return open(text)
    .findings(uriOf('route.yaml'))
    .every(({ severity }) => severity !== 'error');
}

test('thirty-five rules become three Routes, and every request meets the rule that it met', () => {
  const rules = Array.from({ length: 35 }, (_, i) => rule(i + 1, [i % 2 === 0 ? `/p${i}` : '/same'])).join(
    '',
  );
  const text = route(rules, '  hostnames: [a.example.com]');
  const after = split(text) ?? '';
  assert.deepEqual(shape(after), [
    'web: 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16',
    'web-2: 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32',
    'web-3: 33 34 35',
  ]);
  assert.ok(isFine(after));
  assert.equal(after.match(/hostnames: \[a.example.com\]$/gm)?.length, 3);
  const [was, is] = [open(text), open(after)].map((snapshot) => tableOf(snapshot));
  assert.ok(was && is);
  for (const path of ['/p0', '/p34/x', '/same', '/none']) {
    const url = `http://a.example.com${path}`;
    assert.deepEqual(answer(was, { url }).match?.rule.target, answer(is, { url }).match?.rule.target, path);
  }
});

test('matches are counted, too, and names that are taken are left alone', () => {
  const many = (from: number): string[] => Array.from({ length: 50 }, (_, i) => `/m${from + i}`);
  const rules = [rule(1, many(0)), rule(2, many(50)), rule(3, many(100)), rule(4, ['/x'])].join('');
  const text = `${route(rules).trimEnd()}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: web-2, namespace: shop}
spec: {parentRefs: [{name: public}]}
`;
  const after = split(text, 'too-many-matches') ?? '';
  assert.deepEqual(shape(after).slice(0, 2), ['web: 1 2', 'web-3: 3 4']);
  assert.match(after, /name: web-2, namespace/);
  assert.ok(isFine(after));
});

test('line breaks stay, and what cannot be cut is left to people', () => {
  const rules = Array.from({ length: 17 }, (_, i) => rule(i + 1, [`/p${i}`])).join('');
  const crlf = split(route(rules).replaceAll('\n', '\r\n')) ?? '';
  assert.equal(crlf.replaceAll('\r\n', '').includes('\n'), false);
  assert.deepEqual(shape(crlf.replaceAll('\r', '')).length, 2);
  assert.equal(split(route(rules.replace('backendRefs:', 'backendRefs: &backends'))), undefined);
  assert.equal(split(route(rules, 'status: {parents: []}\n')), undefined);
  assert.equal(split(`{"a": 1}\n---\n${route(rules)}`)?.startsWith('{"a": 1}\n---\n# who'), true);
});
