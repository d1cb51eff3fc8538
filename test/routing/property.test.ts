import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from '../../server/src/engine/routing/answer.ts';
import type { GatewayTable } from '../../server/src/engine/routing/table.ts';
import { seededRandom } from '../support/random.ts';
import { naiveWinners, type PlainRequest } from './naive.ts';
import { LISTENERS, openTable, randomRequest, randomRoute } from './random.ts';
import { tableOf } from './tables.ts';

test('the fast look-up answers as the specification read aloud', () => {
  const random = seededRandom(20);
  let matched = 0;
  let open = 0;
  for (let round = 0; round < 60; round++) {
    const routes = Array.from({ length: 1 + random.below(12) }, (_, index) => randomRoute(random, index));
    const listeners = LISTENERS.filter((_, index) => index === round % 4 || random.chance(0.4));
    const table = tableOf(openTable(listeners, routes).snapshot);
    for (let i = 0; i < 40; i++) {
      const request = randomRequest(random);
      const expected = naiveWinners(listeners, routes, request);
      assert.deepEqual(winners(table, request), expected, JSON.stringify({ listeners, routes, request }));
      if (expected[0] !== 'none') matched++;
      if (expected.length > 1) open++;
    }
  }
  // The generator is worth something only if most requests find a rule, and some stay open.
  assert.ok(matched > 1000 && open > 100, `${matched} matched, ${open} open`);
});

function winners(table: GatewayTable, { host, path, query, method, headers, grpc }: PlainRequest): string[] {
  const params = Object.entries(query).map(([name, value]) => `${name}=${value}`);
  const { possible } = answer(
    table,
    grpc
      ? { grpc: { ...grpc, host, headers } }
      : { url: `http://${host}${path}${params.length > 0 ? `?${params.join('&')}` : ''}`, method, headers },
  );
  return [
    ...new Set(
      possible.map(({ match }) => (match ? `${match.route.resource.name}/${match.rule.ruleIndex}` : 'none')),
    ),
  ].sort();
}
