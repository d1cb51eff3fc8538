/** What is offered in a RouteTest, and where its names lead. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { definition } from '../../../server/src/features/definition.ts';
import { hover } from '../../../server/src/features/hover.ts';
import { shopWith } from '../../routeTests/shop.ts';
import { openFixture, pathOf } from '../../support/fixture.ts';
import { cursorOf } from '../render.ts';
import { accept, ask, labelsOf, linesOf } from './ask.ts';

const CASE = (request: string, expect = '{}'): string =>
  `    - name: a\n      request:\n${request}      expect: ${expect}\n`;

test('URLs that rules ask for', () => {
  const asked = ask(shopWith(CASE('        url: <CURSOR>\n')));
  assert.deepEqual(linesOf(asked).split('\n').sort(), [
    'http://shop.example.com/api?page=2 HTTPRoute shop/shop #5',
    'http://shop.example.com/cart HTTPRoute shop/shop #2',
    'http://shop.example.com/none HTTPRoute shop/shop #6',
    'http://shop.example.com/old HTTPRoute shop/shop #3',
    'http://shop.example.com/v0/items HTTPRoute shop/shop #4',
  ]);
  assert.match(accept(asked, 'http://shop.example.com/cart'), /url: http:\/\/shop\.example\.com\/cart\n/);
});

test('headers that rules ask for, and their values', () => {
  assert.equal(
    labelsOf(
      ask(shopWith(CASE('        url: http://shop.example.com/\n        headers:\n          <CURSOR>\n'))),
    ),
    'x-beta x-key',
  );
  const value = ask(
    shopWith(CASE('        url: http://shop.example.com/\n        headers:\n          x-beta: <CURSOR>\n')),
  );
  assert.match(accept(value, '1'), /x-beta: "1"\n/);
});

test('Gateways, backends with their ports, Routes and named rules', () => {
  assert.equal(labelsOf(ask(shopWith(CASE('        url: /\n'), 'gateway: {name: <CURSOR>}'))), 'public');
  const backend = ask(shopWith(CASE('        url: /\n', '{backend: {name: <CURSOR>}}')));
  assert.match(labelsOf(backend), /cart cart-beta/);
  assert.equal(
    labelsOf(
      ask(shopWith(CASE('        url: /\n', '{backend: {namespace: shop, name: cart, port: <CURSOR>}}'))),
    ),
    '8080',
  );
  assert.equal(
    labelsOf(ask(shopWith(CASE('        url: /\n', '{route: {name: shop, rule: <CURSOR>}}')))),
    'cart',
  );
});

test('keys of a case and of an expectation', () => {
  assert.match(labelsOf(ask(shopWith('    - <CURSOR>\n'))), /name request expect$/);
  assert.equal(
    labelsOf(ask(shopWith(`    - name: a\n      request: {url: /}\n      expect:\n        <CURSOR>\n`))),
    'backend backends status grpcStatus redirect request responseHeaders mirrors route',
  );
});

const LED: readonly (readonly [text: string, target: string])[] = [
  [shopWith(CASE('        url: /\n'), 'gateway: {namespace: infra, name: pub<CURSOR>lic}'), 'gateway.yaml'],
  [shopWith(CASE('        url: /\n', '{backend: {namespace: shop, name: ca<CURSOR>rt}}')), 'services.yaml'],
  [shopWith(CASE('        url: /\n', '{route: {namespace: shop, name: sh<CURSOR>op}}')), 'routes.yaml'],
];

for (const [text, target] of LED)
  test(`a name leads to ${target}`, () => {
    const fixture = openFixture(text);
    const { uri, position } = cursorOf(fixture);
    const found = definition(fixture.snapshot, uri, position, { links: false });
    const [first] = Array.isArray(found) ? found : [found];
    assert.equal(first && 'uri' in first ? pathOf(first.uri) : undefined, target);
  });

test('fields are explained', () => {
  const fixture = openFixture(shopWith(CASE('        url: /\n', '{back<CURSOR>ends: []}')));
  const { uri, position } = cursorOf(fixture);
  const shown = JSON.stringify(hover(fixture.snapshot, uri, position, { locale: 'en', markdown: true }));
  assert.match(shown, /All backends that get a share/);
  assert.doesNotMatch(shown, /since v/i);
});
