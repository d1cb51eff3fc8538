import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finished, renderMessage, routeTests, runRouteTest } from '../../server/src/engine/index.ts';
import { routeTestCase } from '../../server/src/features/simulateTestCase.ts';
import type { SimulatedRequest } from '../../server/src/protocol.ts';
import { openFixture, uriOf } from '../support/fixture.ts';

const SHOP = `
# file: shop.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: shop}
spec:
  gatewayClassName: edge
  listeners: [{name: http, port: 80, protocol: HTTP}]
---
apiVersion: v1
kind: Service
metadata: {name: store, namespace: shop}
spec: {ports: [{port: 8080}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: store, namespace: shop}
spec:
  parentRefs: [{name: public}]
  rules:
    - matches: [{path: {value: /cart}}]
      backendRefs: [{name: store, port: 8080}]
`;
const target = { id: 'gateway.networking.k8s.io/Gateway/shop/public#' };
const cart: SimulatedRequest = { url: 'http://a/cart', headers: { 'x-a': '1' } };

/** The file after a case was saved into it; the case is what it says it is, and passes. */
function saved(before: string | undefined, request = cart): string {
  const files = before === undefined ? SHOP : `${SHOP}# file: a.routetest.yaml\n${before}`;
  const { snapshot } = openFixture(files);
  const uri = before === undefined ? {} : { uri: uriOf('a.routetest.yaml') };
  const { edit } = finished(
    routeTestCase(snapshot, { target, request, name: 'new: one', ...uri }, renderMessage),
  );
  assert.ok(edit);
  const text = (before ?? '').slice(0, edit.start) + edit.newText + (before ?? '').slice(edit.end);
  assert.match(text.slice(edit.caseAt), /^- name: "?new: one/);
  const { snapshot: after } = openFixture(`${SHOP}# file: a.routetest.yaml\n${text}`);
  const results = routeTests(after).flatMap((each) => finished(runRouteTest(after, each)));
  const mine = results.find((result) => result.case.name === 'new: one');
  assert.equal(mine?.passed, true, text);
  assert.deepEqual(
    [...after.findings(uriOf('a.routetest.yaml'))].map(({ code }) => code),
    [],
    text,
  );
  return text;
}

const HEAD = `apiVersion: gatelens.dev/v1alpha1
kind: RouteTest
metadata:
  name: public
  annotations:
    config.kubernetes.io/local-config: "true"
spec:
  gateway:
    namespace: shop
    name: public
`;

test('a new file is a whole document', () => {
  assert.equal(
    saved(undefined),
    `# +argocd:skip-file-rendering
${HEAD}  cases:
    - name: "new: one"
      request:
        url: http://a/cart
        headers:
          x-a: "1"
      expect:
        backend:
          namespace: shop
          name: store
          port: 8080
`,
  );
});

test('a further case goes below the others, comments and all', () => {
  const before = `# ours\n${HEAD}  cases:
  - name: none   # of us
    request: {url: "http://a/"}
    expect:
      status: 404 # not found

# the end
`;
  assert.equal(
    saved(before, { url: 'http://a/other' }),
    before.replace(
      'found\n',
      `found
  - name: "new: one"
    request:
      url: http://a/other
    expect:
      status: 404
`,
    ),
  );
});

test('a file without an end of line, and one with Windows line ends, keep theirs', () => {
  const before = `${HEAD}  cases:\n    - name: x\n      request: {tcp: {port: 1}}\n      expect: {backends: []}`;
  assert.ok(saved(before).startsWith(`${before}\n    - name: "new: one"\n`));
  assert.doesNotMatch(saved(before.replaceAll('\n', '\r\n')), /[^\r]\n/);
});

test('a case for another Gateway, or cases in a line, get a document of their own', () => {
  for (const before of [
    `${HEAD.replace('    name: public', '    name: other')}  cases: []\n`,
    `${HEAD}  cases: [{name: x, request: {url: "http://a/"}, expect: {status: 404}}]\n`,
  ]) {
    const text = saved(
      before.replace('cases: []', 'cases:\n    - {name: x, request: {tcp: {port: 1}}, expect: {}}'),
    );
    assert.match(text, /\n---\napiVersion: gatelens/);
  }
});

test('what is not certain is not pinned, and says why', () => {
  const { snapshot } = openFixture(
    SHOP.replace('value: /cart', "type: RegularExpression, value: '/c(?=art).*'"),
  );
  const { edit, refused } = finished(
    routeTestCase(snapshot, { target, request: cart, name: 'x' }, renderMessage),
  );
  assert.equal(edit, undefined);
  assert.match(refused ?? '', /regular expression/);
  const gone = { target: { id: '/Gateway/a/b#' }, request: cart, name: 'x' };
  assert.deepEqual(finished(routeTestCase(snapshot, gone, renderMessage)), { refused: '' });
});
