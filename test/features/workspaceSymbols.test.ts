import assert from 'node:assert/strict';
import { test } from 'node:test';
import { workspaceSymbols } from '../../server/src/features/workspaceSymbols.ts';
import { openFixture } from '../support/fixture.ts';
import { renderPlace } from './render.ts';
import { inWorld, route } from './world.ts';

const WORLD = inWorld(`${route('  rules: []', 'cart')}---\n${route('  rules: []', 'cart-next')}`);

/** The query, and the resources that it finds, best first. */
const CASES: readonly (readonly [query: string, expected: readonly string[]])[] = [
  [
    'cart',
    [
      'HTTPRoute cart in shop',
      'Service cart in shop',
      'HTTPRoute cart-next in shop',
      'ReferenceGrant certificates in shop',
    ],
  ],
  ['CART-N', ['HTTPRoute cart-next in shop']],
  ['httproute cart', ['HTTPRoute cart in shop', 'HTTPRoute cart-next in shop']],
  ['infra/e', ['Gateway edge in infra']],
  ['refgrant', ['ReferenceGrant certificates in shop']],
  ['gwcl', ['GatewayClass edge']],
  ['nothing like it', []],
];

for (const [query, expected] of CASES)
  test(query, () => {
    const { snapshot } = openFixture(WORLD);
    const found = workspaceSymbols(snapshot, query);
    assert.deepEqual(
      found.map(({ name, containerName }) => (containerName ? `${name} in ${containerName}` : name)).sort(),
      [...expected].sort(),
    );
    assert.equal(found[0]?.name, expected[0]?.replace(/ in .*/, ''));
  });

test('an empty query lists everything, at its name', () => {
  const fixture = openFixture(WORLD, { stored: true });
  const found = workspaceSymbols(fixture.snapshot, '');
  assert.equal(found.length, 11);
  const secret = found.find(({ name }) => name === 'Secret shop-tls');
  assert.ok(secret);
  assert.equal(
    renderPlace(fixture, secret.location.uri, secret.location.range),
    'shop/services.yaml:17:9 «shop-tls»',
  );
});

test('no more than an editor can show', () => {
  const many = Array.from({ length: 300 }, (_, index) => route('  rules: []', `r${index}`)).join('---\n');
  assert.equal(workspaceSymbols(openFixture(many).snapshot, 'r').length, 200);
});
