import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUnknownText, maskPlaceholders } from '../../server/src/engine/yaml/placeholders.ts';

/** What is masked in a document: its placeholders, and whether lines of template code stand in it. */
const MASKED: readonly [text: string, placeholders: readonly string[], controlBlocks?: boolean][] = [
  ['a: {{ .x }}\n', ['{{ .x }}']],
  ['{{ if .x }}\na: 1\n{{ end }}\n', [], true],
  ['a: ${X}-$(Y)\n', ['${X}', '$(Y)']],
  ['a: $NAME\nb: "$OTHER_NAME"\nc: [$ONE, $TWO]\n', ['$NAME', '$OTHER_NAME', '$ONE', '$TWO']],
  ['a: $APP.$DOMAIN\nb: /$VERSION/items\nc: app-$STAGE\n', ['$APP', '$DOMAIN', '$VERSION', '$STAGE']],
  ['a: /items$\nb: ^/v[0-9]+$\nc: "(a|b)$"\nd: $ref\ne: $1\nf: a$B\ng: x$NAME\n', []],
  ['a: #@ data.values.name\nb:\n- #@ one\n- two # @three\n', ['#@ data.values.name', '#@ one']],
  ['#@ load("@ytt:data", "data")\na: 1\n', [], true],
  ['a:\n  #@ if data.values.x:\n  b: 1\n  #@ end\n', [], true],
  ['#@overlay/match by="metadata.name"\na: 1\n', [], true],
  ['a: 1 # mail#@home\n', []],
  [
    'a: #{Name}#\nb: "#{Name}#"\nc: app-#{A}#.#{B}\nd: [#{C}#, #{D}#]\n',
    ['#{Name}#', '#{Name}#', '#{A}#', '#{B}', '#{C}#', '#{D}#'],
  ],
  ['#{Name}#\na: 1 # {b}\n', []],
  ['a: b\n  #{Name}#\nc: d #{Name}#\n', []],
  [
    'a: __APP__\nb: __ns__-x.__my_domain__\nc: /__PREFIX__/a\n',
    ['__APP__', '__ns__', '__my_domain__', '__PREFIX__'],
  ],
  ['a: p.__namespace__ == q.__if__\nb: __namespace__\n', ['__namespace__']],
  ['a: /__health__\nb: /__init__.py\nc: __Host-id\nd: a__B__c\n', []],
  ['a: %HOST%\nb: "%app%.%domain.name%"\nc: /%BASE%/x\n', ['%HOST%', '%app%', '%domain.name%', '%BASE%']],
  ['a: /caf%C3%A9\nb: /%E2%82%AC/%AB%20\nc: 100%\nd: /a%2Fb%20\n', []],
  ['a: [[host]]\nb: "[[Ns.Name]]-x"\n', ['[[host]]', '[[Ns.Name]]']],
  ['a: ^[[:alpha:]]+$\nb: x[[a-z]]\nc: /[[a-z]]\nd: [[a, b], [c]]\n', []],
  ['a: "@@ns@@"\nb: @@ns@@\n', ['@@ns@@', '@@ns@@']],
];

for (const [text, placeholders, controlBlocks = false] of MASKED)
  test(`masked: ${JSON.stringify(text)}`, () => {
    const masked = maskPlaceholders(text);
    assert.deepEqual(
      masked.placeholders.map(({ start, end }) => text.slice(start, end)),
      placeholders,
    );
    assert.equal(masked.controlBlocks, controlBlocks);
    assert.equal(masked.text.length, text.length);
    assert.deepEqual(masked.text.split('\n').length, text.split('\n').length);
  });

test('a text that holds a placeholder is unknown', () => {
  for (const text of [
    '$NAME',
    'a.$DOMAIN',
    '#@ x',
    '{{ x }}',
    '${x}',
    '#{x}#',
    '__x__',
    '%x.y%',
    '[[xy]]',
    '@@x@@',
  ])
    assert.ok(isUnknownText(text), text);
  for (const text of ['/a$', 'a#@b', 'US$', '$5', '# x', '/__x__', '%C3%A9'])
    assert.ok(!isUnknownText(text), text);
});
