import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shellCommand } from '../../client/webview/simulator/curl.ts';
import { draftOf, EMPTY_DRAFT, meaningOf, requestTitle } from '../../client/webview/simulator/draft.ts';
import {
  type Entry,
  entryLines,
  entryTitle,
  readHistory,
  remember,
} from '../../client/webview/simulator/history.ts';
import { effectText, matchText, moodOf, percent } from '../../client/webview/simulator/words.ts';
import { tabAfter } from '../../client/webview/tabs.ts';
import type { PreviewText, SimulatedRequest } from '../../server/src/protocol.ts';
import { forwarded } from './simulated.ts';

const REQUESTS: readonly SimulatedRequest[] = [
  { url: 'https://shop.example.com/cart?x=1', method: 'POST', headers: { a: '1', b: ['2', '3'] }, sni: 'x' },
  { url: '/cart', method: 'GET' },
  { grpc: { service: 's', method: 'm', host: 'h', port: 8080, headers: { a: '1' } } },
  { tls: { port: 443, sni: 'db' } },
  { tls: { port: 443 } },
  { tcp: { port: 1 } },
  { udp: { port: 65_535 } },
];

test('a form filled in with a request asks for that request', () => {
  for (const request of REQUESTS) assert.deepEqual(meaningOf(draftOf(request)), { type: 'request', request });
});

test('a request in a line says what matters', () => {
  assert.deepEqual(REQUESTS.map(requestTitle), [
    'POST https://shop.example.com/cart?x=1',
    'GET /cart',
    'gRPC s/m',
    'TLS db:443',
    'TLS :443',
    'TCP :1',
    'UDP :65535',
  ]);
});

test('what nobody could send is said at its field', () => {
  const http = { ...EMPTY_DRAFT, url: 'http://a/' };
  const fields = [
    EMPTY_DRAFT,
    { ...http, url: 'ftp://a/' },
    { ...http, url: 'http://a b/' },
    { ...http, headers: [['a b', '']] as const },
    { ...http, protocol: 'tcp' as const },
    { ...http, protocol: 'tls' as const, port: '70000' },
    { ...http, protocol: 'grpc' as const, service: 's' },
  ].map((draft) => {
    const meaning = meaningOf(draft);
    return meaning.type === 'problem' ? meaning.field : 'fine';
  });
  assert.deepEqual(fields, ['url', 'url', 'url', 'headers', 'port', 'port', 'service']);
});

test('URLs as people write them are fine', () => {
  for (const url of [
    'shop.example.com/cart',
    'shop.example.com:8080',
    '/cart',
    'HTTP://A/',
    'https:///x',
    ' http://a/ ',
  ])
    assert.equal(meaningOf({ ...EMPTY_DRAFT, url }).type, 'request', url);
});

test('a row without a name is not sent, and a method is GET by default', () => {
  const draft = {
    ...EMPTY_DRAFT,
    url: '/',
    method: ' ',
    headers: [
      ['', 'x'],
      [' a ', ' b'],
    ] as const,
  };
  assert.deepEqual(meaningOf(draft), {
    type: 'request',
    request: { url: '/', method: 'GET', headers: { a: ' b' } },
  });
});

test('a request becomes a command for the shell', () => {
  const commands: readonly (readonly [SimulatedRequest, string])[] = [
    [{ url: 'https://a/cart?x=1&y=2' }, "curl -i 'https://a/cart?x=1&y=2'"],
    [{ url: 'http://a/', method: 'HEAD' }, "curl --head 'http://a/'"],
    [{ url: '/cart' }, `curl -i "http://$GATEWAY_ADDRESS"'/cart'`],
    [{ url: 'https:///cart' }, `curl -i "https://$GATEWAY_ADDRESS"'/cart'`],
    [{ url: 'a:8080' }, "curl -i 'http://a:8080'"],
    [{ url: 'http://a/b/../c' }, "curl -i --path-as-is 'http://a/b/../c'"],
    [
      { url: 'http://a/', method: 'POST', headers: { 'x-a': "it's", e: '' } },
      "curl -i -X 'POST' -H 'x-a: it'\\''s' -H 'e;' 'http://a/'",
    ],
    [{ url: 'https://a:8443/x', sni: 'b' }, "curl -i -H 'Host: a:8443' 'https://b:8443/x'"],
    [{ url: 'http://$(rm)/`x`' }, "curl -i 'http://$(rm)/`x`'"],
    [
      { grpc: { service: 's', method: 'm', host: 'h', headers: { a: '1' } } },
      "grpcurl -plaintext -H 'a: 1' 'h:80' 's/m'",
    ],
    [{ grpc: { service: 's', method: 'm', port: 443 } }, `grpcurl "$GATEWAY_ADDRESS:443" 's/m'`],
    [{ tls: { port: 443, sni: 'db' } }, `openssl s_client -connect "$GATEWAY_ADDRESS:443" -servername 'db'`],
    [{ tls: { port: 443 } }, `openssl s_client -connect "$GATEWAY_ADDRESS:443" -noservername`],
    [{ tcp: { port: 5432 } }, 'nc "$GATEWAY_ADDRESS" 5432'],
    [{ udp: { port: 53 } }, 'nc -u "$GATEWAY_ADDRESS" 53'],
  ];
  for (const [request, text] of commands) assert.equal(shellCommand(request).text, text);
});

test('history keeps what is new in front, each thing once, and not for ever', () => {
  const entry = (url: string, id = 'g#'): Entry => ({ target: { id }, draft: { ...EMPTY_DRAFT, url } });
  let history: readonly Entry[] = [];
  for (const url of ['/a', '/b', '/a']) history = remember(history, entry(url));
  assert.deepEqual(history.map(entryTitle), ['GET /a', 'GET /b']);
  assert.equal(remember(history, entry('/a', 'other#')).length, 3);
  assert.deepEqual(entryLines(entry('https://a:8443?x=1')), ['GET ?x=1', 'https://a:8443']);
  assert.deepEqual(entryLines(entry('http://a')), ['GET /', 'http://a']);
  assert.deepEqual(entryLines(entry('/cart')), ['GET /cart', '']);
  for (let count = 0; count < 99; count++) history = remember(history, entry(`/${count}`));
  assert.equal(history.length, 30);
  assert.deepEqual(readHistory(JSON.parse(JSON.stringify(history))), history);
  assert.deepEqual(readHistory([{ target: { id: 'g#' } }, 1, null]), [
    { target: { id: 'g#' }, draft: EMPTY_DRAFT },
  ]);
});

const texts = (name: PreviewText, ...values: readonly (string | number)[]) => [name, ...values].join(' ');

test('an answer is told in a few words', () => {
  assert.equal(effectText(forwarded), 'shop/store:8080 90\u00a0%, shop/next:8080 10\u00a0%');
  const [only] = forwarded.backends;
  assert.ok(only && forwarded.match);
  assert.equal(effectText({ ...forwarded, backends: [only] }), 'shop/store:8080');
  const redirect = { location: 'https://a/', statusCode: 301 };
  assert.equal(effectText({ ...forwarded, outcome: 'redirect', redirect }), '301 → https://a/');
  const because = 'No rule matches.';
  assert.equal(
    effectText({ ...forwarded, outcome: 'respond', backends: [], status: 404, because }),
    '404 · No rule matches.',
  );
  assert.equal(matchText(forwarded.match, texts), 'HTTPRoute shop/store, simRuleNamed 2 beta, simMatch 1');
  assert.equal(percent(1 / 3), '33.3\u00a0%');
});

test('an answer looks as good as it is', () => {
  assert.equal(moodOf(forwarded), 'good');
  const broken = forwarded.backends.map((backend) => ({ ...backend, valid: 'no' as const }));
  assert.equal(moodOf({ ...forwarded, backends: broken }), 'bad');
  assert.equal(moodOf({ ...forwarded, outcome: 'respond', status: 404 }), 'bad');
  assert.equal(moodOf({ ...forwarded, outcome: 'respond', status: 204 }), 'good');
  assert.equal(moodOf({ ...forwarded, outcome: 'unknown' }), 'open');
});

test('arrow keys go round the tabs', () => {
  assert.deepEqual(
    [tabAfter('graph', 'ArrowRight'), tabAfter('request', 'ArrowRight'), tabAfter('graph', 'ArrowLeft')],
    ['table', 'graph', 'request'],
  );
  assert.deepEqual(
    [tabAfter('table', 'Home'), tabAfter('table', 'End'), tabAfter('table', 'a')],
    ['graph', 'request', undefined],
  );
});
