import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nobody } from '../../server/src/engine/routing/nobody.ts';

test('TCP and UDP that no listener surely takes are told in their own words', () => {
  const ids = (['tcp', 'udp'] as const).map((type) => nobody([], { type, port: 53 }).because?.id);
  assert.deepEqual(ids, ['routing.no-listener.tcp', 'routing.no-listener.udp']);
});
