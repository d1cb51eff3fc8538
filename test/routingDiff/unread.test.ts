/** What changed and is not applied: it is said, wherever it may decide over requests, and nowhere else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFiles, pathOf } from '../support/fixture.ts';
import { file, GATEWAY, service, shop } from './checked.ts';
import { drained } from './rendered.ts';

type Files = Readonly<Record<string, string>>;

function unreadIn(base: Files, head: Files): readonly string[] {
  const [was, is] = [base, head].map(
    (files) => openFiles({ files: new Map(Object.entries(files)) }).snapshot,
  );
  assert.ok(was && is);
  return drained(was, is).unread.map(({ uri, reason, ...rest }) =>
    [pathOf(uri), reason, ...Object.values(rest).flat()].join(' '),
  );
}

const ROUTE = shop('\n    - {backendRefs: [{name: web, port: 80}]}');
const ALL = file(GATEWAY, service('web'), ROUTE);
const BASE: Files = {
  'base/all.yaml': ALL,
  'base/kustomization.yaml': 'resources: [all.yaml]\n',
  'overlays/p/kustomization.yaml': 'resources: [../../base]\n',
};

/** What a text in the overlay's kustomization says. */
function added(text: string, files: Files = {}): readonly string[] {
  const head = { ...BASE, 'overlays/p/kustomization.yaml': `resources: [../../base]\n${text}\n` };
  return unreadIn({ ...BASE, ...files }, { ...head, ...files });
}

const SAID = 'overlays/p/kustomization.yaml kustomize';

function patch(kind: string, path: string): string {
  return `patches: [{target: {kind: ${kind}}, patch: '[{"op": "replace", "path": "${path}", "value": 1}]'}]`;
}

test('names, and patches of what decides over requests', () => {
  assert.deepEqual(added('namePrefix: a-'), [`${SAID} namePrefix`]);
  assert.deepEqual(added('nameSuffix: -a\nnamePrefix: a-'), [`${SAID} namePrefix nameSuffix`]);
  assert.deepEqual(added(patch('Gateway', '/spec/listeners/0/port')), [`${SAID} patches`]);
  assert.deepEqual(added(patch('ListenerSet', '/spec/listeners/0/port')), [`${SAID} patches`]);
  assert.deepEqual(added(patch('Service', '/spec/ports/0/port')), [`${SAID} patches`]);
  assert.deepEqual(added('helmCharts: [{name: shop}]'), [`${SAID} helmCharts`]);
});

test('what decides over none', () => {
  assert.deepEqual(added('commonLabels: {a: b}\nimages: [{name: web, newTag: "2"}]'), []);
  assert.deepEqual(added('replicas: [{name: web, count: 2}]\nconfigMapGenerator: [{name: a}]'), []);
  assert.deepEqual(added(patch('Deployment', '/spec/replicas')), []);
  assert.deepEqual(added(patch('Service', '/spec/type')), []);
  assert.deepEqual(added(patch('Gateway', '/metadata/annotations/a')), []);
  const other = { 'jobs/kustomization.yaml': 'resources: [job.yaml]\n' };
  assert.deepEqual(unreadIn(other, { 'jobs/kustomization.yaml': 'resources: []\nnamePrefix: a-\n' }), []);
});

test('patches of Routes are told of their matches alone', () => {
  assert.deepEqual(added(patch('HTTPRoute', '/spec/rules/0/backendRefs/0/name')), []);
});

test('patches in files of their own', () => {
  const partial = (port: number): string => GATEWAY.replace('port: 80', `port: ${port}`);
  const files = (port: number): Files => ({
    ...BASE,
    'overlays/p/kustomization.yaml': 'resources: [../../base]\npatches: [{path: gw.yaml}]\n',
    'overlays/p/gw.yaml': partial(port),
  });
  assert.deepEqual(unreadIn(files(80), files(81)), ['overlays/p/gw.yaml patch']);
  assert.deepEqual(unreadIn({ ...BASE, 'overlays/p/gw.yaml': partial(81) }, files(81)), [`${SAID} patches`]);
  const operations = (port: number): Files => ({
    ...BASE,
    'overlays/p/kustomization.yaml':
      'resources: [../../base]\npatches: [{path: gw.yaml, target: {kind: Gateway}}]\n',
    'overlays/p/gw.yaml': `- {op: replace, path: /spec/listeners/0/port, value: ${port}}\n`,
  });
  assert.deepEqual(unreadIn(operations(80), operations(81)), ['overlays/p/gw.yaml patch']);
});

test('files that are taken over no longer or newly, but not those that come with their entry', () => {
  const dropped = { ...BASE, 'base/kustomization.yaml': 'resources: []\n' };
  assert.deepEqual(unreadIn(BASE, dropped), ['base/kustomization.yaml kustomize resources']);
  assert.deepEqual(unreadIn(dropped, BASE), ['base/kustomization.yaml kustomize resources']);
  const more = {
    ...BASE,
    'base/kustomization.yaml': 'resources: [all.yaml, more.yaml]\n',
    'base/more.yaml': service('more'),
  };
  assert.deepEqual(unreadIn(BASE, more), []);
  const overlay = { ...BASE, 'overlays/q/kustomization.yaml': 'resources: [../../base]\n' };
  assert.deepEqual(unreadIn(BASE, overlay), ['overlays/q/kustomization.yaml kustomize resources']);
});

test('values of charts that make something of the Gateway API, and templates', () => {
  const chart = (backend: string, template = ROUTE): Files => ({
    'chart/values.yaml': `backend: ${backend}\n`,
    'chart/templates/route.yaml': template,
  });
  assert.deepEqual(unreadIn(chart('a'), chart('b')), ['chart/values.yaml values']);
  const job = 'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\n';
  assert.deepEqual(unreadIn(chart('a', job), chart('b', job)), []);
  const template = (name: string): string => `{{- if .Values.${name} }}${ROUTE}{{- end }}\n`;
  assert.deepEqual(unreadIn(chart('a', template('a')), chart('a', template('b'))), [
    'chart/templates/route.yaml template',
  ]);
});

test('other placeholders than before, but not those of which requests tell', () => {
  const hosts = (...names: readonly string[]): Files => {
    const list = names.map((name) => `"\${${name}}.example.com"`).join(', ');
    return { 'all.yaml': file(GATEWAY, shop('\n    - {backendRefs: [{name: web, port: 80}]}', `[${list}]`)) };
  };
  assert.deepEqual(unreadIn(hosts('A'), hosts('B')), [
    'all.yaml filled-in ${A}.example.com ${B}.example.com',
  ]);
  assert.deepEqual(unreadIn(hosts('A'), hosts('A', 'B')), ['all.yaml filled-in ${B}.example.com']);
  assert.deepEqual(unreadIn(hosts('A', 'B'), hosts('B', 'A')), []);
  assert.deepEqual(unreadIn(hosts(), hosts('A')), []);
  const listener = (name: string): Files => ({
    'all.yaml': ALL.replace('port: 80, protocol', `port: 80, hostname: "\${${name}}", protocol`),
  });
  assert.deepEqual(unreadIn(listener('A'), listener('B')), ['all.yaml filled-in ${A} ${B}']);
  const moved = { 'new.yaml': listener('A')['all.yaml'] ?? '' };
  assert.deepEqual(unreadIn(listener('A'), moved), []);
  const backend = (name: string): Files => ({
    'all.yaml': ALL.replace('name: web, port', `name: "\${${name}}", port`),
  });
  assert.deepEqual(unreadIn(backend('A'), backend('B')), []);
});

test('a file that is no YAML in one version', () => {
  const broken = ALL.replace('spec:\n  parentRefs', '<<<<<<< HEAD\nspec: [\n  parentRefs');
  assert.deepEqual(unreadIn({ 'a.yaml': ALL }, { 'a.yaml': broken }), ['a.yaml broken head']);
  assert.deepEqual(unreadIn({ 'a.yaml': broken }, { 'a.yaml': ALL }), ['a.yaml broken base']);
  assert.deepEqual(unreadIn({ 'a.yaml': broken }, { 'a.yaml': broken }), []);
});
