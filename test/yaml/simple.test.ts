import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { maskPlaceholders } from '../../server/src/engine/yaml/placeholders.ts';
import { parseWhole } from '../../server/src/engine/yaml/read.ts';
import { readSimple } from '../../server/src/engine/yaml/simple.ts';
import { splitDocuments } from '../../server/src/engine/yaml/split.ts';
import { seededRandom } from '../support/random.ts';

/** Documents that are simple: read without the parser, and read as the parser reads them. */
const SIMPLE: readonly string[] = [
  'a: 1\n',
  'a: 1',
  '# head\n---\n# more\na: 1 # here\n',
  'a:\n  b: 1\n\n\nc: 2\n',
  'a:\n  # deep\n  b: 1\n# shallow\nc: 2\n# end\n',
  'a:\n- x\n- y\nb:\n  - z\n',
  '- a\n- b: 1\n  c: 2\n-\n  d: 1\n- - e\n  - f\n',
  'a: "x # y: z"  # c\nb: \'{}\'\nc: ""\n',
  'a: []\nb: {}\nc: [x, "y", {z: 1}]\nd: { e: [1, 2], f: yes }\n',
  'a:\n  b:\nc:\n',
  'a: http://x.example/a#b\nb: a b c\nc: -1\nd: 1:2\n',
  'a: yes\nb: 0777\nc: ~\nd: null\ne: 1_000\nf: .5\non: off\n',
  'a: 你好 é\n',
  '"a": 1\n\'b c\':\n  - "d": x\n',
  'a: 1\r\nb:\r\n  - c # d\r\n\r\n  - e: "f"\r\n',
  '# head\r\n---\r\na: {b: [c]}\r\n',
  '{a: 1}\n',
  '{"a": [1, true, null, {"b": "c"}], "d": {}}',
  '{\n  "a": [\n    1,\n    "x"\n  ],\n  "b": {\n    "c": false\n  }\n}\n',
  '[\n{"a": 1},\n{}\n]\n',
  '---\n{"a": 1}\n',
  'a: |\n  text\n',
  'a: |-\n  one\n\n    two\n  three\n\nb: |\n  x: # y\n',
  'a:\n  - |\n    text\n  - b: |-\n      text\n    c: 1\n',
  'a: one\n  two\nb: 1\n',
  'a: one\n  == "two"\n  || x && y\n  "z"\n',
  "a: 'it''s'\nb: ['a''b']\n",
  "a: 'one: two\n  it''s three'\nb: 1\n",
  'a: |+\n  text\n\n\nb: 1\n',
  'a:\n- one two\n  three\n- b: four\n    five\n',
];

/** Documents that are the parser's, for one reason each. */
const OTHER: readonly string[] = [
  '',
  '# nothing\n',
  'text\n',
  'a:\tb\n',
  '\uFEFFa: 1\n',
  'a: &x 1\nb: *x\n',
  'a: !!str 1\n',
  'a: >-\n  text\n',
  'a: |2\n  text\n',
  'a: |\n\n  text\n',
  'a: |\ntext\n',
  'a: |\n  text',
  'a: |\n  one\n one\n',
  'a: |\n  text\n# c\n',
  'a: |\r\n  text\r\n',
  'a: one\n\n  two\n',
  'a: one\n  two: 3\n',
  'a: "one\n  two"\n',
  'a: "\\n"\n',
  'a: [x,\n  y]\n',
  'a: [x,]\n',
  'a: {b}\n',
  '? a\n: b\n',
  'a b: 1\n',
  'a : 1\n',
  'a: 1\na: 2\n',
  'a: b: c\n',
  'a:\r\nb: 1\r\n',
  'a: 1\rb: 2\n',
  '{"a":1}\n',
  '{"a": 1,}\n',
  '{"a": 1, "a": 2}\n',
  '{"a": 1 # c\n}\n',
  '{"a": 1} b\n',
  'a: 1\n  b: 2\n',
  'a:\n    b: 1\n  c: 2\n',
  'a: 1\n- b\n',
  '- a\nb: 1\n',
  'a: - b\n',
  'a:\n  - b\n - c\n',
  'a: # c\nb: 1\n',
  'a:\n  b: 1\n  # deeper than what follows\nc: 1\n',
  'a: @x\n',
  'a: `x`\n',
  'a: %x\n',
  '<<: {a: 1}\n',
  'a: 1\n...\n',
  'a: \u0085\n',
  'a: "open\n',
  '-\n',
];

for (const text of SIMPLE)
  test(`simple: ${JSON.stringify(text)}`, () => {
    const { root, problems } = parseWhole(text);
    assert.deepEqual(problems, []);
    assert.deepEqual(readSimple(text), root);
    assert.notEqual(root, undefined);
  });

for (const text of OTHER)
  test(`not simple: ${JSON.stringify(text)}`, () => assert.equal(readSimple(text), undefined));

test('nesting without end is not simple', () => {
  const deep = Array.from({ length: 3000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('');
  assert.equal(readSimple(deep), undefined);
  assert.equal(readSimple(`a: ${'['.repeat(5000)}`), undefined);
});

/** What edits put into a text: the characters that mean something, and lines that change what stands around them. */
const BITS = [
  ' ',
  '  ',
  '\n',
  '\n\n',
  '# c\n',
  '  # c\n',
  ' #',
  ':',
  ': ',
  '- ',
  '-',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
]
  .concat([
    ',',
    '&a ',
    '*a',
    '!',
    '|',
    '>',
    '? ',
    '<<: ',
    '\t',
    '~',
    'on',
    '0x1f',
    'é',
    '\u2028',
    '\u0085',
    '\\',
  ])
  .concat(['b: 1\n', '- q\n', '  - q\n', '    deep: 1\n', 'a:\n', '-\n', 'b: # c\n', 'k: v w\n', '- - a\n'])
  .concat([
    '\r\n',
    '"k": ',
    "'k': v\n",
    '{"k": [1]}',
    ',\n',
    '|\n',
    '|-\n',
    '|+\n',
    "''",
    '\n      == ',
    '\n      "',
    '\n      ',
    ' \n',
  ]);

test('documents that were edited at random are read as the parser reads them, or left to it', () => {
  const random = seededRandom(11);
  const texts = [...SIMPLE, ...manifests(), ...manifests().map((text) => text.replaceAll('\n', '\r\n'))];
  let simple = 0;
  for (let round = 0; round < 9000; round++) {
    let text = random.pick(texts);
    for (let edits = random.below(4); edits >= 0; edits--) {
      const at = random.below(text.length + 1);
      const cut = random.chance(0.3) ? random.below(6) : 0;
      text = text.slice(0, at) + (cut > 0 ? '' : random.pick(BITS)) + text.slice(at + cut);
    }
    const isLiteral = splitDocuments(text).length === 1 && maskPlaceholders(text).text === text;
    const root = isLiteral ? readSimple(text) : undefined;
    if (!root) continue;
    simple++;
    const parsed = parseWhole(text);
    assert.deepEqual([parsed.problems, root], [[], parsed.root], JSON.stringify(text));
  }
  assert.ok(simple > 500, `only ${simple} were simple`);
});

test('the manifests that people write are simple', () => {
  const texts = manifests();
  const simple = texts.filter((text) => readSimple(text) !== undefined);
  assert.ok(simple.length / texts.length > 0.9, `${simple.length} of ${texts.length}`);
});

function manifests(): string[] {
  const files = ['platform/gateway.yaml', 'storefront/services.yaml', 'sandbox/sandbox.yaml'];
  return files.flatMap((file) => {
    const text = readFileSync(`examples/${file}`, 'utf8');
    return splitDocuments(text).map(({ start, end }) => text.slice(start, end));
  });
}
