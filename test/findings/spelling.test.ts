import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closest, isNearMiss } from '../../server/src/engine/findings/spelling.ts';
import { isExternal } from '../../server/src/engine/index/external.ts';

const FIELDS = [
  'name',
  'namespace',
  'hostnames',
  'parentRefs',
  'rules',
  'matches',
  'filters',
  'backendRefs',
  'timeouts',
];

for (const [written, meant] of [
  ['backendRef', 'backendRefs'],
  ['backendrefs', 'backendRefs'],
  ['backend', 'backendRefs'],
  ['hostname', 'hostnames'],
  ['nmae', 'name'],
  ['rule', 'rules'],
  ['rulse', 'rules'],
  ['match', 'matches'],
  ['timeout', 'timeouts'],
  ['namespaces', 'namespace'],
  ['tls', undefined],
  ['port', undefined],
  ['a', undefined],
  ['', undefined],
] as const)
  test(`the field ${written || '(empty)'} is meant as ${meant ?? 'nothing known'}`, () =>
    assert.equal(closest(written, FIELDS), meant));

for (const [written, other] of [
  ['egde', 'edge'],
  ['labb', 'lab'],
  ['catalouge', 'catalogue'],
  ['shop-tsl', 'shop-tls'],
  ['shopgateway', 'shop-gateway'],
  ['cart-v1-backnd', 'cart-v1-backend'],
  ['payment', 'payments'],
] as const)
  test(`${written} is a slip for ${other}`, () => {
    assert.ok(isNearMiss(written, other));
    assert.ok(isNearMiss(other, written));
  });

for (const [written, other] of [
  ['cart-v1', 'cart-v2'],
  ['web1', 'web'],
  ['shop-eu', 'shop-us'],
  ['app-a', 'app-b'],
  ['api', 'app'],
  ['dev', 'dew'],
  ['blue', 'glue'],
  ['web', 'web-canary'],
  ['frontend', 'backend'],
  ['a', 'b'],
] as const)
  test(`${written} and ${other} are two names`, () => {
    assert.ok(!isNearMiss(written, other));
    assert.ok(!isNearMiss(other, written));
  });

const gateway = { kind: 'Gateway', name: 'edge', namespace: 'infra' };

for (const [pattern, fits] of [
  ['Gateway infra/edge', true],
  ['Gateway infra/*', true],
  ['Gateway */edge', true],
  ['Gateway edge', true],
  ['* infra/e*e', true],
  ['Gateway', true],
  ['Gateway infra/ed', false],
  ['Gateway infra/edge2', false],
  ['Gateway other/edge', false],
  ['Service infra/edge', false],
  ['Gateway infra/ed.e', false],
] as const)
  test(`external "${pattern}" ${fits ? 'names' : 'does not name'} Gateway infra/edge`, () =>
    assert.equal(isExternal({ external: [pattern] }, gateway), fits));

test('a namespace that is not known fits every pattern', () => {
  assert.ok(isExternal({ external: ['Gateway infra/edge'] }, { ...gateway, namespace: undefined }));
});
