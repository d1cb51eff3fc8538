import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IndexedObject, Request, RequestAnswer } from '../../server/src/engine/index.ts';
import { answer, routeTable } from '../../server/src/engine/index.ts';
import { placesOfRoute } from '../../server/src/engine/routing/placesOfRoute.ts';
import { outrankedMatches } from '../../server/src/engine/routing/rivals.ts';
import type { RuleMatch } from '../../server/src/engine/routing/rules.ts';
import { sampleRequest } from '../../server/src/engine/routing/sample.ts';
import { shadowedMatches } from '../../server/src/engine/routing/shadow.ts';
import { seededRandom } from '../support/random.ts';
import type { PlainRequest, PlainRoute } from './naive.ts';
import { LISTENERS, openTable, randomRequest, randomRoute } from './random.ts';

test('what is said to take no request takes none, and repetitions are always found', () => {
  const random = seededRandom(30);
  const counts = { own: 0, sure: 0, tied: 0, repeated: 0 };
  for (let round = 0; round < 120; round++) {
    const routes = Array.from({ length: 2 + random.below(12) }, (_, index) => randomRoute(random, index));
    const listeners = LISTENERS.filter((_, index) => index === round % 4 || random.chance(0.4));
    const { snapshot } = openTable(listeners, routes);
    const [gateway] = snapshot.index.objects('gateway.networking.k8s.io/Gateway', 'public');
    assert.ok(gateway);
    const table = routeTable(snapshot, gateway);
    const asked = Array.from({ length: 25 }, () => requestOf(randomRequest(random)));
    for (const plain of routes) {
      const [route] = snapshot.index.objects(`gateway.networking.k8s.io/${plain.kind}`, plain.name);
      assert.ok(route);
      const own = shadowedMatches(route.resource);
      const others = outrankedMatches(snapshot, route);
      const requests = [...asked, ...samplesOf(route)];
      const answers = requests.map((request) => answer(table, request));
      for (const { match, winner } of own) {
        counts.own++;
        // Of two prefixes that differ by a slash the first one wins by either reading, which the answer leaves open.
        const isOpen = pathOf(match) !== pathOf(winner);
        for (const met of answers) assert.ok(!takes(isOpen ? [met] : met.possible, match));
      }
      for (const { match, sure } of others) {
        counts[sure ? 'sure' : 'tied']++;
        for (const met of answers) assert.ok(!takes(sure ? met.possible : [met], match));
      }
      const found = new Set(own.map(({ match }) => `${match.ruleIndex}/${match.matchIndex}`));
      for (const each of repetitionsIn(plain)) {
        counts.repeated++;
        assert.ok(found.has(each), `${each} of ${JSON.stringify(plain)}`);
      }
    }

    function samplesOf(route: IndexedObject): Request[] {
      return placesOfRoute(snapshot, route).flatMap(({ at, matches }) =>
        matches.flatMap((match) => sampleRequest(at.listener, match) ?? []),
      );
    }
  }
  // The generator is worth something only if all of it happens.
  assert.ok(
    Object.values(counts).every((count) => count >= 5),
    JSON.stringify(counts),
  );
});

function takes(effects: readonly Pick<RequestAnswer, 'match'>[], match: RuleMatch): boolean {
  return effects.some((effect) => effect.match?.rule === match);
}

function pathOf({ target }: RuleMatch): string {
  return target.type === 'http' ? target.path.value : '';
}

/** Matches that are written as an earlier one of the Route. */
function repetitionsIn({ rules }: PlainRoute): string[] {
  const seen = new Set<string>();
  return rules.flatMap(({ matches }, rule) =>
    (matches.length > 0 ? matches : [{}]).flatMap((match, place) => {
      const text = JSON.stringify(match);
      const isAgain = seen.has(text);
      seen.add(text);
      return isAgain ? [`${rule}/${place}`] : [];
    }),
  );
}

function requestOf({ host, path, query, method, headers, grpc }: PlainRequest): Request {
  if (grpc) return { grpc: { ...grpc, host, headers } };
  const params = new URLSearchParams(query).toString();
  return { url: `http://${host}${path}${params === '' ? '' : `?${params}`}`, method, headers };
}
