import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMessage } from '../../server/src/engine/index.ts';
import { answer } from '../../server/src/engine/routing/answer.ts';
import type { RequestHeaders } from '../../server/src/engine/routing/request.ts';
import { PUBLIC, placeOf, requestOf, route, services, tableFrom } from './ask.ts';

function traced(yaml: string, request: string, headers?: RequestHeaders): string[] {
  return answer(tableFrom(PUBLIC + services('a') + yaml), requestOf(request, headers))
    .trace()
    .map(({ match, matched, failed, decidedBy, message }) =>
      [
        placeOf(match),
        matched === true ? 'won' : (failed ?? 'perhaps'),
        decidedBy ?? '-',
        renderMessage(message),
      ].join(' | '),
    );
}

const rule = (match: string): string => `  - matches: [${match}]\n    backendRefs: [{ name: a, port: 80 }]\n`;

test('each match tells what failed first, and losers tell what decided', () => {
  const spec = `  rules:\n${[
    '{ path: { value: /a/b } }',
    '{ path: { value: /a } }, { path: { value: /a }, headers: [{ name: h, value: x }] }',
    '{ path: { type: Exact, value: /z } }',
    '{ method: PUT }',
    '{ headers: [{ name: h, value: z }] }',
    '{ queryParams: [{ name: q, value: "1" }] }',
  ]
    .map(rule)
    .join('')}`;
  assert.deepEqual(traced(route('r', spec), 'GET http://x/a/b?q=2', { H: 'x' }), [
    'r/0 | won | - | It matches and comes first.',
    'r/1.1 | precedence | prefix-length | The winner, #1, has a longer path prefix.',
    'r/1 | precedence | prefix-length | The winner, #1, has a longer path prefix.',
    'r/2 | path | - | The path is `/a/b`, not `/z`.',
    'r/3 | method | - | The method is GET, not PUT.',
    'r/4 | header:h | - | The header `h` is `x`, not `z`.',
    'r/5 | query:q | - | The query parameter `q` is `2`, not `1`.',
  ]);
});

test('hostnames, kinds, ages and names are told as well', () => {
  const spec = (host: string): string => `  hostnames: [${host}]\n  rules:\n${rule('{}')}`;
  const created = '2024-01-01T00:00:00Z';
  const yaml =
    route('near', spec('a.com'), { created }) +
    route('same', spec('a.com'), { created }) +
    route('young', spec('a.com'), { created: '2025-01-01T00:00:00Z' }) +
    route('wide', spec('"*.com"'), { created }) +
    route('other', spec('b.com'), { created }) +
    route('call', spec('a.com'), { created, kind: 'GRPCRoute' });
  assert.deepEqual(traced(yaml, 'GET http://a.com/'), [
    'near/0 | won | - | It matches and comes first.',
    'same/0 | precedence | name | HTTPRoute infra/near comes first by its name.',
    'young/0 | precedence | age | HTTPRoute infra/near is older.',
    'wide/0 | precedence | hostname | The hostname of HTTPRoute infra/near is more specific.',
    'call/0 | protocol | - | A GRPCRoute does not take such a request.',
    'other/0 | hostname | - | The hostname `b.com` does not cover `a.com`.',
  ]);
});

test('a tie that the order of creation decides is left open', () => {
  const spec = `  rules:\n${rule('{}')}`;
  assert.deepEqual(traced(route('b', spec) + route('a', spec), 'GET http://x/'), [
    'a/0 | perhaps | - | It matches, but another one may come first.',
    'b/0 | perhaps | age | It matches, and whether it comes before HTTPRoute infra/a is not certain.',
  ]);
});

test('Routes of another listener are named with it', () => {
  const yaml = PUBLIC.replace(
    '{ name: http, port: 80, protocol: HTTP }',
    '{ name: http, port: 80, protocol: HTTP }\n  - { name: own, port: 80, protocol: HTTP, hostname: own.com }',
  ).concat(
    services('a'),
    route('r', `  rules:\n${rule('{}')}`).replace('{ name: public }', '{ name: public, sectionName: http }'),
  );
  const found = answer(tableFrom(yaml), requestOf('GET http://own.com/'));
  assert.equal(found.status, 404);
  assert.deepEqual(
    found.trace().map(({ failed, message }) => [failed, renderMessage(message)]),
    [['listener', 'It is attached to the listener `http`, and another one takes the request.']],
  );
});
