import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finished, renderMessage } from '../../server/src/engine/index.ts';
import { codeLenses } from '../../server/src/features/codeLens.ts';
import { sampleOfNode } from '../../server/src/features/simulate/sample.ts';
import { simulate } from '../../server/src/features/simulate.ts';
import type { SimulatedRequest, SimulateResult } from '../../server/src/protocol.ts';
import { openFixture, uriOf } from '../support/fixture.ts';

const GATEWAY = 'gateway.networking.k8s.io/Gateway/infra/public#';
const ROUTE = 'gateway.networking.k8s.io/HTTPRoute/shop/store#';

const SHOP = `
# file: infra/gateway.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: infra}
spec:
  gatewayClassName: edge
  listeners:
    - {name: http, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}
    - {name: https, port: 443, protocol: HTTPS, hostname: "*.example.com", tls: {certificateRefs: [{name: c}]}, allowedRoutes: {namespaces: {from: All}}}
# file: shop/services.yaml
apiVersion: v1
kind: Service
metadata: {name: store, namespace: shop}
spec: {ports: [{port: 8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: store-next, namespace: shop}
spec: {ports: [{port: 8080}]}
# file: shop/route.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: store, namespace: shop}
spec:
  parentRefs: [{name: public, namespace: infra, sectionName: https}]
  hostnames: [shop.example.com]
  rules:
    - name: beta
      matches: [{path: {type: PathPrefix, value: /cart}, headers: [{name: x-beta, value: "1"}]}]
      backendRefs: [{name: store-next, port: 8080}]
    - matches: [{path: {type: PathPrefix, value: /cart}}]
      filters:
        - {type: URLRewrite, urlRewrite: {path: {type: ReplacePrefixMatch, replacePrefixMatch: /v2}}}
      backendRefs: [{name: store, port: 8080, weight: 9}, {name: store-next, port: 8080, weight: 1}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: upgrade, namespace: shop}
spec:
  parentRefs: [{name: public, namespace: infra, sectionName: http}]
  rules:
    - filters: [{type: RequestRedirect, requestRedirect: {scheme: https, statusCode: 301}}]
`;

const { snapshot } = openFixture(SHOP);

function ask(request: SimulatedRequest, at = snapshot): SimulateResult {
  return finished(simulate(at, { target: { id: GATEWAY }, request }, renderMessage));
}

/** The answer in a few lines. */
function render({ answer }: SimulateResult): string {
  if (!answer) return 'nobody';
  const { outcome, status, match, backends, hops, trace } = answer;
  return [
    [outcome, status, match && `${match.route.title} ${match.rule} ${match.ruleName ?? ''}`]
      .filter(Boolean)
      .join(' ')
      .trim(),
    ...backends.map(({ title, share, valid }) => `  ${title} ${share} ${valid}`),
    ...hops.map(
      ({ method, url, effect, end }) => `  -> ${method} ${url} ${effect.outcome}${end ? ` ${end}` : ''}`,
    ),
    ...trace.map(({ route, rule, matched, failed, decidedBy }) =>
      `  ${route.title} ${rule} ${matched} ${failed ?? ''} ${decidedBy ?? ''}`.trimEnd(),
    ),
  ].join('\n');
}

test('an answer names who takes the request, the shares, and why not the others', () => {
  const result = ask({ url: 'https://shop.example.com/cart?x=1' });
  assert.equal(
    render(result),
    `forward HTTPRoute shop/store 2
  shop/store:8080 0.9 yes
  shop/store-next:8080 0.1 yes
  HTTPRoute shop/store 2 true
  HTTPRoute shop/store 1 false header:x-beta`,
  );
  assert.equal(result.answer?.request?.path, '/v2?x=1');
  assert.equal(result.answer?.listener?.title, 'https');
  assert.deepEqual(result.answer?.path, [
    GATEWAY,
    `${GATEWAY}/spec/listeners/1`,
    ROUTE,
    `${ROUTE}/spec/rules/1`,
    '/Service/shop/store#',
    '/Service/shop/store-next#',
  ]);
});

test('a redirect is followed to its end', () => {
  assert.equal(
    render(
      ask({ url: 'http://shop.example.com/cart', headers: { 'x-beta': '1', host: 'shop.example.com' } }),
    ),
    `redirect 301 HTTPRoute shop/upgrade 1
  -> GET https://shop.example.com/cart forward
  HTTPRoute shop/upgrade 1 true
  HTTPRoute shop/store 1 false listener
  HTTPRoute shop/store 2 false listener`.replace(/\n {2}HTTPRoute shop\/store.*/g, ''),
  );
});

test('redirects that go round are said to', () => {
  const looping = SHOP.replace('sectionName: http}', 'sectionName: https}').replace(
    '{scheme: https, statusCode: 301}',
    '{scheme: https, statusCode: 301, path: {type: ReplaceFullPath, replaceFullPath: /again}}',
  );
  const { answer } = ask({ url: 'https://a.example.com/' }, openFixture(looping).snapshot);
  assert.deepEqual(
    answer?.hops.map(({ url, end }) => `${url} ${end ?? ''}`.trim()),
    ['https://a.example.com/again', 'https://a.example.com/again loop'],
  );
});

test('without a request, the page begins with one that a rule asks for', () => {
  const { asked, answer, targets } = finished(simulate(snapshot, {}, renderMessage));
  assert.deepEqual(
    targets.map(({ kind, namespace, name }) => `${kind} ${namespace}/${name}`),
    ['Gateway infra/public'],
  );
  assert.equal(asked?.target.id, GATEWAY);
  assert.ok(answer?.match);
});

test('nobody is asked where there is nobody', () => {
  assert.deepEqual(finished(simulate(openFixture('').snapshot, {}, renderMessage)).targets, []);
  assert.equal(
    render(finished(simulate(snapshot, { target: { id: '/Gateway/x/y#' } }, renderMessage))),
    'nobody',
  );
});

test('each rule can be tried, with a request that gets there', () => {
  const lenses = codeLenses(snapshot, uriOf('shop/route.yaml'), { isOurClient: true }).filter(
    ({ command }) => command,
  );
  assert.deepEqual(
    lenses.map(({ range, command }) => `${range.start.line} ${command?.title} ${command?.arguments?.[0]}`),
    [
      `7 Try a request ${ROUTE}/spec/rules/0`,
      `10 Try a request ${ROUTE}/spec/rules/1`,
      '21 Try a request gateway.networking.k8s.io/HTTPRoute/shop/upgrade#/spec/rules/0',
    ],
  );
  for (const [index, { command }] of lenses.entries()) {
    const sample = finished(sampleOfNode(snapshot, String(command?.arguments?.[0])));
    assert.ok(sample);
    const { answer } = finished(simulate(snapshot, sample, renderMessage));
    assert.equal(answer?.match?.rule, [1, 2, 1][index]);
  }
});

test('a Service of a mesh is asked in its own name', () => {
  const { snapshot: mesh } = openFixture(`
# file: mesh.yaml
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{port: 8080}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: cart, namespace: shop}
spec:
  parentRefs: [{group: "", kind: Service, name: cart}]
  rules: [{matches: [{path: {value: /v1}}], backendRefs: [{name: cart, port: 8080}]}]
`);
  const result = finished(simulate(mesh, {}, renderMessage));
  assert.deepEqual(result.asked?.request, { url: 'http://cart.shop:8080/v1', method: 'GET' });
  assert.equal(result.answer?.outcome, 'forward');
  assert.ok(
    result.answer?.path.includes('/Service/cart/shop#/spec') ||
      result.answer?.path.includes('/Service/shop/cart#/spec'),
  );
});

test('of a thousand that lost, a hundred are told of: those that came closest first', () => {
  const rule = (path: string, more = ''): string =>
    `\n    - {matches: [{path: {type: PathPrefix, value: ${path}}${more}}], backendRefs: [{name: store, port: 8080}]}`;
  const routes = Array.from(
    { length: 250 },
    (_, i) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: r${i}, namespace: shop}
spec:
  parentRefs: [{name: public, namespace: infra, sectionName: http}]
  hostnames: [many.example.com]
  rules:${rule(`/a/longer/path/${i}`)}${rule(`/x${i}`)}${rule('/cart', `, headers: [{name: h${i}, value: '1'}]`)}${i === 7 ? rule('/cart') : ''}${i === 7 ? rule('/') : ''}
`,
  );
  const { snapshot: many } = openFixture(`${SHOP}\n# file: shop/many.yaml\n${routes.join('')}`);
  const { answer } = ask({ url: 'http://many.example.com/cart' }, many);
  assert.equal(answer?.match?.route.title, 'HTTPRoute shop/r7');
  assert.equal(answer?.trace.length, 100);
  assert.equal(answer?.traceLeft, 653);
  const order = answer?.trace.map(({ failed }) => failed?.replace(/:.*/, ':') ?? 'won');
  assert.deepEqual(order, [
    'won',
    'precedence',
    'precedence',
    ...Array.from({ length: 97 }, () => 'header:'),
  ]);
});
