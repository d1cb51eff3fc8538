import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMessage } from '../../server/src/engine/index.ts';
import { answer } from '../../server/src/engine/routing/answer.ts';
import { nobody } from '../../server/src/engine/routing/nobody.ts';
import { requestOf, tableFrom } from './ask.ts';

const gateway = (...listeners: string[]): string => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: infra }
spec:
  gatewayClassName: edge
  listeners:
${listeners.map((each) => `  - { ${each} }\n`).join('')}`;

function why(table: ReturnType<typeof tableFrom>, request: string): string {
  const { because } = answer(table, requestOf(request));
  return because ? renderMessage(because) : '';
}

test('a request that no listener takes is told what was asked for and which listeners are closest', () => {
  const table = tableFrom(
    gateway(
      'name: plain, port: 8080, protocol: HTTP, hostname: "*.example.org"',
      'name: other, port: 80, protocol: HTTP, hostname: a.example.net',
      'name: shop, port: 80, protocol: HTTP, hostname: shop.example.org',
      'name: secure, port: 443, protocol: HTTPS, hostname: "*.example.org"',
      'name: sql, port: 5432, protocol: TCP',
    ),
  );
  const expected: readonly [request: string, because: string][] = [
    [
      'GET http://cart.example.org/',
      'No listener on port 80 serves the hostname `cart.example.org`; there are `shop` (HTTP :80 shop.example.org), `other` (HTTP :80 a.example.net).',
    ],
    [
      'GET http://10.1.1.1/',
      'No listener on port 80 serves requests without a hostname; there are `other` (HTTP :80 a.example.net), `shop` (HTTP :80 shop.example.org).',
    ],
    [
      'GET https://example.net/',
      'No listener on port 443 serves the TLS server name `example.net`; there are `secure` (HTTPS :443 *.example.org).',
    ],
    [
      'udp 53',
      'No listener is on port 53; the Gateway has `sql` (TCP :5432), `plain` (HTTP :8080 *.example.org), `other` (HTTP :80 a.example.net), `shop` (HTTP :80 shop.example.org), `secure` (HTTPS :443 *.example.org).',
    ],
    [
      'tcp 80',
      'The listeners on port 80 speak HTTP, which is not what the request speaks; the Gateway has `sql` (TCP :5432), `other` (HTTP :80 a.example.net), `shop` (HTTP :80 shop.example.org), `plain` (HTTP :8080 *.example.org), `secure` (HTTPS :443 *.example.org).',
    ],
  ];
  for (const [request, because] of expected) assert.equal(why(table, request), because);
});

test('of many listeners the five closest are named; of none there is nothing to name', () => {
  const many = Array.from(
    { length: 9 },
    (_, i) => `name: n${i}, port: 80, protocol: HTTP, hostname: n${i}.example.${i < 5 ? 'net' : 'org'}`,
  );
  const text = why(tableFrom(gateway(...many)), 'GET http://a.example.org/');
  assert.deepEqual(text.match(/`n\d`|…/g), ['`n5`', '`n6`', '`n7`', '`n8`', '`n0`', '…']);
  assert.equal(
    why(tableFrom(gateway().replace('listeners:', 'listeners: []')), 'tcp 80'),
    'The Gateway has no listeners, so none is on port 80.',
  );
});

test('TCP and UDP that no listener surely takes are told in their own words', () => {
  const ids = (['tcp', 'udp'] as const).map((type) => nobody([], { type, port: 53 }).because?.id);
  assert.deepEqual(ids, ['routing.no-listener.tcp', 'routing.no-listener.udp']);
});
