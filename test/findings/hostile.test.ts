import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFindingCode, renderMessage } from '../../server/src/engine/index.ts';
import { findingsOf, fixesOf, openFiles } from '../support/fixture.ts';
import { yamlFilesBelow } from '../support/pages.ts';

/** Whatever a text is: findings and fixes come without an exception, and each finding underlines a bit of one line. */
function checkCalm(text: string, name = 'main.yaml'): void {
  const fixture = openFiles({ files: new Map([[name, text]]) });
  for (const finding of findingsOf(fixture)) {
    assert.ok(isFindingCode(finding.code));
    assert.doesNotMatch(renderMessage(finding.message), /\{\w+\}/);
    const { start, end } = finding.span;
    assert.ok(
      0 <= start && start < end && end <= text.length,
      `${finding.code} at ${start}-${end} of ${text.length}`,
    );
    assert.doesNotMatch(text.slice(start, end), /[\r\n]./, finding.code);
    for (const fix of fixesOf(fixture, finding)) assert.ok(fix.edits.length > 0);
  }
}

const HEAD = 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: web\n';

const HOSTILE: Readonly<Record<string, string>> = {
  nothing: '',
  'a lone head': HEAD,
  'a byte order mark': `\uFEFF${HEAD}spec:\n  hostname: a\n`,
  'nul bytes': `${HEAD}spec:\n  hostname: \u0000\u0001\u0002\n`,
  'half a surrogate': `${HEAD}spec:\n  hostnames: ["\uD800"]\n  \uDFFF: 1\n`,
  'a huge number': `${HEAD}spec:\n  rules:\n    - backendRefs:\n        - name: a\n          port: ${'9'.repeat(400)}\n`,
  'every type where a map belongs': ['1', '"a"', '[]', '~', 'yes', '1.5', '{}', '!!binary aGk=', '*a', '&a b']
    .map((value) => `${HEAD}spec: ${value}\n`)
    .join('---\n'),
  'an object of lists': 'apiVersion: [gateway.networking.k8s.io/v1]\nkind: {HTTPRoute: 1}\nmetadata: []\n',
  'keys of an object prototype': `${HEAD}spec:\n  __proto__: 1\n  constructor: 1\n  toString: 1\n  hasOwnProperty: []\n`,
  'keys that are no strings': `${HEAD}spec:\n  1: a\n  true: b\n  ~: c\n  ? [a, b]\n  : d\n  ? {a: 1}\n  : e\n`,
  'pointers that need escapes': `${HEAD}spec:\n  a/b~c: 1\n  "": 2\n  "a b": 3\n`,
  'a long line': `${HEAD}spec:\n  hostname: ${'x'.repeat(100_000)}\n`,
  'long keys': `${HEAD}spec:\n  ${'k'.repeat(50_000)}: 1\n  ${'k'.repeat(50_000)}: 1\n`,
  'many fields': `${HEAD}spec:\n${Array.from({ length: 2000 }, (_, i) => `  hostnam${i}: 1\n`).join('')}`,
  'many syntax errors': `${HEAD}spec:\n${'  a b\n - c: d: e\n'.repeat(2000)}`,
  'a circular alias': `${HEAD}spec: &a\n  rules: *a\n  hostnames: *a\n`,
  'a circular merge': `${HEAD}spec: &a\n  <<: *a\n  rules: []\n`,
  'an alias bomb': `${HEAD}${Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}, `.repeat(10)}]\n`).join('')}`,
  'an alias bomb of merges': `${HEAD}spec: &a0 {a: 1}\n${Array.from({ length: 30 }, (_, i) => `b${i}: &a${i + 1} {<<: [*a${i}, *a${i}], c${i}: *a${i}}\n`).join('')}`,
  'tabs everywhere': `${HEAD}spec:\n\t\t- a\n\t-\tb:\t1\n`,
  'carriage returns': `${HEAD}spec:\n  hostname: a\n  rule: b\n`.replaceAll('\n', '\r'),
  'ignore comments everywhere': `# gatelens-ignore ,,, : \n${HEAD}#gatelens-ignore\nspec: # gatelens-ignore unknown-field, , a\n  a: 1 # gatelens-ignore\n# gatelens-ignore unknown-field`,
  'a list of lists':
    'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: gateway.networking.k8s.io/v1\n    kind: HTTPRouteList\n    items:\n      - spec: {}\n  - 1\n  -\n  - []\n',
};

for (const [name, text] of Object.entries(HOSTILE)) test(`${name} is taken calmly`, () => checkCalm(text));

for (const depth of [100, 1000, 3000, 10_000, 100_000])
  test(`${depth} levels deep is taken calmly`, () => {
    checkCalm(`${HEAD}spec: ${'['.repeat(depth)}`);
    checkCalm(`${HEAD}spec: ${'['.repeat(depth)}${']'.repeat(depth)}\n`);
    checkCalm(`${HEAD}spec: ${'{a: '.repeat(depth)}${'}'.repeat(depth)}\n`);
    checkCalm(`${HEAD}spec:\n${'- '.repeat(depth)}a\n`);
  });

test('blocks nested deeply are taken calmly', () => {
  const lines = Array.from({ length: 900 }, (_, i) => `${' '.repeat(i)}a:\n`);
  checkCalm(`${HEAD}spec:\n${lines.map((line) => ` ${line}`).join('')}`);
});

test('random bytes are taken calmly', () => {
  const random = generator(7);
  for (let round = 0; round < 100; round++) {
    const bytes = Array.from({ length: 400 }, () => String.fromCharCode(random(round < 50 ? 256 : 0xffff)));
    checkCalm(bytes.join(''));
    checkCalm(HEAD + bytes.join(''));
  }
});

const examples = [...yamlFilesBelow('examples')].filter(([path]) => path !== 'gatelens.yaml');

test('any line may be missing, or be being typed', () => {
  for (const [path, text] of examples) {
    const lines = text.split('\n');
    for (const index of lines.keys()) {
      const others = lines.toSpliced(index, 1);
      checkCalm(others.join('\n'), path);
      const line = lines[index] ?? '';
      checkCalm(lines.with(index, line.slice(0, Math.ceil(line.length / 2))).join('\n'), path);
    }
  }
});

test('any character may be missing', () => {
  const [path = '', text = ''] = examples.find(([name]) => name.endsWith('ledger/routes.yaml')) ?? [];
  assert.ok(text.length > 500);
  for (let i = 0; i < text.length; i++) checkCalm(text.slice(0, i) + text.slice(i + 1), path);
});

test('any end may be missing', () => {
  const [path = '', text = ''] = examples.find(([name]) => name.endsWith('storefront/partner.yaml')) ?? [];
  assert.ok(text.length > 500);
  for (let i = 0; i < text.length; i++) checkCalm(text.slice(0, i), path);
});

/** The same numbers in every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
