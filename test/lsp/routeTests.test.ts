/** What the Test Explorer asks of the server. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  GenerateRouteTestsResult,
  RouteTestList,
  RouteTestsChanged,
  RunRouteTestsResult,
} from '../../server/src/protocol.ts';
import { methods } from '../../server/src/protocol.ts';
import { shopWith } from '../routeTests/shop.ts';
import { parseFixture } from '../support/fixture.ts';
import { openSession } from '../support/lspClient.ts';
import { GATEWAY, ROUTE, SERVICE } from '../support/manifests.ts';

const CASES = `    - name: beta users
      request: {url: "http://shop.example.com/cart", headers: {x-beta: "1"}}
      expect: {backend: {name: cart-beta}}
    - name: old paths
      request: {url: "http://shop.example.com/old"}
      expect: {status: 301, redirect: {statusCode: 302}}
`;
const FILES = Object.fromEntries(parseFixture(shopWith(CASES)).files);
const FILE = 'shop.routetest.yaml';

test('tests are listed, run, and run again when a manifest has changed', async () => {
  const told: RouteTestsChanged[] = [];
  const session = await openSession(FILES, {
    initializationOptions: { preview: true },
    notifications: { [methods.routeTestsChanged]: (params) => told.push(params as RouteTestsChanged) },
  });
  await session.settled();
  const { files } = (await session.request(methods.routeTests, {})) as RouteTestList;
  assert.deepEqual(files, [
    {
      uri: session.uri(FILE),
      tests: [
        {
          name: 'store',
          range: { start: { line: 3, character: 8 }, end: { line: 3, character: 13 } },
          cases: [
            {
              name: 'beta users',
              range: { start: { line: 8, character: 12 }, end: { line: 8, character: 22 } },
            },
            {
              name: 'old paths',
              range: { start: { line: 11, character: 12 }, end: { line: 11, character: 21 } },
            },
          ],
        },
      ],
    },
  ]);

  const run = async (cases?: object): Promise<RunRouteTestsResult> =>
    (await session.request(methods.runRouteTests, { ...(cases && { cases }) })) as RunRouteTestsResult;
  const { results } = await run();
  assert.deepEqual(
    results.map(({ passed, message }) => (passed ? 'passed' : message)),
    ['passed', '`redirect.statusCode`: expected 302, but it is 301.'],
  );
  assert.deepEqual(results[1]?.comparison, {
    expected: 'status: 301\nredirect.statusCode: 302',
    actual: 'status: 301\nredirect.statusCode: 301',
  });
  assert.equal(results[1]?.trace[0], '✓ HTTPRoute shop/shop #3: It matches and comes first.');
  assert.equal(results[1]?.range.start.line, 13);

  session.open('routes.yaml');
  told.length = 0;
  session.edit('routes.yaml', 'value: "1"', 'value: "2"');
  await session.until('a word of changed tests', () => told.length > 0);
  const after = await run([{ uri: session.uri(FILE), test: 0, case: 0 }]);
  assert.deepEqual(
    after.results.map(({ case: index, message }) => [index, message]),
    [[0, '`backend`: expected cart-beta, but it is shop/cart:8080, shop/cart-beta:8080.']],
  );
  assert.deepEqual((await run([{ uri: session.uri(FILE), test: 5, case: 0 }])).results, []);
  await session.stop();
});

test('tests for a Gateway are written as a file that passes; elsewhere Gateways are offered', async () => {
  const session = await openSession(FILES, {});
  await session.settled();
  const ask = async (params: object): Promise<GenerateRouteTestsResult> =>
    (await session.request(methods.generateRouteTests, params)) as GenerateRouteTestsResult;
  const start = { line: 0, character: 0 };
  const offered = await ask({ uri: session.uri('routes.yaml'), position: start });
  assert.equal(offered.type, 'choices');
  const [choice] = offered.type === 'choices' ? offered.gateways : [];
  assert.equal(choice?.label, 'Gateway infra/public (gateway.yaml)');

  const there = await ask({ uri: session.uri('gateway.yaml'), position: start });
  assert.deepEqual(await ask({ gateway: choice?.id ?? '' }), there);
  assert.ok(there.type === 'document');
  assert.deepEqual([there.name, there.cases, there.skipped], ['public.routetest.yaml', 6, 3]);
  assert.equal(`${there.folder}/${there.name}`, session.uri('public.routetest.yaml'));
  assert.equal(there.text.split('\n')[9], '    namespace: infra');

  session.open(FILE, there.text);
  const { results } = (await session.request(methods.runRouteTests, {})) as RunRouteTestsResult;
  assert.deepEqual(
    results.map(({ passed }) => passed),
    [true, true, true, true, true, true],
  );
  await session.stop();
});

test('tests of many rules go into documents that are read while one types', async () => {
  const rules = Array.from(
    { length: 230 },
    (_, i) => `    - matches: [{path: {value: /p${i}}}]\n      backendRefs: [{name: store, port: 8080}]\n`,
  );
  const route = ROUTE.slice(0, ROUTE.indexOf('  rules:'));
  const session = await openSession({
    'gateway.yaml': GATEWAY,
    'service.yaml': SERVICE,
    ...Object.fromEntries(
      Array.from({ length: 15 }, (_, i) => [
        `route${i}.yaml`,
        `${route.replace('name: store', `name: r${i}`)}  rules:\n${rules.slice(i * 16, i * 16 + 16).join('')}`,
      ]),
    ),
  });
  await session.settled();
  const start = { line: 0, character: 0 };
  const written = (await session.request(methods.generateRouteTests, {
    uri: session.uri('gateway.yaml'),
    position: start,
  })) as GenerateRouteTestsResult;
  assert.ok(written.type === 'document');
  session.open('edge.routetest.yaml', written.text);
  const { files } = (await session.request(methods.routeTests, {})) as RouteTestList;
  assert.deepEqual(
    files.flatMap(({ tests }) => tests.map(({ name, cases }) => [name, cases.length])),
    [
      ['edge', 100],
      ['edge-2', 100],
      ['edge-3', 30],
    ],
  );
  const { results } = (await session.request(methods.runRouteTests, {})) as RunRouteTestsResult;
  assert.deepEqual([results.length, results.filter(({ passed }) => !passed)], [230, []]);
  await session.stop();
});
