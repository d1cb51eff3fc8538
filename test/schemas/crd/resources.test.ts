import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFixture, renderFindings } from '../../support/fixture.ts';
import { WIDGETS } from './widgets.ts';

/** What stands below `metadata`, and what is said of it: place, severity, code, message. */
const CASES: { readonly [body: string]: readonly string[] } = {
  'spec: { size: 2 }': [],
  'spec: { size: 12 }': ['1:15-1:17 error out-of-limits `size` is 12, and at most 10 is allowed.'],
  'spec: {}': ['1:1-1:5 error missing-field `spec` needs `size`.'],
  'spec: { size: 1, siz: 2 }': ['1:18-1:21 error unknown-field `spec` has no field `siz`.'],
  'spec: { size: "2" }': [
    '1:15-1:18 error wrong-type `size` must be of type integer, and quotes make this a string. Take them away.',
  ],
  'spec: { size: 2, shape: oval }': [
    '1:25-1:29 error not-in-enum `oval` is not allowed for `shape`. Choose one of `round`, `square`.',
  ],
  'spec: { size: 2, code: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab }': [
    '1:24-1:70 error pattern-mismatch `aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab` does not have the form that `code` asks for: ^(a+)+$',
  ],
  'spec: { size: 2, colours: [red, red] }': [
    '1:33-1:36 error duplicate-list-key `red` stands in `colours` already. Each value may stand there once.',
  ],
  'spec: { size: 2, parts: [{ name: x }, { name: x }] }': [
    '1:47-1:48 error duplicate-list-key Another item of `parts` already has `name: x`. Each may stand there once.',
  ],
  'spec: { size: 2, parts: [{ name: x, port: 80 }, { name: w, port: http }] }': [],
  'spec: { size: 2, parts: [{ name: x, port: { a: 1 } }] }': [
    '1:37-1:41 error wrong-type `port` must be of type integer | string, not map.',
  ],
  'spec: { size: 2, note: null, limit: null }': [],
  'spec: { size: 2, made: tomorrow }': [
    '1:24-1:32 error bad-format `tomorrow` is no date and time. Write it as in 2026-01-31T08:00:00Z.',
  ],
  'spec: { size: 2, every: 5 minutes, extra: { any: [1] }, labels: { a: b } }': [],
  'spec: { size: 2, labels: { a: 1 } }': [
    '1:31-1:32 error wrong-type `a` must be a string, and YAML reads `1` as a number. Put it in quotes.',
  ],
  'spec: { size: 2, template: { apiVersion: v1, kind: Pod, metadata: { name: p, labels: { a: b } } } }': [],
  'spec: { size: 2, template: { kind: Pod, metadata: {}, spec: { onn: true } } }': [
    '1:18-1:26 error missing-field `spec.template` needs `apiVersion`.',
    '1:63-1:66 error unknown-field `spec.template.spec` has no field `onn`. Did you mean `on`?',
  ],
  'spec: { size: 5, limit: 3 }': [
    '1:15-1:16 error rule-violation A rule of the resource definition does not hold: size must not exceed limit',
  ],
  'spec: { size: 1, colours: [blue, round] }': [
    '1:1-1:5 error rule-violation A rule of the resource definition does not hold: no colour may be called round',
  ],
  'spec: { size: 1, colours: [square], made: "2020-01-01T00:00:00Z" }': [
    '1:1-1:5 error rule-violation A rule of the resource definition does not hold: made must lie in this century, after 2020',
  ],
  'spec: { size: 1, every: 2h }': [
    "1:1-1:5 error rule-violation This breaks the rule `!has(self.every) || self.every <= duration('1h')` of the resource definition.",
  ],
  'spec: { size: 5, limit: ${LIMIT} }': [],
  'spec:\n  size: 1\n size: 2': [
    '3:2-3:9 error yaml-syntax This line is not indented like those it belongs to. Line it up with them.',
  ],
  'status: { anything: 1 }\nspec: { size: 1 }': [],
};

const HEAD = 'apiVersion: shop.example.com/v1\nkind: Widget\nmetadata: { name: w, namespace: shop }\n';

/** Lines count from where the case begins. */
function relative(line: string): string {
  return line
    .replace(/^main\.yaml:/, '')
    .replace(
      /^(\d+):(\d+)-(\d+):/,
      (_, a: string, b: string, c: string) => `${Number(a) - 3}:${b}-${Number(c) - 3}:`,
    );
}

for (const [body, expected] of Object.entries(CASES))
  test(`a resource of a kind of the workspace: ${body}`, () => {
    const fixture = openFixture(`${WIDGETS}# file: main.yaml\n${HEAD}${body}\n`);
    const lines = renderFindings(fixture)
      .split('\n')
      .filter((line) => line !== '');
    assert.deepEqual(lines.map(relative), expected);
  });

test('without the definition nothing is said', () => {
  assert.equal(renderFindings(openFixture(`${HEAD}spec: { size: 12 }\n`)), '');
});

test('in a list, and after its definition went and came again', () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n  - apiVersion: shop.example.com/v1\n    kind: Widget\n    metadata: { name: w }\n    spec: { size: 12 }\n`;
  const fixture = openFixture(`# file: main.yaml\n${list}${WIDGETS}`);
  const { workspace } = fixture;
  const codes = () =>
    workspace
      .snapshot()
      .findings('file:///w/main.yaml')
      .map(({ code }) => code);
  assert.deepEqual(codes(), ['out-of-limits']);
  const text = fixture.files.get('crds/widgets.yaml') ?? '';
  const uri = 'file:///w/crds/widgets.yaml';
  const write = (next: string, version: number) =>
    workspace.apply([{ type: 'opened', uri, text: next, version }]);
  assert.ok(write('', 2).affected.has('file:///w/main.yaml'));
  assert.deepEqual(codes(), []);
  write(text.replace('maximum: 10', 'maximum: 20'), 3);
  assert.deepEqual(codes(), []);
  write(text.replace('maximum: 10', 'maximum: 5'), 4);
  assert.deepEqual(codes(), ['out-of-limits']);
});
