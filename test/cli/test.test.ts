/** `gatelens test`: what runs, what is printed, how it ends. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shopWith } from '../routeTests/shop.ts';
import { inFolder } from '../support/cli.ts';
import { parseFixture } from '../support/fixture.ts';

const CASES = `    - name: beta users
      request: {url: "http://shop.example.com/cart", headers: {x-beta: "1"}}
      expect: {backend: {name: cart-beta}}
    - name: "old # paths"
      request: {url: "http://shop.example.com/old"}
      expect: {redirect: {statusCode: 302}, backends: []}
    - name: late
      request: {url: "http://shop.example.com/late", headers: {x-key: a}}
      expect: {status: 404}
`;
const FILES = Object.fromEntries(parseFixture(shopWith(CASES)).files);
const PASSING = {
  ...FILES,
  'shop.routetest.yaml': (FILES['shop.routetest.yaml'] ?? '').split('    - name: "old')[0] ?? '',
};

test('text: what was expected and what is', () =>
  inFolder(FILES, async ({ gatelens }) => {
    assert.deepEqual(await gatelens('test'), {
      code: 1,
      err: '',
      out: `shop.routetest.yaml
  ✓ store › beta users
  ✗ store › old # paths  shop.routetest.yaml:12
      redirect.statusCode
        expected  302
        actual    301
  ✗ store › late  shop.routetest.yaml:15
      The outcome is not certain.
      The value \`\${KEY}\` is filled in later.

1 passed, 2 failed
`,
    });
  }));

test('all pass: exit 0; a test alone has nobody to ask', () =>
  inFolder(PASSING, async ({ gatelens }) => {
    const { code, out } = await gatelens('test');
    assert.deepEqual([code, out.split('\n').at(-2)], [0, '1 passed, 0 failed']);
    const alone = await gatelens('test shop.routetest.yaml');
    assert.equal(alone.code, 1);
    assert.match(alone.out, /Gateway infra\/public is not in this workspace\./);
  }));

test('a test that is too broken to be read is no success', () =>
  inFolder(
    { 'a.yaml': 'apiVersion: gatelens.dev/v1alpha1\nmetadata: { name: "x }\nkind: RouteTest\n' },
    async ({ gatelens }) => {
      const { code, err } = await gatelens('test');
      assert.equal(code, 2);
      assert.match(err, /^a\.yaml:3: This RouteTest is not valid YAML and was not run\.$/m);
    },
  ));

test('no tests: said, and no failure', () =>
  inFolder({ 'gateway.yaml': FILES['gateway.yaml'] ?? '' }, async ({ gatelens }) => {
    assert.deepEqual(await gatelens('test'), {
      code: 0,
      out: 'No tests\n',
      err: 'No RouteTest documents were found.\n',
    });
  }));

test('json: the contract', () =>
  inFolder(FILES, async ({ gatelens }) => {
    const report = JSON.parse((await gatelens('test --format json')).out);
    const { version, passed, failed, tests } = report;
    assert.deepEqual([version, passed, failed, tests.length], [1, 1, 2, 3]);
    const { actual, ...rest } = tests[1];
    assert.deepEqual(rest, {
      path: 'shop.routetest.yaml',
      line: 11,
      name: 'store',
      case: 'old # paths',
      passed: false,
      message: '`redirect.statusCode`: expected 302, but it is 301.',
    });
    assert.deepEqual(
      [actual.outcome, actual.redirect.statusCode, actual.route.name],
      ['redirect', 301, 'shop'],
    );
    assert.equal(actual.trace.length > 3, true);
  }));

test('junit: a suite a file', () =>
  inFolder(FILES, async ({ gatelens }) => {
    assert.equal(
      (await gatelens('test --format junit')).out,
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="gatelens" tests="3" failures="2">
  <testsuite name="shop.routetest.yaml" tests="3" failures="2">
    <testcase classname="shop.routetest.yaml" name="store › beta users" file="shop.routetest.yaml" line="9"/>
    <testcase classname="shop.routetest.yaml" name="store › old # paths" file="shop.routetest.yaml" line="12">
      <failure message="\`redirect.statusCode\`: expected 302, but it is 301.">shop.routetest.yaml:12&#10;\`redirect.statusCode\`: expected 302, but it is 301.</failure>
    </testcase>
    <testcase classname="shop.routetest.yaml" name="store › late" file="shop.routetest.yaml" line="15">
      <failure message="The outcome is not certain. The value \`\${KEY}\` is filled in later.">shop.routetest.yaml:15&#10;The outcome is not certain.&#10;The value \`\${KEY}\` is filled in later.</failure>
    </testcase>
  </testsuite>
</testsuites>
`,
    );
  }));

test('tap: what differs as YAML', () =>
  inFolder(FILES, async ({ gatelens }) => {
    assert.equal(
      (await gatelens('test --format tap')).out,
      `TAP version 14
1..3
ok 1 - shop.routetest.yaml: store › beta users
not ok 2 - shop.routetest.yaml: store › old \\# paths
  ---
  message: "\`redirect.statusCode\`: expected 302, but it is 301."
  at: "shop.routetest.yaml:12"
  differences:
    - key: "redirect.statusCode"
      expected: "302"
      actual: "301"
  ...
not ok 3 - shop.routetest.yaml: store › late
  ---
  message: "The outcome is not certain. The value \`\${KEY}\` is filled in later."
  at: "shop.routetest.yaml:15"
  ...
`,
    );
  }));

test('wrong usage: exit 2', () =>
  inFolder(FILES, async ({ gatelens }) => {
    assert.equal((await gatelens('test --format xml')).code, 2);
    assert.equal((await gatelens('test nowhere')).code, 2);
  }));
