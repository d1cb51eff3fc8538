import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Slot } from '../../server/src/engine/yaml/cursor.ts';
import { readAtCursor } from '../../server/src/engine/yaml/cursor.ts';
import { pointerOf } from '../../server/src/engine/yaml/pointer.ts';
import { readDocument } from '../../server/src/engine/yaml/read.ts';
import { seededRandom } from '../support/random.ts';
import { renderTree } from '../support/tree.ts';

type Case = {
  readonly name: string;
  /** `|` is the cursor. */
  readonly text: string;
  /** One slot a line; see `render`. */
  readonly expected: string;
};

/** Type, way, replaced word, then what matters: column, missing blanks, what is there already. */
function render(text: string, slot: Slot): string {
  const word = `«${text.slice(slot.span.start, slot.span.end)}»`;
  const lead = slot.lead === '' ? '' : ` +${slot.lead.length}`;
  const flow = slot.flow ? ' flow' : '';
  const head = `${slot.type} ${pointerOf(slot.path) || '/'} ${word}`;
  switch (slot.type) {
    case 'key': {
      const keys = slot.map.entries.map(({ key }) => key.text).join(' ');
      return `${head} @${slot.column}${lead}${flow}${slot.colon ? ' colon' : ''} {${keys}}`;
    }
    case 'item':
      return `${head} @${slot.column}${lead} [${slot.sequence.items.length}]`;
    case 'value': {
      const below = slot.below ? ` below ${renderTree(slot.below)}` : '';
      const where = slot.flow ? ' flow' : ` ${slot.at}@${slot.column}`;
      const only = slot.listOnly ? ' list' : '';
      return `${head}${where}${lead}${slot.quote === '' ? '' : ` ${slot.quote}`}${only}${below}`;
    }
  }
}

function check(cases: readonly Case[]): void {
  for (const { name, text, expected } of cases)
    test(name, () => {
      const cursor = text.indexOf('|');
      const clean = text.slice(0, cursor) + text.slice(cursor + 1);
      const { slots } = readAtCursor(clean, cursor);
      assert.equal(slots.map((slot) => render(clean, slot)).join('\n') || 'none', expected);
    });
}

check([
  { name: 'an empty document', text: '|', expected: 'value / «» line@0' },
  { name: 'behind a marker', text: '---\n|', expected: 'value / «» line@0' },
  { name: 'on a marker', text: '---|\n', expected: 'none' },
  { name: 'the first word', text: 'api|', expected: 'value / «api» line@0' },
  { name: 'the first word above a key', text: 'api|\nkind: X', expected: 'key / «api» @0 {kind}' },
  { name: 'a value', text: 'kind: Ga|te', expected: 'value /kind «Gate» key@0' },
  { name: 'no value yet', text: 'kind: |', expected: 'value /kind «» key@0' },
  { name: 'no blank yet', text: 'kind:|', expected: 'value /kind «» key@0 +1' },
  { name: 'before a comment', text: 'kind: | # x', expected: 'value /kind «» key@0' },
  { name: 'in a comment', text: 'kind: # x|', expected: 'none' },
  { name: 'in a comment line', text: 'a: 1\n  # x|\nb: 1', expected: 'none' },
  { name: 'behind a value', text: 'kind: X |', expected: 'none' },
  { name: 'a quoted value', text: 'kind: "Ga|te"', expected: 'value /kind «"Gate"» key@0 "' },
  {
    name: 'a quote that is not closed yet',
    text: 'kind: "Ga|\nb: "c"',
    expected: 'value /kind «"Ga» key@0 "',
  },
  {
    name: 'a value with a map below',
    text: 'a: |\n  b: 1',
    expected: 'value /a «» key@0 below {b: 1}',
  },
  { name: 'a word in a map', text: 'a:\n  b: 1\n  w|\n  c: 1', expected: 'key /a «w» @2 {b c}' },
  { name: 'a blank line in a map', text: 'a:\n  b: 1\n  |\n  c: 1', expected: 'key /a «» @2 {b c}' },
  { name: 'a key with its colon', text: 'a:\n  b|c: 1\n  d: 1', expected: 'key /a «bc» @2 colon {d}' },
  { name: 'below a key', text: 'a:\n    |', expected: 'value /a «» line@4' },
  { name: 'below a key, above its map', text: 'a:\n  |\n  b: 1', expected: 'key /a «» @2 {b}' },
  { name: 'too little indentation below a key', text: 'a:\n |\n  b: 1', expected: 'key /a «» @2 +1 {b}' },
  {
    name: 'in the column of a key without a value',
    text: 'a:\nb: 1\nc:\n|',
    expected: 'value /c «» line@0 list\nkey / «» @0 {a b c}',
  },
  { name: 'in the column of the parent', text: 'a:\n  b:\n    c: 1\n  |', expected: 'key /a «» @2 {b}' },
  { name: 'between two columns', text: 'a:\n  b:\n    c: 1\n   |', expected: 'key /a/b «» @4 +1 {c}' },
  { name: 'beyond every column', text: 'a: 1\n  |', expected: 'none' },
  { name: 'behind a dash', text: 'a:\n- |', expected: 'value /a/0 «» dash@2' },
  { name: 'right behind a dash', text: 'a:\n-|', expected: 'value /a/0 «» dash@1 +1' },
  { name: 'a word behind a dash', text: 'a:\n  - x: 1\n  - w|', expected: 'value /a/1 «w» dash@4' },
  {
    name: 'a word behind a dash, above the rest of the item',
    text: 'a:\n- w|\n  b: 1',
    expected: 'key /a/0 «w» @2 {b}',
  },
  { name: 'a value in an item', text: '- name: b|', expected: 'value /0/name «b» key@2' },
  { name: 'a key of an item', text: 'a:\n- b: 1\n  |', expected: 'key /a/0 «» @2 {b}' },
  {
    name: 'in the column of the dashes',
    text: 'a:\n  - b: 1\n  |',
    expected: 'item /a «» @2 [1]\nkey /a/0 «» @4 +2 {b}',
  },
  {
    name: 'in the column of the dashes and of the keys',
    text: 'a:\n- b: 1\n|',
    expected: 'item /a «» @0 [1]\nkey /a/0 «» @2 +2 {b}\nkey / «» @0 {a}',
  },
  { name: 'above the first item', text: 'a:\n  |\n  - b: 1', expected: 'item /a «» @2 [1]' },
  { name: 'a list in a list', text: '- - a\n  - |', expected: 'value /0/1 «» dash@4' },
  { name: 'in a block scalar', text: 'a: |\n', expected: 'value /a «» key@0' },
  { name: 'inside braces', text: 'a: {b: 1, |}', expected: 'key /a «» @3 flow {b}' },
  { name: 'a value inside braces', text: 'a: {b: c|}', expected: 'value /a/b «c» flow' },
  { name: 'an empty value inside braces', text: 'a: {b: |, c: 1}', expected: 'value /a/b «» flow' },
  { name: 'a key inside braces', text: 'a: {b: 1, w|: 2}', expected: 'key /a «w» @3 flow colon {b}' },
  { name: 'inside brackets', text: 'a: [b, |]', expected: 'value /a/1 «» flow' },
  { name: 'inside empty brackets', text: 'a: [|]', expected: 'value /a/0 «» flow' },
  { name: 'a word inside brackets', text: 'a: [b, "c|"]', expected: 'value /a/1 «"c"» flow "' },
  { name: 'braces that are not closed', text: 'a: {b: |\nc: 1', expected: 'value /a/b «» flow' },
  {
    name: 'braces over several lines',
    text: 'a: [\n  {\n    b: 1,\n    |\n  }\n]\nc: 1',
    expected: 'key /a/0 «» @2 flow {b}',
  },
  { name: 'behind a comma is awaited', text: 'a: {b: 1 |}', expected: 'none' },
  { name: 'JSON', text: '{"a": {"b": 1, "c|"}}', expected: 'key /a «"c"» @6 flow {b}' },
  { name: 'broken lines elsewhere', text: 'a: [\nb: {\nc:\n  d: "\n  w|', expected: 'key /c «w» @2 {d}' },
  { name: 'a placeholder', text: 'a: {{ .V|alues.x }}', expected: 'none' },
  { name: 'a placeholder that is begun', text: 'a: {{ .V|\nb: 1', expected: 'none' },
  {
    name: 'below a control line',
    text: 'a:\n{{ if x }}\n  b: 1\n  |\n{{ end }}',
    expected: 'key /a «» @2 {b}',
  },
  { name: 'carriage returns', text: 'a:\r\n  b: 1\r\n  |\r\nc: 1\r\n', expected: 'key /a «» @2 {b}' },
  {
    name: 'keys that a merge key brings in',
    text: 'a: &a {x: 1}\nb:\n  <<: *a\n  y: 1\n  |',
    expected: 'key /b «» @2 {y x}',
  },
  { name: 'a value below an anchor', text: 'a: &x\n  b: 1\n  |', expected: 'key /a «» @2 {b}' },
]);

for (const [name, text] of [
  ['inside', 'a: |\n  text\n  <>\nb: 1'],
  ['folded, deeper', 'a: >-\n  text\n    <>'],
  ['of an item', '- |\n  <>'],
] as const)
  test(`no slot in a block scalar: ${name}`, () => {
    assert.deepEqual(readAtCursor(text.replace('<>', ''), text.indexOf('<>')).slots, []);
  });

test('behind a block scalar', () => {
  const text = 'a:\n  b: |\n    text\n  <>';
  const { slots } = readAtCursor(text.replace('<>', ''), text.indexOf('<>'));
  assert.equal(slots.map((slot) => render(text, slot)).join('\n'), 'key /a «<>» @2 {b}'.replace('<>', ''));
});

/** A cursor that touches nothing: the reading is then of the whole document. */
const NOWHERE = -1;

test('both readings of a sound document agree', () => {
  const texts = [
    'a: 1\nb: {c: [d, "e"], f: }\ng:\n- h: 1\n  i: "x: y"\n- - j\n  - k\np: q\n',
    "a:\n  - 'it''s'\n  -\n    b: c # d\n  - {e: f, g: {h: [i]}}\n# j\nk:\n\n    l: m\nn: \"o\\\"p\"\n",
    '{"a": [1, 2, {"b": true}], "c": null,\n "d": "e"}\n',
    'x: &a\n  y: 1\nz: *a\nw:\n  <<: *a\n  v: 2\n',
  ];
  for (const text of texts) {
    assert.equal(renderTree(readAtCursor(text, NOWHERE).root), renderTree(readDocument(text).root), text);
  }
});

test('no text of these characters is too broken to be read', () => {
  const random = seededRandom(7);
  const pieces = [
    'a',
    ': ',
    '- ',
    '\n',
    '  ',
    '{',
    '}',
    '[',
    ']',
    ',',
    '"',
    "'",
    '#',
    '|',
    '&x ',
    '*x',
    '<<: ',
    '{{',
    '}}',
    '\r\n',
    '---\n',
  ];
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: random.below(30) }, () => random.pick(pieces)).join('');
    for (let offset = 0; offset <= text.length; offset++)
      for (const { span } of readAtCursor(text, offset).slots) {
        assert.ok(span.start <= offset && offset <= span.end, JSON.stringify(text));
        assert.ok(!text.slice(span.start, offset).includes('\n'), JSON.stringify(text));
      }
  }
});

test('nesting without end ends', () => {
  for (const piece of ['- ', '[', '{a: ', 'a:\n ']) {
    const text = piece.repeat(20_000);
    assert.ok(readAtCursor(text, text.length).slots.length < 5);
  }
});
