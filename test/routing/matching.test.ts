import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, PUBLIC, route, services, tableFrom } from './ask.ts';

const SERVICES = services('a', 'b', 'c', 'd', 'e');

/** One rule with a match and a backend. */
const rule = (match: string, backend: string): string =>
  `  - matches: [${match}]\n    backendRefs: [{ name: ${backend}, port: 80 }]\n`;
const rules = (...lines: string[]): string => `  rules:\n${lines.join('')}`;

test('prefixes go by elements, exact paths by letters', () => {
  const table = tableFrom(
    PUBLIC +
      SERVICES +
      route(
        'r',
        rules(
          rule('{ path: { value: /shop } }', 'a'),
          rule('{ path: { type: Exact, value: /shop/cart } }', 'b'),
          rule('{ path: { value: /help/ } }', 'c'),
        ),
      ),
  );
  const expected: readonly [path: string, answer: string][] = [
    ['/shop', 'forward a:80 by r/0'],
    ['/shop/', 'forward a:80 by r/0'],
    ['/shop/x', 'forward a:80 by r/0'],
    ['/shopping', 'respond 404'],
    ['/Shop', 'respond 404'],
    ['/shop/cart', 'forward b:80 by r/1'],
    ['/shop/cart/', 'forward a:80 by r/0'],
    ['/shop/cart?x=1', 'forward b:80 by r/1'],
    ['/help', 'forward c:80 by r/2'],
    ['/help/me', 'forward c:80 by r/2'],
    ['/', 'respond 404'],
  ];
  for (const [path, wanted] of expected) assert.equal(ask(table, `GET http://x${path}`), wanted, path);
});

test('an encoded or unusual path is certain only where that makes no difference', () => {
  const table = tableFrom(
    PUBLIC +
      SERVICES +
      route('r', rules(rule('{ path: { value: /a } }', 'a'), rule('{ path: { value: / } }', 'b'))),
  );
  assert.equal(ask(table, 'GET http://x/b/%7Ec'), 'forward b:80 by r/1');
  assert.match(
    ask(table, 'GET http://x/%61'),
    /^implementation-specific: forward b:80 by r\/1 or forward a:80 by r\/0 /,
  );
  assert.match(ask(table, 'GET http://x/b/../a'), /^implementation-specific/);
  assert.match(ask(table, 'GET http://x//a'), /^implementation-specific/);
});

test('header names know no case, values do, and only the first of equal names counts', () => {
  const table = tableFrom(
    PUBLIC +
      SERVICES +
      route(
        'r',
        rules(
          rule('{ headers: [{ name: X-User, value: me }, { name: x-user, value: you }] }', 'a'),
          rule('{ headers: [{ name: host, value: "x:80" }] }', 'b'),
        ),
      ),
  );
  assert.equal(ask(table, 'GET http://x/', { 'x-USER': 'me' }), 'forward a:80 by r/0');
  assert.equal(ask(table, 'GET http://x/', { 'x-user': 'Me' }), 'respond 404');
  assert.equal(ask(table, 'GET http://x/', { 'x-user': 'you' }), 'respond 404');
  assert.equal(ask(table, 'GET http://x:80/'), 'forward b:80 by r/1');
  assert.match(ask(table, 'GET http://x/', { 'x-user': ['me', 'you'] }), /^implementation-specific/);
});

test('query parameters are compared exactly, the first value of each', () => {
  const table = tableFrom(
    PUBLIC +
      SERVICES +
      route(
        'r',
        rules(
          rule('{ queryParams: [{ name: q, value: "a b" }] }', 'a'),
          rule('{ queryParams: [{ name: Q, value: x }] }', 'b'),
        ),
      ),
  );
  assert.equal(ask(table, 'GET http://x/?Q=x&z'), 'forward b:80 by r/1');
  assert.equal(ask(table, 'GET http://x/?q=x'), 'respond 404');
  assert.match(ask(table, 'GET http://x/?q=a+b'), /^implementation-specific/);
  assert.match(ask(table, 'GET http://x/?Q=x&Q=y'), /^implementation-specific/);
});

test('each match ranks by itself: exact path, longer prefix, method, headers, query parameters', () => {
  const all = [
    rule('{ queryParams: [{ name: q, value: x }] }', 'a'),
    rule('{ headers: [{ name: h, value: x }] }', 'b'),
    rule('{ method: GET }', 'c'),
    rule('{ path: { value: /p } }', 'd'),
    rule('{ path: { type: Exact, value: /p/q } }', 'e'),
  ];
  const table = tableFrom(PUBLIC + SERVICES + route('r', rules(...all)));
  assert.equal(ask(table, 'GET http://x/p/q?q=x', { h: 'x' }), 'forward e:80 by r/4');
  assert.equal(ask(table, 'GET http://x/p/z?q=x', { h: 'x' }), 'forward d:80 by r/3');
  assert.equal(ask(table, 'GET http://x/z?q=x', { h: 'x' }), 'forward c:80 by r/2');
  assert.equal(ask(table, 'PUT http://x/z?q=x', { h: 'x' }), 'forward b:80 by r/1');
  assert.equal(ask(table, 'PUT http://x/z?q=x'), 'forward a:80 by r/0');
});

test('ties go to the older Route, then to the first name, then to the first rule', () => {
  const one = (backend: string): string => rules(rule('{}', backend), rule('{}', 'e'));
  const [older, newer] = ['2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'];
  const aged = tableFrom(
    PUBLIC + SERVICES + route('r1', one('a'), { created: newer }) + route('r2', one('b'), { created: older }),
  );
  assert.equal(ask(aged, 'GET http://x/'), 'forward b:80 by r2/0');
  const named = tableFrom(
    PUBLIC + SERVICES + route('r2', one('b'), { created: older }) + route('r1', one('a'), { created: older }),
  );
  assert.equal(ask(named, 'GET http://x/'), 'forward a:80 by r1/0');
  const open = tableFrom(PUBLIC + SERVICES + route('r2', one('b')) + route('r1', one('a')));
  assert.equal(
    ask(open, 'GET http://x/'),
    'unknown: forward a:80 by r1/0 or forward b:80 by r2/0 (Which was created first, HTTPRoute infra/r1 or HTTPRoute infra/r2? If both at once, HTTPRoute infra/r1 comes first by its name.)',
  );
});

test('the more specific hostname comes first, and a hostname without a match leaves the request to the next', () => {
  const host = (name: string, path: string, backend: string): string =>
    `  hostnames: ["${name}"]\n${rules(rule(`{ path: { value: ${path} } }`, backend))}`;
  const table = tableFrom(
    PUBLIC +
      SERVICES +
      route('wide', host('*.example.com', '/', 'a')) +
      route('exact', host('a.example.com', '/only', 'b')) +
      route('deep', host('*.b.example.com', '/', 'c')),
  );
  assert.equal(ask(table, 'GET http://a.example.com/only'), 'forward b:80 by exact/0');
  assert.equal(ask(table, 'GET http://A.Example.com:80/only'), 'forward b:80 by exact/0');
  assert.equal(ask(table, 'GET http://a.example.com/'), 'forward a:80 by wide/0');
  assert.equal(ask(table, 'GET http://x.y.b.example.com/'), 'forward c:80 by deep/0');
  assert.equal(ask(table, 'GET http://example.com/'), 'respond 404');
  assert.equal(ask(table, 'GET http://10.0.0.1/'), 'respond 404');
  assert.equal(ask(table, 'GET /'), 'respond 404');
});

test('gRPC goes by service, method and headers, in an order of its own', () => {
  const table = tableFrom(
    PUBLIC +
      SERVICES +
      route(
        'g',
        rules(
          rule('{ headers: [{ name: h, value: x }] }', 'a'),
          rule('{ method: { service: shop.Cart } }', 'b'),
          rule('{ method: { service: shop.Cart, method: Add } }', 'c'),
          rule('{ method: { method: Ping } }', 'd'),
        ),
        { kind: 'GRPCRoute' },
      ),
  );
  assert.equal(ask(table, 'grpc shop.Cart/Add', { h: 'x' }), 'forward c:80 by g/2');
  assert.equal(ask(table, 'grpc shop.Cart/Get', { h: 'x' }), 'forward b:80 by g/1');
  assert.equal(ask(table, 'grpc other.Cart/Get', { h: 'x' }), 'forward a:80 by g/0');
  assert.equal(ask(table, 'grpc other.Cart/Get'), 'respond UNIMPLEMENTED');
  assert.match(
    ask(table, 'grpc other.Cart/Ping'),
    /^implementation-specific: forward d:80 by g\/3 or respond UNIMPLEMENTED/,
  );
  assert.equal(ask(table, 'GET http://x/shop.Cart/Add'), 'respond 404');
});

test('a Route without rules takes everything and has nothing to give', () => {
  const table = tableFrom(PUBLIC + route('r', '  hostnames: [x.example.com]'));
  assert.equal(ask(table, 'GET http://x.example.com/a'), 'respond 500 by r/0');
});
