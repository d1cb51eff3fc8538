/** Changes of CORS, which only requests of browsers show. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { file, GATEWAY, shop, told } from './checked.ts';

const PREFLIGHT = 'response OPTIONS origin access-control-request-method';

test('methods and headers: a wildcard, a list, nothing', () => {
  differ('allowMethods: ["*"]', 'allowMethods: [GET]', PREFLIGHT);
  differ('allowMethods: [GET, PUT, PATCH, DELETE, PROPFIND, LOCK]', 'allowMethods: ["*"]', PREFLIGHT);
  differ(
    'allowMethods: [GET]',
    'allowMethods: [GET], allowHeaders: ["*"]',
    `${PREFLIGHT} access-control-request-headers`,
  );
  differ('allowHeaders: [x-a]', 'allowHeaders: ["*"]', PREFLIGHT);
  differ('allowHeaders: [x-a]', '', PREFLIGHT);
});

test('origins: each pattern is asked for a site that no other one covers', () => {
  const origins = (patterns: readonly string[]): string =>
    `allowOrigins: [${patterns.map((each) => JSON.stringify(each)).join(', ')}]`;
  const pairs: readonly (readonly [before: readonly string[], after: readonly string[]])[] = [
    [['*'], ['https://a.example']],
    [['*'], ['https://*']],
    [['https://*'], ['https://*.example']],
    [['https://www.a.example', 'https://*.a.example'], ['https://www.a.example']],
    [
      ['https://*.example', 'https://a.example'],
      ['https://*.example', 'https://any.test'],
    ],
  ];
  for (const [before, after] of pairs) differ(origins(before), origins(after), 'filters GET origin');
});

function differ(before: string, after: string, expected: string): void {
  const [was = '', is = ''] = [before, after].map((cors) => {
    const origins = cors.includes('allowOrigins') ? '' : 'allowOrigins: ["https://a.example"], ';
    const filter = `{type: CORS, cors: {${origins}${cors}}}`;
    return file(GATEWAY, shop(`\n    - {filters: [${filter}], backendRefs: [{name: web, port: 80}]}`));
  });
  const [first = 'nothing', ...others] = told(was, is);
  assert.deepEqual(others, []);
  const request = first.replace(/ shop.example.com (\w+) http:\/\/shop.example.com\//, ' $1');
  assert.equal(request.replace(/:.*$/, ''), expected, `${before} to ${after}`);
}
