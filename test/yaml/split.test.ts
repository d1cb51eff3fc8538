import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitDocuments } from '../../server/src/engine/yaml/split.ts';

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ['one document', 'a: 1\n', ['a: 1\n']],
  ['two', 'a: 1\n---\nb: 2\n', ['a: 1\n', '---\nb: 2\n']],
  ['a head of comments belongs to the first', '# licence\n\n---\na: 1\n', ['# licence\n\n---\na: 1\n']],
  [
    'directives belong to what follows',
    'a: 1\n...\n%YAML 1.1\n---\nb: 2\n',
    ['a: 1\n...\n', '%YAML 1.1\n---\nb: 2\n'],
  ],
  ['content on the marker line', '--- {a: 1}\n--- b\n', ['--- {a: 1}\n', '--- b\n']],
  ['an empty document between markers', '---\n---\na: 1\n', ['---\n', '---\na: 1\n']],
  ['dashes that are no marker', 'a: |\n  ---\n----\n-- -\n', ['a: |\n  ---\n----\n-- -\n']],
  ['CRLF', 'a: 1\r\n---\r\nb: 2\r\n', ['a: 1\r\n', '---\r\nb: 2\r\n']],
  ['a byte order mark is left out', '\uFEFFa: 1\n---\nb: 2', ['a: 1\n', '---\nb: 2']],
  ['the last line may be the marker', 'a: 1\n---', ['a: 1\n', '---']],
  ['nothing', '', ['']],
];

for (const [name, text, expected] of CASES)
  test(`split: ${name}`, () => {
    const spans = splitDocuments(text);
    assert.deepEqual(
      spans.map(({ start, end }) => text.slice(start, end)),
      expected,
    );
    for (const [index, span] of spans.entries())
      if (index > 0) assert.equal(span.start, spans[index - 1]?.end, 'no gap');
  });
