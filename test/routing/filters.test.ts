import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMessage } from '../../server/src/engine/index.ts';
import { answer } from '../../server/src/engine/routing/answer.ts';
import { replacePrefix } from '../../server/src/engine/routing/pathModifier.ts';
import type { RequestHeaders } from '../../server/src/engine/routing/request.ts';
import type { Answer } from '../../server/src/engine/routing/result.ts';
import { ask, PUBLIC, requestOf, route, services, tableFrom } from './ask.ts';

const SERVICES = services('a', 'b', 'c');

function asked(spec: string, request: string, headers?: RequestHeaders): Answer {
  return answer(tableFrom(PUBLIC + SERVICES + route('r', spec)), requestOf(request, headers));
}

const filter = (text: string): string => `  rules:
  - matches: [{ path: { value: /p } }]
    filters: [${text}]
    backendRefs: [{ name: a, port: 80 }]`;

test('a prefix is replaced by elements, and no slash is doubled or lost', () => {
  const table: readonly [path: string, prefix: string, replacement: string, result: string][] = [
    ['/foo/bar', '/foo', '/xyz', '/xyz/bar'],
    ['/foo/bar', '/foo', '/xyz/', '/xyz/bar'],
    ['/foo/bar', '/foo/', '/xyz', '/xyz/bar'],
    ['/foo/bar', '/foo/', '/xyz/', '/xyz/bar'],
    ['/foo', '/foo', '/xyz', '/xyz'],
    ['/foo/', '/foo', '/xyz', '/xyz/'],
    ['/foo/bar', '/foo', '', '/bar'],
    ['/foo/', '/foo', '', '/'],
    ['/foo', '/foo', '', '/'],
    ['/foo/', '/foo', '/', '/'],
    ['/foo', '/foo', '/', '/'],
    ['/foo/bar', '/', '/xyz', '/xyz/foo/bar'],
  ];
  for (const [path, prefix, replacement, result] of table)
    assert.equal(replacePrefix(path, prefix, replacement), result, `${path} ${prefix} ${replacement}`);
});

test('a rewrite changes host and path and keeps the query', () => {
  const rewrite =
    '{ type: URLRewrite, urlRewrite: { hostname: new.example.com, path: { type: ReplacePrefixMatch, replacePrefixMatch: /n } } }';
  const { request } = asked(filter(rewrite), 'GET http://x.com/p/q?a=1');
  assert.deepEqual(request, { method: 'GET', host: 'new.example.com', path: '/n/q?a=1', headers: {} });
});

test('headers are set, added and removed without regard to case, on the rule and then on the backend', () => {
  const spec = `  rules:
  - filters:
    - type: RequestHeaderModifier
      requestHeaderModifier:
        set: [{ name: X-Set, value: new }, { name: x-set, value: ignored }]
        add: [{ name: X-Add, value: more }]
        remove: [X-Gone]
    backendRefs:
    - name: a
      port: 80
      filters:
      - { type: RequestHeaderModifier, requestHeaderModifier: { add: [{ name: x-add, value: last }] } }`;
  const { request } = asked(spec, 'GET http://x/', {
    'x-set': 'old',
    'X-ADD': 'first',
    'x-gone': '1',
    keep: 'me',
  });
  assert.deepEqual(request?.headers, { 'x-set': ['new'], 'x-add': ['first', 'more', 'last'], keep: ['me'] });
});

test('each of several backends has its own filters', () => {
  const spec = `  rules:
  - backendRefs:
    - { name: a, port: 80, filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: to, value: a }] } }] }
    - { name: b, port: 80, weight: 3 }`;
  const { backends, request } = asked(spec, 'GET http://x/');
  assert.deepEqual(
    backends.map(({ name, share, request: own }) => [name, share, own?.headers]),
    [
      ['a', 0.25, { to: ['a'] }],
      ['b', 0.75, undefined],
    ],
  );
  assert.deepEqual(request?.headers, {});
});

test('what one modifier does twice to a header is noted as undefined', () => {
  const clash =
    '{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: h, value: x }], remove: [H] } }';
  const { outcome, notes } = asked(filter(clash), 'GET http://x/p');
  assert.equal(outcome, 'forward');
  assert.match(notes.map((each) => renderMessage(each)).join(), /treats the header `h` in two ways/);
});

test('a modifier of the Host header is noted: it may change the host of the request or nothing', () => {
  const set = (name: string): string =>
    `  rules:\n  - filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: ${name}, value: evil.com }] } }]\n    backendRefs: [{ name: a, port: 80 }]`;
  const { outcome, notes } = asked(set('Host'), 'GET http://x/p');
  assert.equal(outcome, 'forward');
  assert.match(notes.map((each) => renderMessage(each)).join(), /changes the header `Host`/);
  assert.deepEqual(asked(set('X-Host'), 'GET http://x/p').notes, []);
});

test('redirects: scheme, host, port, path and status, and the ports that go without saying', () => {
  const redirect = (fields: string): string =>
    `  rules:\n  - matches: [{ path: { value: /p } }]\n    filters: [{ type: RequestRedirect, requestRedirect: { ${fields} } }]`;
  const expected: readonly [fields: string, request: string, location: string][] = [
    ['scheme: https', 'GET http://x.com/p/q', '302 https://x.com/p/q'],
    ['scheme: https, port: 8443', 'GET http://x.com/p', '302 https://x.com:8443/p'],
    ['hostname: y.com, statusCode: 308', 'GET http://x.com/p', '308 http://y.com/p'],
    ['port: 80, statusCode: 301', 'GET http://x.com/p', '301 http://x.com/p'],
    ['port: 8080', 'GET http://x.com/p', '302 http://x.com:8080/p'],
    ['path: { type: ReplaceFullPath, replaceFullPath: /z }', 'GET http://x.com/p/q', '302 http://x.com/z'],
    [
      'path: { type: ReplacePrefixMatch, replacePrefixMatch: / }',
      'GET http://x.com/p/q',
      '302 http://x.com/q',
    ],
    ['scheme: https', 'GET /p', '302 https:///p'],
  ];
  for (const [fields, request, location] of expected)
    assert.equal(
      ask(tableFrom(PUBLIC + route('r', redirect(fields))), request),
      `redirect ${location} by r/0`,
    );
});

test('a redirect keeps the port of its listener', () => {
  const gateway = PUBLIC.replace('port: 80', 'port: 8080');
  const spec = '  rules:\n  - filters: [{ type: RequestRedirect, requestRedirect: { hostname: y.com } }]';
  assert.equal(
    ask(tableFrom(gateway + route('r', spec)), 'GET http://x.com:8080/'),
    'redirect 302 http://y.com:8080/ by r/0',
  );
});

test('mirrors get a percentage or a fraction; a broken one is left away by the Gateway', () => {
  const mirrors = [
    '{ type: RequestMirror, requestMirror: { backendRef: { name: b, port: 80 } } }',
    '{ type: RequestMirror, requestMirror: { backendRef: { name: c, port: 80 }, percent: 20 } }',
    '{ type: RequestMirror, requestMirror: { backendRef: { name: gone, port: 80 }, fraction: { numerator: 1, denominator: 8 } } }',
  ];
  const { outcome, mirrors: found } = asked(filter(mirrors.join(', ')), 'GET http://x/p');
  assert.equal(outcome, 'forward');
  assert.deepEqual(
    found.map(({ name, percent, valid }) => [name, percent, valid]),
    [
      ['b', 100, 'yes'],
      ['c', 20, 'yes'],
      ['gone', 12.5, 'no'],
    ],
  );
});

test('CORS answers preflights itself and adds headers to other responses', () => {
  const spec = filter(
    '{ type: CORS, cors: { allowOrigins: ["https://*.shop.com", "http://one.net:80"], allowMethods: [PUT], allowHeaders: [X-A], exposeHeaders: [X-B], allowCredentials: true, maxAge: 60 } }',
  );
  const preflight = { origin: 'https://a.b.shop.com', 'access-control-request-method': 'PUT' };
  const allowed = asked(spec, 'OPTIONS http://x/p', preflight);
  assert.equal(allowed.outcome, 'respond');
  assert.equal(allowed.status, undefined);
  assert.deepEqual(allowed.responseHeaders?.set, {
    'access-control-allow-origin': ['https://a.b.shop.com'],
    'access-control-allow-credentials': ['true'],
    'access-control-expose-headers': ['X-B'],
    'access-control-allow-methods': ['PUT'],
    'access-control-allow-headers': ['X-A'],
    'access-control-max-age': ['60'],
  });
  const refused = asked(spec, 'OPTIONS http://x/p', { ...preflight, origin: 'https://shop.com' });
  assert.equal(refused.outcome, 'respond');
  assert.equal(refused.responseHeaders, undefined);
  const plain = asked(spec, 'PUT http://x/p', { origin: 'http://one.net' });
  assert.equal(plain.outcome, 'forward');
  assert.deepEqual(Object.keys(plain.responseHeaders?.set ?? {}), [
    'access-control-allow-origin',
    'access-control-allow-credentials',
    'access-control-expose-headers',
  ]);
});

test('stars in CORS origins take at least a letter, at once', () => {
  const origins = (pattern: string, origin: string): boolean =>
    asked(filter(`{ type: CORS, cors: { allowOrigins: ["${pattern}"] } }`), 'GET http://x/p', { origin })
      .responseHeaders !== undefined;
  const expected: readonly [pattern: string, origin: string, allowed: boolean][] = [
    ['*', 'http://any.net:81', true],
    ['https://*', 'https://any.net', true],
    ['https://*', 'http://any.net', false],
    ['https://*.a.com', 'https://x.y.a.com', true],
    ['https://*.a.com', 'https://.a.com', false],
    ['https://*.b.*.com', 'https://a.b.c.com', true],
    ['https://*.b.*.com', 'https://a.b.com', false],
    ['https://a.com:443', 'https://a.com', true],
    [`https://${'*a'.repeat(60)}`, `https://${'a'.repeat(100)}b`, false],
  ];
  for (const [pattern, origin, allowed] of expected)
    assert.equal(origins(pattern, origin), allowed, pattern + origin);
});

test('an extension that does not exist fails the request, one that is not here is noted', () => {
  const spec = filter(
    '{ type: ExtensionRef, extensionRef: { group: example.net, kind: Limit, name: slow } }',
  );
  assert.equal(ask(tableFrom(PUBLIC + SERVICES + route('r', spec)), 'GET http://x/p'), 'respond by r/0');
  const open = answer(tableFrom(PUBLIC + SERVICES + route('r', spec), {}), requestOf('GET http://x/p'));
  assert.equal(open.outcome, 'forward');
  assert.match(
    renderMessage(open.notes[0] ?? { id: 'routing.no-match' }),
    /Limit .*slow is not in this workspace/,
  );
});

test('external authorization is noted, and fails closed without its backend', () => {
  const auth = (name: string): string =>
    filter(
      `{ type: ExternalAuth, externalAuth: { protocol: HTTP, backendRef: { name: ${name}, port: 80 } } }`,
    );
  const { outcome, notes } = asked(auth('b'), 'GET http://x/p');
  assert.equal(outcome, 'forward');
  assert.equal(
    notes.map((each) => renderMessage(each)).join(),
    'Service infra/b:80 is asked first and may refuse the request: protocol HTTP.',
  );
  assert.equal(asked(auth('gone'), 'GET http://x/p').outcome, 'respond');
});

test('timeouts, retries and response headers are told', () => {
  const spec = `  rules:
  - filters: [{ type: ResponseHeaderModifier, responseHeaderModifier: { set: [{ name: X-S, value: s }], add: [{ name: X-A, value: a }], remove: [X-R] } }]
    backendRefs: [{ name: a, port: 80 }]
    timeouts: { request: 10s, backendRequest: 2s }
    retry: { codes: [503], attempts: 2, backoff: 100ms }`;
  const { timeouts, retry, responseHeaders } = asked(spec, 'GET http://x/');
  assert.deepEqual(
    { timeouts, retry, responseHeaders },
    {
      timeouts: { request: '10s', backendRequest: '2s' },
      retry: { codes: [503], attempts: 2, backoff: '100ms' },
      responseHeaders: { set: { 'x-s': ['s'] }, add: { 'x-a': ['a'] }, remove: ['x-r'] },
    },
  );
});
