import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertionOf } from '../../client/src/newResource/insertion.ts';
import {
  backendsFor,
  isHostname,
  isName,
  isNamespace,
  type Kind,
  parentsFor,
  stepsOf,
  toParams,
} from '../../client/src/newResource/steps.ts';

const kind = (name: string, namespaced = true): Kind => ({
  kind: name,
  apiVersion: 'gateway.networking.k8s.io/v1',
  description: '',
  namespaced,
});

test('each kind is asked what it needs', () => {
  assert.deepEqual(stepsOf({}), ['kind', 'name']);
  assert.deepEqual(stepsOf({ kind: kind('GatewayClass', false) }), ['kind', 'name']);
  assert.deepEqual(stepsOf({ kind: kind('Gateway') }), ['kind', 'name', 'namespace', 'gatewayClass']);
  assert.deepEqual(stepsOf({ kind: kind('HTTPRoute') }), [
    'kind',
    'name',
    'namespace',
    'parent',
    'hostname',
    'backend',
  ]);
  assert.equal(stepsOf({ kind: kind('TCPRoute') }).includes('hostname'), false);
  assert.deepEqual(stepsOf({ kind: kind('ReferenceGrant') }), ['kind', 'name', 'namespace']);
});

test('the server is asked for what was answered, and for nothing that another kind was asked', () => {
  const answers = { kind: kind('TCPRoute'), name: 'db', namespace: undefined, hostname: 'left.example.com' };
  assert.deepEqual(toParams({ ...answers, backend: { name: 'db', port: 5432 } }), {
    kind: 'TCPRoute',
    name: 'db',
    backend: { name: 'db', port: 5432 },
  });
  assert.equal(toParams({ name: 'x' }), undefined);
});

const choices = {
  kinds: [],
  namespaces: [],
  gatewayClasses: [],
  gateways: [
    { namespace: 'infra', name: 'public', listeners: ['http', 'https'] },
    { name: 'lab', listeners: [] },
  ],
  services: [
    { namespace: 'shop', name: 'cart', ports: [80, 8080] },
    { namespace: 'data', name: 'db', ports: [5432] },
  ],
};

test('a Route may choose a Gateway or one of its listeners, a ListenerSet only a Gateway', () => {
  assert.deepEqual(parentsFor({ kind: kind('HTTPRoute') }, choices), [
    { namespace: 'infra', name: 'public' },
    { namespace: 'infra', name: 'public', sectionName: 'http' },
    { namespace: 'infra', name: 'public', sectionName: 'https' },
    { name: 'lab' },
  ]);
  assert.deepEqual(parentsFor({ kind: kind('ListenerSet') }, choices), [
    { namespace: 'infra', name: 'public' },
    { name: 'lab' },
  ]);
});

test('backends of the own namespace come first', () => {
  assert.deepEqual(
    backendsFor({ namespace: 'data' }, choices).map(({ name, port }) => `${name}:${port}`),
    ['db:5432', 'cart:80', 'cart:8080'],
  );
});

test('names and hostnames are judged as the API server does', () => {
  for (const good of ['a', 'cart', 'cart-v2', 'a.b', '0x']) assert.equal(isName(good), true, good);
  for (const bad of ['', 'Cart', '-a', 'a-', 'a..b', 'a_b', 'x'.repeat(254)])
    assert.equal(isName(bad), false, bad);
  for (const good of ['shop.example.com', '*.example.com', 'localhost'])
    assert.equal(isHostname(good), true, good);
  for (const bad of ['*', 'a.*.com', '10.0.0.1', 'shop.example.com:80', 'Shop.example.com', 'https://a'])
    assert.equal(isHostname(bad), false, bad);
  assert.equal(isNamespace('team-a'), true);
  assert.equal(isNamespace('team.a'), false);
  assert.equal(isNamespace('x'.repeat(64)), false);
});

/** The text after inserting `NEW` where the cursor, `|`, stands; `>` marks where the new document begins. */
const inserted = (marked: string): string => {
  const cursor = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { offset, text: added, start } = insertionOf(text, cursor, 'NEW');
  const result = text.slice(0, offset) + added + text.slice(offset);
  return `${result.slice(0, start)}>${result.slice(start)}`;
};

test('a new document goes behind the one with the cursor', () => {
  assert.equal(inserted('a: |1\n'), 'a: 1\n---\n>NEW\n');
  assert.equal(inserted('a: |1'), 'a: 1\n---\n>NEW\n');
  assert.equal(inserted('a: |1\n---\nb: 2\n'), 'a: 1\n---\n>NEW\n---\nb: 2\n');
  assert.equal(inserted('a: 1\n---\nb: |2\n'), 'a: 1\n---\nb: 2\n---\n>NEW\n');
});

test('an empty document is filled', () => {
  assert.equal(inserted('|'), '>NEW\n');
  assert.equal(inserted('# mine\n|'), '# mine\n>NEW\n');
  assert.equal(inserted('a: 1\n---\n|'), 'a: 1\n---\n>NEW\n');
  assert.equal(inserted('a: 1\n---|'), 'a: 1\n---\n>NEW\n');
  assert.equal(inserted('a: 1\n---\n|\n---\nb: 2\n'), 'a: 1\n---\n\n>NEW\n---\nb: 2\n');
});

test('only a marker in the first column parts documents', () => {
  assert.equal(inserted('a: |\n  ---\n---x: 1\n'), 'a: \n  ---\n---x: 1\n---\n>NEW\n');
});
