/** Which objects are the same in both versions: files move, and overlays come. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFiles } from '../support/fixture.ts';
import { file, GATEWAY, service } from './checked.ts';
import { drained, rendered } from './rendered.ts';

type Files = Readonly<Record<string, string>>;

function told(base: Files, head: Files): readonly string[] {
  const [was, is] = [base, head].map(
    (files) => openFiles({ files: new Map(Object.entries(files)) }).snapshot,
  );
  assert.ok(was && is);
  return rendered(drained(was, is));
}

const LOCAL = GATEWAY.replace(', namespace: infra', '');

function route(to: string): string {
  return `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: shop, namespace: infra}
spec:
  parentRefs: [{name: edge}]
  rules:
    - backendRefs: [{name: ${to}, port: 80}]
`;
}

function all(to: string): string {
  return file(GATEWAY, service('a'), service('b'), route(to));
}

function overlay(namespace: string): Files {
  return {
    [`overlays/${namespace}/kustomization.yaml`]: `resources: [../../base]\nnamespace: ${namespace}\n`,
  };
}

const BASE = { 'base/kustomization.yaml': 'resources: [all.yaml]\n' };

test('a second overlay comes or goes: what was there is compared where it was', () => {
  const versions = (to: string): { readonly one: Files; readonly two: Files } => {
    const one = { 'base/all.yaml': all(to), ...BASE, ...overlay('p') };
    return { one, two: { ...one, ...overlay('q') } };
  };
  const [a, b] = [versions('a'), versions('b')];
  assert.deepEqual(told(a.one, a.two), []);
  assert.deepEqual(told(a.two, a.one), []);
  assert.deepEqual(told(a.one, b.two), ['moved (any other) GET http://www.example/: a 100 % -> b 100 %']);
});

test('nor does it matter whether a namespace is written', () => {
  const text = file(
    LOCAL,
    service('a').replace(', namespace: infra', ''),
    route('a').replace(', namespace: infra', ''),
  );
  const one = { 'base/all.yaml': text, ...BASE, ...overlay('p') };
  assert.deepEqual(told(one, { ...one, ...overlay('q') }), []);
});

test('one that goes to another namespace for certain is another one', () => {
  const one = { 'base/all.yaml': all('a'), ...BASE };
  assert.deepEqual(told({ ...one, ...overlay('p') }, { ...one, ...overlay('q') }), [
    'lost (any other) GET http://www.example/: a 100 % -> no-listener',
    'new (any other) GET http://www.example/: no-listener -> a 100 %',
  ]);
});

test('folders of environments move, together or one of them', () => {
  const before = { 'dev/a.yaml': all('a'), 'prod/a.yaml': all('b') };
  assert.deepEqual(told(before, { 'envs/dev/a.yaml': all('a'), 'envs/prod/a.yaml': all('b') }), []);
  assert.deepEqual(told(before, { 'dev/a.yaml': all('a'), 'production/z.yaml': all('b') }), []);
  assert.deepEqual(told(before, { 'envs/dev/a.yaml': all('b'), 'envs/prod/a.yaml': all('b') }), [
    'moved (any other) GET http://www.example/: a 100 % -> b 100 %',
  ]);
});

test('the Gateways of environments move to files of another name', () => {
  const files = (name: string): Files => ({
    [`dev/${name}.yaml`]: GATEWAY,
    [`prod/${name}.yaml`]: GATEWAY,
    'dev/a.yaml': file(service('a'), service('b'), route('a')),
    'prod/a.yaml': file(service('a'), service('b'), route('b')),
  });
  assert.deepEqual(told(files('gw'), files('gateway')), []);
});

test('of those whose paths say nothing, the one that says the same is meant', () => {
  const listener = (port: number): string => GATEWAY.replace('port: 80', `port: ${port}`);
  const files = (one: string, other: string): Files => ({
    [`${one}.yaml`]: file(listener(80), service('a'), route('a')),
    [`${other}.yaml`]: listener(8080),
  });
  assert.deepEqual(told(files('u', 'v'), files('y', 'x')), []);
});
