import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SelectionRange } from 'vscode-languageserver-types';
import { selectionRanges } from '../../server/src/features/selectionRanges.ts';
import { openFixture } from '../support/fixture.ts';
import { cursorOf, textIn } from './render.ts';

/** The text, and what is selected step by step. */
const CASES: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  [
    'from a value outwards',
    'a:\n  - b: o<CURSOR>ne\n    c: 2\n  - d\n',
    ['one', 'b: one', 'b: one…', '- b: one…', 'a:…'],
  ],
  ['from a key', 'a:\n  <CURSOR>b: 1\n', ['b', 'b: 1', 'a:…']],
  ['beside everything', '# no<CURSOR>te\n', ['# note']],
];

for (const [name, text, expected] of CASES)
  test(name, () => {
    const fixture = openFixture(text);
    const { uri, position } = cursorOf(fixture);
    const [innermost] = selectionRanges(fixture.snapshot, uri, [position]);
    const texts: string[] = [];
    for (let at: SelectionRange | undefined = innermost; at; at = at.parent)
      texts.push(textIn(fixture, uri, at.range));
    assert.deepEqual(texts, expected);
  });
