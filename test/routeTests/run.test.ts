/** What holds, what does not, and what is said of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type Config,
  finished,
  renderMessage,
  routeTests,
  runRouteTest,
} from '../../server/src/engine/index.ts';
import { openFixture } from '../support/fixture.ts';
import { shopWith } from './shop.ts';

/** `passed`, or all that is said. */
function run(yaml: string, config: Partial<Config> = { world: 'closed' }): string[] {
  const { snapshot } = openFixture(yaml, { config });
  return routeTests(snapshot)
    .flatMap((each) => finished(runRouteTest(snapshot, each)))
    .map(({ passed, messages }) =>
      passed ? 'passed' : messages.map((each) => renderMessage(each)).join(' '),
    );
}

const CART = '{url: "http://shop.example.com/cart/7?x=1"}';
const API = '{url: "http://shop.example.com/api/a?page=2&b=1", method: POST, headers: {Cookie: "a=b"}}';
const OLD = '{url: "http://shop.example.com/old/a"}';

const CASES: readonly (readonly [request: string, expect: string, result: string])[] = [
  [CART, '{}', 'passed'],
  [
    '{url: "http://shop.example.com/cart", headers: {X-Beta: "1"}}',
    '{backend: {namespace: shop, name: cart-beta, port: 8080}}',
    'passed',
  ],
  [
    CART,
    '{backend: {name: cart}}',
    '`backend`: expected cart, but it is shop/cart:8080, shop/cart-beta:8080.',
  ],
  [CART, '{backends: [{name: cart-beta, share: 0.1}, {name: cart, share: 0.9}]}', 'passed'],
  [CART, '{backends: [{name: cart-beta}, {name: cart}, {name: old, share: 0}]}', 'passed'],
  [CART, '{backends: [{name: cart, share: 0.9009}, {port: 8080}]}', 'passed'],
  [
    CART,
    '{backends: [{name: cart, share: 0.8}, {name: cart-beta, share: 0.2}]}',
    '`backends`: expected cart 80 %, cart-beta 20 %, but it is shop/cart:8080 90 %, shop/cart-beta:8080 10 %.',
  ],
  [
    CART,
    '{backends: [{name: cart, share: 0.9}]}',
    '`backends`: expected cart 90 %, but it is shop/cart:8080 90 %, shop/cart-beta:8080 10 %.',
  ],
  [
    CART,
    '{backends: []}',
    '`backends`: expected -, but it is shop/cart:8080 90 %, shop/cart-beta:8080 10 %.',
  ],
  [CART, '{mirrors: []}', 'passed'],
  [CART, '{route: {kind: HTTPRoute, namespace: shop, name: shop, rule: cart}}', 'passed'],
  [CART, '{route: {rule: 0}}', 'passed'],
  [CART, '{route: {rule: 1}}', '`route.rule`: expected 1, but it is 0.'],
  [
    CART,
    '{status: 200}',
    '`status`: expected 200, but it is forward to shop/cart:8080, shop/cart-beta:8080.',
  ],
  ['{url: "http://shop.example.com/"}', '{status: 404, backends: []}', 'passed'],
  ['{url: "http://shop.example.com/none"}', '{status: 500}', 'passed'],
  [
    '{url: "http://shop.example.com/"}',
    '{backend: {name: cart}}',
    '`backend`: expected cart, but it is respond 404.',
  ],
  [OLD, '{redirect: {location: "https://shop.example.com/new/a", statusCode: 301}}', 'passed'],
  [OLD, '{redirect: {scheme: https, host: shop.example.com, port: 443, path: /new/a}}', 'passed'],
  [
    OLD,
    '{redirect: {scheme: http, statusCode: 302}}',
    '`redirect.scheme`: expected http, but it is https. `redirect.statusCode`: expected 302, but it is 301.',
  ],
  [
    '{url: "http://shop.example.com/none"}',
    '{redirect: {scheme: https}}',
    '`redirect`: expected {"scheme":"https"}, but it is respond 500.',
  ],
  [API, '{request: {method: POST, path: /a, host: api.internal}}', 'passed'],
  [API, '{request: {path: "/a?page=2&b=1", headers: {x-env: prod, Cookie: null}}}', 'passed'],
  [
    API,
    '{request: {path: /api/a, headers: {x-env: null, cookie: "a=b"}}}',
    '`request.path`: expected /api/a, but it is /a. `request.headers.x-env`: expected -, but it is prod. `request.headers.cookie`: expected a=b, but it is -.',
  ],
  [API, '{responseHeaders: {add: {x-served: gate}, set: {x-served: null}, remove: [Server]}}', 'passed'],
  [API, '{responseHeaders: {remove: [date]}}', '`responseHeaders.remove`: expected date, but it is server.'],
  [API, '{mirrors: [{name: cart-beta, percent: 10}]}', 'passed'],
  [
    API,
    '{mirrors: [{name: cart-beta, percent: 20}]}',
    '`mirrors`: expected cart-beta 20 %, but it is shop/cart-beta:8080 10 %.',
  ],
  ['{tcp: {port: 5432}}', '{backend: {name: cart}}', 'passed'],
  // What is not as a RouteTest is written.
  [CART, '{backendz: {name: cart}}', '`backendz` is not a key that is known here.'],
  [CART, '{backend: {name: cart, weight: 1}}', '`weight` is not a key that is known here.'],
  [CART, '{status: "404"}', '`status` is missing or not as it should be.'],
  ['{tcp: {}}', '{}', '`port` is missing or not as it should be.'],
  ['{}', '{}', 'Give one request: `url`, or one of `grpc`, `tls`, `tcp` and `udp`.'],
  [
    '{url: "http://a/", tcp: {port: 5432}}',
    '{}',
    'Give one request: `url`, or one of `grpc`, `tls`, `tcp` and `udp`.',
  ],
];

test('every key that is given must hold', () => {
  const cases = CASES.map(
    ([request, expect], index) => `    - {name: "${index}", request: ${request}, expect: ${expect}}\n`,
  ).join('');
  const results = run(shopWith(cases));
  assert.deepEqual(
    results,
    CASES.map(([, , result]) => result),
  );
});

test('an outcome that is not certain fails with what it depends on', () => {
  const [uncertain] = run(
    shopWith(
      '    - {name: a, request: {url: "http://shop.example.com/late/x", headers: {x-key: a}}, expect: {}}\n',
    ),
  );
  assert.equal(uncertain, 'The outcome is not certain. The value `${KEY}` is filled in later.');
});

const CASE = `    - {name: a, request: ${CART}, expect: {}}\n`;

test('who is asked must be known', () => {
  const of = (target: string, yaml = shopWith(CASE, target)): string[] => run(yaml, { world: 'open' });
  assert.deepEqual(of('gateway: {name: public, namespace: infra}'), ['passed']);
  assert.deepEqual(of('gateway: {name: public}'), ['passed']);
  assert.deepEqual(of('gateway: {name: private}'), ['Gateway private is not in this workspace.']);
  assert.deepEqual(of('gateway: {name: public, namespace: other}'), [
    'Gateway other/public is not in this workspace.',
  ]);
  assert.deepEqual(of('from: shop'), ['Say who is asked: `gateway` or `service`, one of them.']);
  assert.deepEqual(of('gateway: {name: public, namespace: infra}\n  from: shop'), [
    '`from` goes with `service`.',
  ]);
  const twice = shopWith(CASE, 'gateway: {name: public}').replace(
    '# file: routes.yaml',
    '# file: other.yaml\napiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: public, namespace: b}\nspec: {gatewayClassName: a, listeners: []}\n# file: routes.yaml',
  );
  assert.deepEqual(of('', twice), [
    'Which Gateway public is meant depends on a namespace or environment that is not known.',
  ]);
});

test('a version that is not known is said', () => {
  assert.deepEqual(run(shopWith(CASE).replace('v1alpha1', 'v1')), [
    'The version of a RouteTest is `gatelens.dev/v1alpha1`, not `gatelens.dev/v1`.',
  ]);
});

test('a service is asked as clients of a namespace see it', () => {
  const mesh = `# file: service.yaml
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{port: 80}]}
---
apiVersion: v1
kind: Service
metadata: {name: stub, namespace: lab}
spec: {ports: [{port: 80}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: lab, namespace: lab}
spec:
  parentRefs: [{group: "", kind: Service, name: cart, namespace: shop}]
  rules: [{backendRefs: [{name: stub, port: 80}]}]
# file: mesh.routetest.yaml
apiVersion: gatelens.dev/v1alpha1
kind: RouteTest
metadata: {name: mesh}
spec:
  service: {name: cart, namespace: shop}
  cases: [{name: a, request: {url: "http://cart/"}, expect: {backend: {name: cart}}}]
---
apiVersion: gatelens.dev/v1alpha1
kind: RouteTest
metadata: {name: lab}
spec:
  service: {name: cart, namespace: shop}
  from: lab
  cases: [{name: a, request: {url: "http://cart/"}, expect: {backend: {name: stub}}}]
`;
  assert.deepEqual(run(mesh), ['passed', 'passed']);
});

test('a document that is broken fails, besides the cases that could be read', () => {
  const broken = `${shopWith(`    - name: cart
      request: ${CART}
      expect: {}
`)}    - name: [\n`;
  assert.deepEqual(run(broken), [
    'passed',
    '`request` is missing or not as it should be.',
    'This document is not valid YAML, so that some of its cases may not have been read.',
  ]);
});
