/** Tests that pin what a Gateway does: they hold at once, and each rule has one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  finished,
  generateTests,
  renderMessage,
  routeTable,
  routeTests,
  runRouteTest,
} from '../../server/src/engine/index.ts';
import { sampleOfRegex } from '../../server/src/engine/routing/sampleText.ts';
import { openFixture } from '../support/fixture.ts';
import { SHOP, shopWith } from './shop.ts';

test('one case a rule, with what it pins; what cannot be reached is said', () => {
  const { snapshot } = openFixture(SHOP, { config: { world: 'closed' } });
  const [gateway] = snapshot.index.objects('gateway.networking.k8s.io/Gateway', 'public');
  assert.ok(gateway);
  const { cases, skipped } = finished(generateTests(routeTable(snapshot, gateway)));
  assert.deepEqual(
    cases.map(
      ({ name, request, expect }) => `${name} | ${JSON.stringify(request)} | ${JSON.stringify(expect)}`,
    ),
    [
      'shop cart: GET /cart | {"url":"http://shop.example.com/cart"} | {"backends":[{"namespace":"shop","name":"cart","port":8080,"share":0.9},{"namespace":"shop","name":"cart-beta","port":8080,"share":0.1}]}',
      'shop: GET /cart | {"url":"http://shop.example.com/cart","headers":{"x-beta":"1"}} | {"backend":{"namespace":"shop","name":"cart-beta","port":8080}}',
      'shop: GET /old | {"url":"http://shop.example.com/old"} | {"redirect":{"location":"https://shop.example.com/new","statusCode":301}}',
      'shop: POST /api | {"url":"http://shop.example.com/api?page=2","method":"POST"} | {"backend":{"namespace":"shop","name":"cart","port":8080},"request":{"path":"/?page=2","host":"api.internal","headers":{"x-env":"prod"}},"responseHeaders":{"add":{"x-served":"gate"},"remove":["server"]},"mirrors":[{"namespace":"shop","name":"cart-beta","port":8080,"percent":10}]}',
      'shop: GET /none | {"url":"http://shop.example.com/none"} | {"status":500}',
      'db: tcp 5432 | {"tcp":{"port":5432}} | {"backend":{"namespace":"shop","name":"cart","port":8080}}',
    ],
  );
  assert.deepEqual(
    skipped.map((each) => renderMessage(each)),
    [
      'Left out: HTTPRoute shop/shop rule 4, since another rule takes its requests, or it is not certain who does.',
      'Left out: HTTPRoute shop/shop rule 7, since another rule takes its requests, or it is not certain who does.',
      'Left out: HTTPRoute shop/shop rule 8, since no request is known that reaches it.',
    ],
  );

  const written = cases.map((each) => `    - ${JSON.stringify(each)}\n`).join('');
  const again = openFixture(shopWith(written), {
    config: { world: 'closed' },
  });
  const results = routeTests(again.snapshot).flatMap((each) => finished(runRouteTest(again.snapshot, each)));
  assert.equal(results.length, cases.length);
  assert.deepEqual(
    results.filter(({ passed }) => !passed),
    [],
  );
});

const SAMPLES: readonly (readonly [pattern: string, sample: string | undefined])[] = [
  ['/api', '/api'],
  ['^/v[0-9]+/(items|things)$', '/v0/items'],
  ['/a\\.b/.*', '/a.b/'],
  ['/u/\\d{3,}(?:/x)?', '/u/111'],
  ['/[^/]+', '/a'],
  ['(?i)/x', undefined],
  ['/(?=y)', undefined],
  ['/a(', undefined],
  ['/\\p{Greek}', undefined],
  ['a|b', 'a'],
];

for (const [pattern, sample] of SAMPLES)
  test(`a text for ${pattern}`, () => assert.equal(sampleOfRegex(pattern), sample));
