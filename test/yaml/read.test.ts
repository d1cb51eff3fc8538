import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { YamlNode } from '../../server/src/engine/yaml/nodes.ts';
import { readDocument } from '../../server/src/engine/yaml/read.ts';
import { renderTree } from '../support/tree.ts';

type Case = {
  readonly name: string;
  readonly text: string;
  readonly tree: string;
  /** `type[:detail] 'text at the span'` */
  readonly problems?: readonly string[];
};

const CASES: readonly Case[] = [
  { name: 'maps, lists, scalars', text: 'a: 1\nb:\n- x\n- y: z\n', tree: '{a: 1, b: ["x", {y: "z"}]}' },
  { name: 'JSON', text: '{"a": [1, true, null, "yes"]}', tree: '{a: [1, true, null, "yes"]}' },
  { name: 'quotes keep text', text: 'a: "80"\nb: \'yes\'\n', tree: '{a: "80", b: "yes"}' },
  {
    name: 'block scalars',
    text: 'a: |\n  one\n  two\nb: >-\n  three\n  four\n',
    tree: '{a: "one\\ntwo\\n", b: "three four"}',
  },
  { name: 'a key without a value', text: 'a:\nb: 1\n', tree: '{a: null, b: 1}' },
  { name: 'aliases are followed', text: 'a: &x {b: 1}\nc: *x\n', tree: '{a: {b: 1}, c: *x {b: 1}}' },
  {
    name: 'merge keys',
    text: 'a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n',
    tree: '{a: {b: 1, c: 2}, d: {c: 3, <<b: 1}}',
  },
  { name: 'a tag makes a string', text: 'a: !!str 80\n', tree: '{a: "80"}' },
  { name: 'CRLF', text: 'a: 1\r\nb: x\r\n', tree: '{a: 1, b: "x"}' },
  { name: 'comments only', text: '# nothing\n', tree: '(nothing)' },
  {
    name: 'Flux and Helm placeholders',
    text: 'a: ${NAME}\nb: {{ .Values.x }}\nc: "p-$(X)"\n',
    tree: '{a: ‹${NAME}›, b: ‹{{ .Values.x }}›, c: ‹p-$(X)›}',
  },
  { name: 'a dollar in a regular expression is none', text: 'a: ^/x(y|z)$\n', tree: '{a: "^/x(y|z)$"}' },
  { name: 'duplicate keys', text: 'a: 1\na: 2\n', tree: '{a: 1, a: 2}', problems: ["duplicate-key 'a'"] },
  { name: 'half a line', text: 'a: 1\nb\n', tree: '{a: 1, b: null}', problems: ["syntax:missing-colon 'b'"] },
  { name: 'tabs', text: 'a:\n\tb: 1\n', tree: '{a: null, b: 1}', problems: ["syntax:tab-indentation '\\t'"] },
  {
    name: 'an unclosed quote',
    text: 'a: "x\nb: 1\n',
    tree: '{a: "x b: 1"}',
    problems: ["syntax:unclosed-quote ''"],
  },
  {
    name: 'an unknown alias',
    text: 'a: *nobody\n',
    tree: '{a: null}',
    problems: ["syntax:unknown-alias '*nobody'"],
  },
  {
    name: 'a circular alias',
    text: 'a: &x\n  b: *x\n',
    tree: '{a: {b: null}}',
    problems: ["syntax:circular-alias '*x'"],
  },
];

for (const { name, text, tree, problems = [] } of CASES)
  test(`read: ${name}`, () => {
    const document = readDocument(text);
    assert.equal(renderTree(document.root), tree);
    assert.deepEqual(
      document.problems.map(
        ({ type, detail, span }) =>
          `${type}${detail ? `:${detail}` : ''} ${JSON.stringify(text.slice(span.start, span.end)).replaceAll('"', "'")}`,
      ),
      problems,
    );
  });

test('conflict markers are called by their name', () => {
  const { problems } = readDocument('a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n');
  assert.ok(problems.some(({ detail }) => detail === 'conflict-marker'));
});

test('template lines make the document a template and keep what stands between', () => {
  const document = readDocument(
    '{{- if .Values.on }}\na: 1\n  {{- toYaml . | nindent 2 }}\nb: {{ .x }}\n{{- end }}\n',
  );
  assert.equal(document.template, true);
  assert.equal(renderTree(document.root), '{a: 1, b: ‹{{ .x }}›}');
});

test('an alias bomb is named and bounded', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 12; i++)
    lines.push(
      `a${i}: &a${i} [${Array(10)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
    );
  const { root, problems } = readDocument(`${lines.join('\n')}\n`);
  assert.deepEqual(
    problems.map(({ type }) => type),
    ['excessive-aliasing'],
  );
  assert.ok(countNodes(root) < 50_000);
});

test('absurd nesting is a problem, not a crash', () => {
  const texts = [
    '['.repeat(100_000),
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    '{a: '.repeat(5000),
    `${'- '.repeat(5000)}a`,
    `${'? '.repeat(5000)}a`,
    Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  ];
  for (const text of texts)
    assert.deepEqual(
      readDocument(text).problems.map(({ type }) => type),
      ['too-deep'],
      text.slice(0, 10),
    );
});

test('every span holds the text it speaks of', () => {
  const text = 'metadata:\n  name: shop # the name\n  labels: {a: "b c", d: e}\nlist:\n- one\n-   two\n';
  const check = (node: YamlNode): void => {
    if (node.type === 'scalar' && node.text !== '')
      assert.ok(text.slice(node.span.start, node.span.end).includes(node.text), node.text);
    if (node.type === 'map')
      for (const { key, value } of node.entries) {
        assert.equal(text.slice(key.span.start, key.span.end), key.text);
        check(value);
      }
    if (node.type === 'sequence') node.items.forEach(check);
  };
  const { root } = readDocument(text);
  assert.ok(root);
  check(root);
});

function countNodes(node: YamlNode | undefined): number {
  if (!node) return 0;
  if (node.type === 'map') return node.entries.reduce((sum, { value }) => sum + 1 + countNodes(value), 1);
  if (node.type === 'sequence') return node.items.reduce((sum, item) => sum + countNodes(item), 1);
  return 1;
}
