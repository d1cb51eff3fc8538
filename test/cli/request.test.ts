import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inFolder } from '../support/cli.ts';
import { GATEWAY, SERVICE } from '../support/manifests.ts';

const ROUTE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: store
  namespace: shop
spec:
  parentRefs: [{ name: edge, namespace: infra }]
  hostnames: [shop.example.com]
  rules:
  - name: cart
    matches:
    - path: { value: /cart }
    filters:
    - type: URLRewrite
      urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: / } }
    backendRefs:
    - { name: store, port: 8080, weight: 3 }
    - { name: gone, port: 8080 }
  - matches:
    - path: { value: / }
      headers: [{ name: x-beta, value: "1" }]
    backendRefs: [{ name: store, port: 8080 }]
`;
const FILES = { 'gateway.yaml': GATEWAY, 'service.yaml': SERVICE, 'route.yaml': ROUTE };

test('the answer comes first, then why, then why not the others', () =>
  inFolder(FILES, async ({ gatelens }) => {
    const { code, out } = await gatelens('request --world closed --url http://shop.example.com/cart/1?a=b');
    assert.equal(code, 0);
    assert.equal(
      out,
      `forward  Service shop/store:8080, Service shop/gone:8080
  listener    http of Gateway infra/edge
  route       HTTPRoute shop/store rule 1 (cart)  route.yaml:12
  backends      75 %  Service shop/store:8080
                25 %  Service shop/gone:8080  fails: Service shop/gone does not exist.
  request     GET /1?a=b
              host: shop.example.com

Why not the others:
  HTTPRoute shop/store rule 2  There is no header \`x-beta\`; it should be \`1\`.  route.yaml:20
`,
    );
  }));

test('what the filters of one backend do is told below it', () => {
  const filters = `filters: [{ type: RequestMirror, requestMirror: { percent: 5, backendRef: { name: store, port: 8080 } } },
        { type: ResponseHeaderModifier, responseHeaderModifier: { remove: [server] } }]`;
  const route = ROUTE.replace('name: gone, port: 8080', `name: store, port: 8080, ${filters}`);
  return inFolder({ ...FILES, 'route.yaml': route }, async ({ gatelens }) => {
    const args = 'request --world closed --url http://shop.example.com/cart';
    const { out } = await gatelens(args);
    assert.match(
      out,
      /25 % {2}Service shop\/store:8080\n {22}response - server\n {22}mirror Service shop\/store:8080 5 %\n {2}request /,
    );
    const { backends } = JSON.parse((await gatelens(`${args} --format json`)).out);
    assert.equal(backends[1].mirrors[0].percent, 5);
    assert.deepEqual([backends[0].mirrors, backends[1].restsOn], [undefined, undefined]);
  });
});

test('a request that nobody takes is told with what came closest', () =>
  inFolder(FILES, async ({ gatelens }) => {
    const other = await gatelens('request --url http://other.example.com/');
    assert.match(other.out, /^respond {2}404 {2}No rule matches\.\n/);
    assert.match(other.out, /The hostname `shop\.example\.com` does not cover `other\.example\.com`\./);
    assert.match(
      (await gatelens('request --url https://shop.example.com/')).out,
      /^no listener {2}No listener is on port 443; the Gateway has `http` \(HTTP :80\)\.\n/,
    );
  }));

test('the answer as JSON, with places', () =>
  inFolder(FILES, async ({ gatelens }) => {
    const { out } = await gatelens(
      'request --gateway infra/edge --url http://shop.example.com/cart --format json',
    );
    const { version, outcome, listener, route, rule, match, backends, request, trace } = JSON.parse(out);
    assert.deepEqual(
      { version, outcome, listener, rule, match },
      {
        version: 1,
        outcome: 'forward',
        listener: { gateway: { namespace: 'infra', name: 'edge' }, name: 'http' },
        rule: { index: 0, name: 'cart' },
        match: { index: 0 },
      },
    );
    assert.deepEqual(route, {
      kind: 'HTTPRoute',
      namespace: 'shop',
      name: 'store',
      path: 'route.yaml',
      range: { start: { line: 3, character: 8 }, end: { line: 3, character: 13 } },
    });
    assert.deepEqual(backends, [
      {
        group: '',
        kind: 'Service',
        namespace: 'shop',
        name: 'store',
        port: 8080,
        weight: 3,
        share: 0.75,
        valid: 'yes',
      },
      {
        group: '',
        kind: 'Service',
        namespace: 'shop',
        name: 'gone',
        port: 8080,
        weight: 1,
        share: 0.25,
        valid: 'unknown',
        because: 'Service shop/gone is not in this workspace.',
      },
    ]);
    assert.deepEqual(request, { method: 'GET', host: 'shop.example.com', path: '/', headers: {} });
    assert.deepEqual(
      trace.map(({ matched, failed }: { matched: boolean; failed?: string }) => [matched, failed]),
      [
        [true, undefined],
        [false, 'header:x-beta'],
      ],
    );
  }));

test("a Service in a mesh is asked with the clients' namespace", () =>
  inFolder(
    {
      'service.yaml': SERVICE,
      'route.yaml': ROUTE.replace(
        '{ name: edge, namespace: infra }',
        '{ group: "", kind: Service, name: store }',
      ),
    },
    async ({ gatelens }) => {
      const one = JSON.parse(
        (await gatelens('request --service shop/store --from web --url http://store:8080/cart --format json'))
          .out,
      );
      assert.deepEqual([one.outcome, one.route.name, one.rule.name], ['forward', 'store', 'cart']);
      assert.match(
        (await gatelens('request --service store --tcp 8080')).out,
        /^forward {2}Service shop\/store:8080\n/,
      );
    },
  ));

test('what cannot be meant is wrong usage', () =>
  inFolder(FILES, async ({ gatelens }) => {
    const wrong: readonly [args: string, message: RegExp][] = [
      ['', /say what to ask/],
      ['--url http://a/ --tcp 80', /two requests/],
      ['--url ftp://a/', /--url is http/],
      ['--tcp 80000', /port from 1 to 65535/],
      ['--grpc service', /SERVICE\/METHOD/],
      ['--tcp 80 --host a', /--host does not go with --tcp/],
      ['--url http://a/ -H nonsense', /NAME: VALUE/],
      ['--url http://a/ --gateway infra/none', /no infra\/none here; there are infra\/edge/],
      ['--url http://a/ --gateway edge --service store', /not both/],
      ['--url http://a/ --from shop', /--from goes with --service/],
    ];
    for (const [args, message] of wrong) {
      const { code, err } = await gatelens(`request ${args}`);
      assert.equal(code, 2, args);
      assert.match(err, message);
    }
  }));
