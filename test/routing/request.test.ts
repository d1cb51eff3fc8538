import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Request, readRequest } from '../../server/src/engine/routing/request.ts';

test('URLs as people write them', () => {
  const expected: readonly [
    url: string,
    host: string | undefined,
    port: number,
    path: string,
    query?: string,
  ][] = [
    ['http://shop.example.com', 'shop.example.com', 80, '/'],
    ['https://Shop.Example.com./a?b=c#d', 'shop.example.com', 443, '/a', 'b=c'],
    ['shop.example.com:8080/x', 'shop.example.com', 8080, '/x'],
    ['/cart?x', undefined, 80, '/cart', 'x'],
    ['https:///cart', undefined, 443, '/cart'],
    ['http://:8080/', undefined, 8080, '/'],
    ['http://10.1.2.3:81/', undefined, 81, '/'],
    ['http://[::1]:82/', undefined, 82, '/'],
    ['http://me:secret@a.com/', 'a.com', 80, '/'],
    ['http://a.com?q', 'a.com', 80, '/', 'q'],
  ];
  for (const [url, host, port, path, query] of expected) {
    const call = readRequest({ url });
    assert.ok(call?.type === 'http', url);
    assert.deepEqual([call.host, call.port, call.path, call.query], [host, port, path, query], url);
  }
});

test('what is no URL of HTTP is none', () => {
  for (const url of ['ftp://a.com/', 'http://a.com:99999/', 'http://a b/', 'mailto://x'])
    assert.equal(readRequest({ url }), undefined, url);
});

test('the Host header names the host, and the URL still the connection', () => {
  const call = readRequest({ url: 'https://a.com/', headers: { HOST: 'B.com:444' } });
  assert.ok(call?.type === 'http');
  assert.deepEqual(
    [call.host, call.authority, call.sni, call.headers.size],
    ['b.com', 'B.com:444', 'a.com', 0],
  );
});

test('gRPC is a POST that says what it is', () => {
  const request: Request = {
    grpc: { service: 'a.B', method: 'C', host: 'x.com', headers: { K: ['1', '2'] } },
  };
  const call = readRequest(request);
  assert.ok(call?.type === 'http');
  assert.deepEqual([call.method, call.path, call.port, call.host], ['POST', '/a.B/C', 80, 'x.com']);
  assert.deepEqual(
    [...call.headers],
    [
      ['k', ['1', '2']],
      ['content-type', ['application/grpc']],
    ],
  );
});
