import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Range } from '../../server/src/engine/index.ts';
import { applyContentChanges } from '../../server/src/lsp/textSync.ts';
import { seededRandom } from '../support/random.ts';

type Change = { readonly range: Range; readonly text: string } | { readonly text: string };

function at(line: number, character: number, endLine = line, endCharacter = character): Range {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

const CASES: readonly [name: string, before: string, changes: readonly Change[], after: string][] = [
  ['an insertion', 'ab', [{ range: at(0, 1), text: 'X' }], 'aXb'],
  ['a deletion over lines', 'ab\ncd\nef', [{ range: at(0, 1, 2, 1), text: '' }], 'af'],
  ['the whole text', 'ab', [{ text: 'new' }], 'new'],
  [
    'several, each on the text that the one before left',
    'a\nb',
    [
      { range: at(0, 1), text: '\nX' },
      { range: at(1, 1), text: 'Y' },
    ],
    'a\nXY\nb',
  ],
  [
    'several cursors, last one first',
    'aa\nbb\ncc',
    [
      { range: at(2, 0), text: '- ' },
      { range: at(1, 0), text: '- ' },
      { range: at(0, 0), text: '- ' },
    ],
    '- aa\n- bb\n- cc',
  ],
  [
    'the whole text and then a place in it',
    'ab',
    [{ text: 'x\ny' }, { range: at(1, 1), text: '!' }],
    'x\ny!',
  ],
  ['CRLF', 'a\r\nb\r\n', [{ range: at(1, 1), text: 'c' }], 'a\r\nbc\r\n'],
  ['a character beyond the line', 'a\nb', [{ range: at(0, 99), text: 'X' }], 'aX\nb'],
  ['a line beyond the text', 'a', [{ range: at(9, 0), text: 'X' }], 'aX'],
  ['a range that is the wrong way round', 'abc', [{ range: at(0, 2, 0, 1), text: '' }], 'ac'],
  ['wide characters count twice', 'a😀b', [{ range: at(0, 3), text: 'X' }], 'a😀Xb'],
];

for (const [name, before, changes, after] of CASES)
  test(name, () => assert.equal(applyContentChanges(before, changes), after));

test('many changes at random: the same as one after the other', () => {
  const random = seededRandom(7);
  for (let round = 0; round < 200; round++) {
    const before = Array.from({ length: 6 }, () => 'x'.repeat(random.below(5))).join('\n');
    const changes = Array.from({ length: 1 + random.below(5) }, (): Change => {
      const line = random.below(7);
      const range = at(line, random.below(6), line + random.below(2), random.below(6));
      return { range, text: ['', 'Z', '\n', 'YY\nY'][random.below(4)] ?? '' };
    });
    const oneByOne = changes.reduce((text, change) => applyContentChanges(text, [change]), before);
    assert.equal(applyContentChanges(before, changes), oneByOne, JSON.stringify({ before, changes }));
  }
});
