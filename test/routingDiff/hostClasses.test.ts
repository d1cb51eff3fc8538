import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostClasses } from '../../server/src/engine/routingDiff/hostClasses.ts';
import { check, file, GATEWAY, shop } from './checked.ts';

test('one host for each hostname that is its closest, and one that nobody names', () => {
  const of = (...hostnames: readonly string[]): string[] =>
    hostClasses(hostnames).map(({ pattern, host }) => `${pattern} ${host}`);
  assert.deepEqual(of('a.com', '*.com', '*.b.com', 'www.b.com'), [
    'a.com a.com',
    'www.b.com www.b.com',
    '*.b.com any.b.com',
    '*.com www.com',
    ' www.example',
  ]);
  assert.deepEqual(of('*.example'), ['*.example www.example', ' www.test']);
  assert.deepEqual(of('*.example', '*.test', '*.invalid').at(-1), ' www.any-5');
});

test('a wildcard below a name that is meant for examples hides no other host', () => {
  const routes = (backend: string): string =>
    file(
      GATEWAY,
      shop('\n    - {backendRefs: [{name: a, port: 80}]}', '["*.example"]'),
      shop(`\n    - {backendRefs: [{name: ${backend}, port: 80}]}`, '[]').replace(
        'name: shop,',
        'name: all,',
      ),
    );
  check(routes('b'), routes('c'), 'moved (any other) GET http://www.test/: b 100 % -> c 100 %');
});
