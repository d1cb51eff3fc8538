import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFile } from '../../server/src/engine/manifest/file.ts';
import { readManifest } from '../../server/src/engine/manifest/manifest.ts';
import { displayName } from '../../server/src/engine/manifest/resource.ts';

const READINGS: readonly (readonly [string, string, string])[] = [
  [
    'a Route',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: r\n',
    'full HTTPRoute r',
  ],
  ['a Deployment', 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: d\n', 'scanned Deployment d'],
  [
    'a policy of any group',
    'apiVersion: x.io/v1\nkind: P\nmetadata:\n  name: p\nspec:\n  targetRef:\n    kind: Gateway\n    group: g\n    name: n\n',
    'full P p',
  ],
  [
    'a list',
    'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Service\n  metadata: {name: a, namespace: team}\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: b}\n',
    'full Service team/a, Secret b',
  ],
  ['a JSON object', '{"apiVersion":"v1","kind":"Service","metadata":{"name":"s"}}', 'full Service s'],
  ['Helm values', 'image:\n  tag: 1\n', 'foreign '],
  ['an empty document', '---\n', 'foreign '],
  [
    'a name to be filled in',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata:\n  name: ${NAME}\n',
    'full Gateway (no name)',
  ],
];

for (const [name, text, expected] of READINGS)
  test(`reading: ${name}`, () => {
    const { reading, resources } = readManifest(text);
    assert.equal(`${reading} ${resources.map(displayName).join(', ')}`, expected);
  });

test('references carry what is written and what the API fills in', () => {
  const { resources } = readManifest(
    'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: r\nspec:\n  parentRefs:\n  - name: gw\n    sectionName: https\n  - {name: set, kind: ListenerSet, namespace: infra, port: 443}\n  rules:\n  - filters:\n    - type: RequestMirror\n      requestMirror:\n        backendRef: {name: shadow, port: 80}\n    backendRefs:\n    - name: shop\n      port: 8080\n    - name: ${NAME}\n      port: 1\n',
  );
  assert.deepEqual(
    resources[0]?.references.map(
      ({ field, pointer, group, kind, name, namespace, sectionName, port }) =>
        `${field.role} ${pointer} ${group}/${kind} ${namespace?.value ?? ''}/${name?.value ?? '?'} ${sectionName?.value ?? ''}:${port?.value ?? ''}`,
    ),
    [
      'parent /spec/parentRefs/0 gateway.networking.k8s.io/Gateway /gw https:',
      'parent /spec/parentRefs/1 gateway.networking.k8s.io/ListenerSet infra/set :443',
      'backend /spec/rules/0/backendRefs/0 /Service /shop :8080',
      'backend /spec/rules/0/backendRefs/1 /Service /? :1',
      'mirror /spec/rules/0/filters/0/requestMirror/backendRef /Service /shadow :80',
    ],
  );
});

test('a keystroke reads one document and keeps the others', () => {
  const before = readFile('file:///a.yaml', 'a: 1\n---\nb: 2\n---\nc: 3\n');
  const after = readFile('file:///a.yaml', 'a: 1\n---\nbb: 2\n---\nc: 3\n', 2, before);
  const kept = after.parts.map(({ manifest }) => before.parts.some((part) => part.manifest === manifest));
  assert.deepEqual(kept, [true, false, true]);
  assert.deepEqual(
    after.parts.map(({ offset }) => offset),
    [0, 5, 15],
  );
});

test('equal documents stay apart', () => {
  const file = readFile('file:///a.yaml', '---\na: 1\n---\na: 1\n');
  const again = readFile('file:///a.yaml', '---\na: 1\n---\na: 1\n# end\n', 2, file);
  assert.notEqual(again.parts[0]?.manifest, again.parts[1]?.manifest);
});

test('long runs of blank lines and of dashes are read in linear time', () => {
  const started = process.cpuUsage().user;
  for (const line of ['\n', '-----\n', '   \n']) readManifest(`a: b\n${line.repeat(40_000)}c: d\n`);
  assert.ok(process.cpuUsage().user - started < 3_000_000, 'quadratic time would take a minute');
});

test('a text beyond the limit reads as empty, whoever asks', () => {
  const manifest = readManifest(`a: ${'x'.repeat(300 * 1024)}\n`);
  assert.equal(manifest.yaml().root, undefined);
});
