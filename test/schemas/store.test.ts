import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { builtInSchemas } from '../../server/src/engine/schema/builtIn.ts';
import { kindInfo, kindSince } from '../../server/src/engine/schema/kind.ts';
import type { Target } from '../../server/src/engine/schema/model.ts';
import type { KindSource } from '../../server/src/engine/schema/source.ts';
import { createSchemaStore } from '../../server/src/engine/schema/store.ts';
import { EXPERIMENTAL, GATEWAY_API, STANDARD } from './support.ts';

const store = builtInSchemas();

test('the standard channel has the kinds that are stable', () => {
  assert.deepEqual(
    store.kinds(STANDARD).map(({ kind }) => kind),
    [
      'GatewayClass',
      'Gateway',
      'ListenerSet',
      'HTTPRoute',
      'GRPCRoute',
      'TLSRoute',
      'TCPRoute',
      'UDPRoute',
      'ReferenceGrant',
      'BackendTLSPolicy',
    ],
  );
});

test('the experimental channel has more, in a group of their own', () => {
  const more = store.kinds(EXPERIMENTAL).filter(({ group }) => group !== GATEWAY_API);
  assert.deepEqual(
    more.map(({ group, kind, namespaced }) => `${group}/${kind} ${namespaced}`),
    [
      'gateway.networking.x-k8s.io/XBackend true',
      'gateway.networking.x-k8s.io/XBackendTrafficPolicy true',
      'gateway.networking.x-k8s.io/XMesh false',
    ],
  );
});

test('a kind knows its versions, newest first, unserved ones too', () => {
  assert.deepEqual(store.kind(STANDARD, GATEWAY_API, 'TLSRoute')?.versions, [
    { version: 'v1', served: true, storage: true, deprecated: false },
    { version: 'v1alpha3', served: false, storage: false, deprecated: true },
    { version: 'v1alpha2', served: false, storage: false, deprecated: true },
  ]);
});

test('what a target does not have is undefined', () => {
  assert.equal(store.kind(STANDARD, GATEWAY_API, 'HttpRoute'), undefined);
  assert.equal(store.kind(STANDARD, 'gateway.networking.x-k8s.io', 'XMesh'), undefined);
  assert.equal(store.schema(STANDARD, GATEWAY_API, 'v1alpha2', 'HTTPRoute'), undefined);
  assert.equal(store.schema(STANDARD, '', 'v1', 'Service'), undefined);
  assert.deepEqual(store.validate(STANDARD, '', 'v1', 'Service', { spec: 1 }), []);
});

test('a release that is not known has nothing', () => {
  const target: Target = { release: 'v9.9', channel: 'standard' };
  assert.deepEqual(store.kinds(target), []);
  assert.equal(store.schema(target, GATEWAY_API, 'v1', 'Gateway'), undefined);
});

test('the same question gets the same object', () => {
  const ask = () => store.schema({ ...STANDARD }, GATEWAY_API, 'v1', 'Gateway');
  assert.ok(ask());
  assert.equal(ask(), ask());
  assert.equal(store.kinds({ ...STANDARD }), store.kinds(STANDARD));
  assert.notEqual(ask(), store.schema(EXPERIMENTAL, GATEWAY_API, 'v1', 'Gateway'));
});

test('channels and versions differ where the API does', () => {
  const rules = (version: string) =>
    store.schema(STANDARD, GATEWAY_API, version, 'TCPRoute')?.properties?.spec?.properties?.rules;
  assert.deepEqual([rules('v1')?.maxItems, rules('v1alpha2')?.maxItems], [1, 16]);
  const filterTypes = (target: Target) =>
    store.schema(target, GATEWAY_API, 'v1', 'HTTPRoute')?.properties?.spec?.properties?.rules?.items
      ?.properties?.filters?.items?.properties?.type?.enum;
  assert.equal(filterTypes(STANDARD)?.includes('ExternalAuth'), false);
  assert.equal(filterTypes(EXPERIMENTAL)?.includes('ExternalAuth'), true);
});

test('nothing is read before it is asked for', () => {
  const broken = { releases: [], kinds: '{', definitions: '{', schemas: {}, createValidators: () => ({}) };
  const lazy = createSchemaStore(broken);
  assert.deepEqual(lazy.kinds(STANDARD), []);
});

test('the compiled schemas stay small', () => {
  const size = ['schemas.js', 'validators.js'].reduce(
    (sum, file) => sum + statSync(`server/generated/${file}`).size,
    0,
  );
  assert.ok(size < 600 * 1024, `${size} bytes before they are minified`);
});

const KIND: KindSource = {
  group: 'test.dev',
  kind: 'Thing',
  plural: 'things',
  singular: 'thing',
  shortNames: [],
  scope: 'Cluster',
  versions: {
    v1: { standard: { 'v1.2': 'served', 'v1.10': 'served storage' } },
    v1alpha1: {
      standard: { 'v1.4': 'unserved deprecated', 'v1.10': 'gone' },
      experimental: { 'v1.0': 'served storage' },
    },
  },
};

/** A target, and what each version of the kind is there. */
const STATES: readonly (readonly [string, string])[] = [
  ['v1.1 standard', 'none'],
  ['v1.2 standard', 'v1:served'],
  ['v1.4 standard', 'v1:served v1alpha1:deprecated'],
  ['v1.9 standard', 'v1:served v1alpha1:deprecated'],
  ['v1.10 standard', 'v1:served+storage'],
  ['v1.11 experimental', 'v1alpha1:served+storage'],
];

for (const [at, expected] of STATES)
  test(`${at}: ${expected}`, () => {
    const [release, channel] = at.split(' ') as [Target['release'], Target['channel']];
    const versions = kindInfo(KIND, { release, channel })?.versions.map(({ version, ...states }) => {
      const words = Object.entries(states).flatMap(([word, holds]) => (holds ? [word] : []));
      return `${version}:${words.join('+')}`;
    });
    assert.equal(versions?.join(' ') ?? 'none', expected);
  });

test('a kind is as old as its first version', () => {
  assert.deepEqual(kindSince(KIND), { standard: 'v1.2', experimental: 'v1.0' });
});
