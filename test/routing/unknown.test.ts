import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServedListener } from '../../server/src/engine/attachment/model.ts';
import { gatewayTable } from '../../server/src/engine/routing/table.ts';
import { openFixture } from '../support/fixture.ts';
import { ask, PUBLIC, route, services, tableFrom } from './ask.ts';
import { servedBy } from './tables.ts';

const SERVICES = services('a', 'b', 'c');
const rule = (match: string, backend: string): string =>
  `  - matches: [${match}]\n    backendRefs: [{ name: ${backend}, port: 80 }]\n`;

test('a placeholder makes only those answers unknown that it could change', () => {
  const spec = `  rules:\n${rule('{ path: { value: "${BASE}" }, method: GET }', 'a')}${rule('{ path: { value: /b } }', 'b')}${rule('{ path: { value: /c }, headers: [{ name: h, value: "{{ x }}" }] }', 'c')}`;
  const table = tableFrom(PUBLIC + SERVICES + route('r', spec));
  assert.equal(ask(table, 'PUT http://x/b'), 'forward b:80 by r/1');
  assert.equal(
    ask(table, 'GET http://x/b'),
    'unknown: forward b:80 by r/1 or forward a:80 by r/0 (The value `${BASE}` is filled in later.)',
  );
  assert.match(ask(table, 'PUT http://x/c', { h: 'y' }), /^unknown: respond 404 or forward c:80 by r\/2/);
  assert.equal(ask(table, 'PUT http://x/c'), 'respond 404');
});

test('what leads to the same rule is no doubt', () => {
  const spec = `  rules:\n${rule('{ path: { value: "${BASE}" } }, { path: { value: / } }', 'a')}`;
  assert.equal(
    ask(tableFrom(PUBLIC + SERVICES + route('r', spec)), 'GET http://x/b'),
    'forward a:80 by r/0.1',
  );
});

test('what a rule does is not certain where a weight, a list, a type or a number is filled in later', () => {
  const of = (spec: string, headers = {}): string =>
    ask(tableFrom(PUBLIC + SERVICES + route('r', `  rules:\n  - ${spec}\n`)), 'GET http://x/', headers);
  const two = (weights: string): string =>
    `backendRefs: [{ name: a, port: 80, weight: "\${W}" }, { name: b, port: 80${weights} }]`;
  const later = (text: string): string => `(The value \`${text}\` is filled in later.)`;
  assert.equal(of(two(', weight: 3')), `unknown: forward a:80 0.25 + b:80 0.75 by r/0 ${later('${W}')}`);
  assert.equal(of('backendRefs: [{ name: a, port: 80, weight: "${W}" }]'), 'forward a:80 by r/0');
  assert.equal(of('backendRefs: ${REFS}'), `unknown: respond 500 by r/0 ${later('${REFS}')}`);
  const filtered = (filters: string, headers = {}): string =>
    of(`{ filters: ${filters}, backendRefs: [{ name: a, port: 80 }] }`, headers);
  for (const filters of ['"${F}"', '["${F}"]', '[{ type: "${F}" }]'])
    assert.equal(filtered(filters), `unknown: forward a:80 by r/0 ${later('${F}')}`);
  const redirect = (field: string): string =>
    filtered(`[{ type: RequestRedirect, requestRedirect: { hostname: "\${H}", ${field} } }]`);
  assert.equal(redirect('statusCode: 301'), 'redirect 301 http://${H}/ by r/0');
  assert.equal(redirect('port: "${P}"'), `unknown: redirect 302 http://\${H}/ by r/0 ${later('${P}')}`);
  const cors = '[{ type: CORS, cors: { allowOrigins: ["https://${H}"] } }]';
  assert.equal(filtered(cors), 'forward a:80 by r/0');
  assert.equal(
    filtered(cors, { origin: 'https://a.com' }),
    `unknown: forward a:80 by r/0 ${later('https://${H}')}`,
  );
});

test('a hostname that is filled in later may be the one that is asked', () => {
  const spec = (host: string, backend: string): string =>
    `  hostnames: ["${host}"]\n  rules:\n${rule('{}', backend)}`;
  const table = tableFrom(
    PUBLIC + SERVICES + route('r', spec('${HOST}', 'a')) + route('s', spec('s.com', 'b')),
  );
  assert.match(
    ask(table, 'GET http://t.com/'),
    /^unknown: respond 404 or forward a:80 by r\/0 .*A hostname of HTTPRoute infra\/r/,
  );
  assert.match(ask(table, 'GET http://s.com/'), /^unknown: forward b:80 by s\/0 or forward a:80 by r\/0/);
});

test('regular expressions are read as RE2, and named where they decide', () => {
  const spec = `  rules:\n${rule('{ path: { type: RegularExpression, value: "/v[12]/.*" } }', 'a')}${rule('{ path: { value: /v2 } }', 'b')}${rule('{ path: { type: RegularExpression, value: "/(?=x)" } }', 'c')}`;
  const table = tableFrom(PUBLIC + SERVICES + route('r', spec));
  assert.match(
    ask(table, 'GET http://x/v1/z'),
    /^implementation-specific: forward a:80 by r\/0 or forward c:80 by r\/2 or respond 404/,
  );
  assert.match(
    ask(table, 'GET http://x/v2/z'),
    /^implementation-specific: forward a:80 by r\/0 or forward c:80 by r\/2 or forward b:80 by r\/1 .*#2/,
  );
  const plain = tableFrom(
    PUBLIC +
      SERVICES +
      route(
        'r',
        `  rules:\n${rule('{ headers: [{ name: h, type: RegularExpression, value: "a+" }] }', 'a')}${rule('{}', 'b')}`,
      ),
  );
  assert.equal(ask(plain, 'GET http://x/', { h: 'b' }), 'forward b:80 by r/1');
  assert.match(
    ask(plain, 'GET http://x/', { h: 'aa' }),
    /^implementation-specific: forward a:80 by r\/0 or forward b:80 by r\/1/,
  );
  assert.match(
    ask(plain, 'GET http://x/', { h: 'baab' }),
    /^implementation-specific: forward b:80 by r\/1 or forward a:80 by r\/0/,
  );
});

test('a Route that is not certainly attached, and a listener that is not certainly served', () => {
  const { snapshot } = openFixture(PUBLIC + SERVICES + route('r', `  rules:\n${rule('{}', 'a')}`), {
    config: { world: 'closed' },
  });
  const [gateway] = snapshot.index.objects('gateway.networking.k8s.io/Gateway', 'public');
  assert.ok(gateway);
  const doubt = {
    certainty: 'unknown',
    because: [{ id: 'routing.depends.namespace', args: { name: 'r' } }],
  } as const;
  const served = servedBy(snapshot, gateway);
  const unsure = (change: (listener: ServedListener) => ServedListener): string =>
    ask(gatewayTable(snapshot, gateway, served.map(change)), 'GET http://x/');
  assert.equal(
    unsure((each) => ({ ...each, accepted: doubt })),
    'unknown: forward a:80 by r/0 or respond 404 (The namespace of `r` is not known.)',
  );
  assert.equal(
    unsure((each) => ({
      ...each,
      routes: each.routes.map((attached) => ({ ...attached, attached: doubt })),
    })),
    'unknown: forward a:80 by r/0 or respond 404 (The namespace of `r` is not known.)',
  );
  assert.equal(
    unsure((each) => ({ ...each, accepted: { ...doubt, certainty: 'runtime' } })),
    'forward a:80 by r/0',
  );
  assert.equal(
    unsure((each) => ({ ...each, accepted: { ...doubt, certainty: 'no' } })),
    'no-listener',
  );
});

test('half-typed and templated Routes make no false claims', () => {
  const table = (spec: string): string =>
    ask(tableFrom(PUBLIC + SERVICES + route('r', spec)), 'GET http://x/');
  assert.match(table('  rules: ${RULES}'), /^unknown/);
  assert.match(table('  rules:\n  - matches: soon\n    backendRefs: [{ name: a, port: 80 }]'), /^unknown/);
  assert.match(
    table('  rules:\n  - backendRefs: [{ name: a, port: 80 }]\n{{ if .x }}\n  - matches: []\n{{ end }}'),
    /^unknown/,
  );
  for (const odd of [
    '  rules: [3, null, {}]',
    '  rules: [{ matches: [7] }]',
    '  rules: [{ filters: [x], backendRefs: [y] }]',
    '  rules: {}',
  ])
    assert.ok(table(odd).length > 0, odd);
});

test('a rule that the controller cannot use is dropped or stays as it was before', () => {
  const manifests =
    PUBLIC +
    SERVICES +
    route(
      'r',
      `
  rules:
  - matches: [{ path: { value: /rd } }]
    filters: [{ type: RequestRedirect, requestRedirect: { scheme: https } }]
  - matches: [{ path: { value: /slow } }]
    timeouts: { request: 1s }
    backendRefs: [{ name: b, port: 80 }]
  - matches: [{ path: { value: /new } }]
    filters: [{ type: Teleport }]
    backendRefs: [{ name: a, port: 80 }]
${rule('{}', 'c')}`,
    );
  const core = tableFrom(manifests, { world: 'closed', features: ['Gateway', 'HTTPRoute'] });
  assert.equal(
    ask(core, 'GET http://x/rd'),
    'implementation-specific: forward c:80 by r/3 or redirect 302 https://x/rd by r/0' +
      ' (It depends on the feature HTTPRouteSchemeRedirect, which the controller is not said to have.)',
  );
  assert.equal(
    ask(core, 'GET http://x/slow'),
    'implementation-specific: forward b:80 by r/1 or forward c:80 by r/3' +
      ' (It depends on the feature HTTPRouteRequestTimeout, which the controller is not said to have.)',
  );
  assert.equal(ask(core, 'GET http://x/other'), 'forward c:80 by r/3');
  const every = tableFrom(manifests);
  assert.equal(ask(every, 'GET http://x/rd'), 'redirect 302 https://x/rd by r/0');
  assert.equal(ask(every, 'GET http://x/slow'), 'forward b:80 by r/1');
  assert.equal(
    ask(every, 'GET http://x/new'),
    'implementation-specific: forward c:80 by r/3 or forward a:80 by r/2 (There is no filter of the type `Teleport`.)',
  );
});

test('of two variants of one Route, the environment decides', () => {
  const table = tableFrom(
    `${PUBLIC}${SERVICES}${route('r', `  rules:\n${rule('{}', 'a')}`)}${route('r', `  rules:\n${rule('{}', 'b')}`)}`,
  );
  assert.match(
    ask(table, 'GET http://x/'),
    /^unknown: forward a:80 by r\/0 or forward b:80 by r\/0 \(HTTPRoute infra\/r is written more than once/,
  );
});
