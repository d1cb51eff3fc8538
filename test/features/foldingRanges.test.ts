import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldingRanges } from '../../server/src/features/foldingRanges.ts';
import { openFixture, uriOf } from '../support/fixture.ts';

type Case = {
  readonly name: string;
  readonly text: string;
  /** First and last lines, counted from one. */
  readonly expected: readonly string[];
};

const CASES: readonly Case[] = [
  { name: 'maps in maps', text: 'a:\n  b:\n    c: 1\n  d: 2\ne: 3\n', expected: ['1-4', '2-3'] },
  { name: 'a list and its items', text: 'a:\n  - b: 1\n    c: 2\n  - d\ne: 3\n', expected: ['1-4', '2-3'] },
  {
    name: 'a list in the column of its key',
    text: 'a:\n- b: 1\n  c: 2\n- d\ne: 3\n',
    expected: ['1-4', '2-3'],
  },
  {
    name: 'a block scalar as it is, colons and all',
    text: 'a: |\n  b:\n    # no comment\n\n    c: 1\nd: 2\n',
    expected: ['1-5'],
  },
  { name: 'an item that is a block scalar', text: '- >-\n  b\n  c\n- d\n', expected: ['1-3'] },
  { name: 'an arrow in a value is no block scalar', text: 'a: b >\nc:\n  d: 1\n', expected: ['2-3'] },
  {
    name: 'flow style over several lines',
    text: 'a: {\n  b: [\n    1\n  ]\n}\nc: 1\n',
    expected: ['1-4', '2-3'],
  },
  {
    name: 'comments',
    text: '# one\n# two\na:\n  # three\n  # four\n  b: 1\n# five\n',
    expected: ['1-2 comment', '3-6', '4-5 comment'],
  },
  { name: 'blank lines at the end stay outside', text: 'a:\n  b: 1\n\n\nc: 1\n', expected: ['1-2'] },
  {
    name: 'documents, from their markers',
    text: 'a: 1\nb: 2\n---\n# note\nc: 3\n\n---\n---\nd: 4\n',
    expected: ['1-2', '3-5', '8-9'],
  },
  { name: 'one document alone does not fold', text: '---\na: 1\nb: 2\n', expected: [] },
  { name: 'CRLF', text: 'a:\r\n  b: 1\r\n  c: 2\r\n', expected: ['1-3'] },
  { name: 'an empty file', text: '', expected: [] },
];

for (const { name, text, expected } of CASES)
  test(name, () => {
    const { snapshot } = openFixture(`# file: f.yaml\n${text}`);
    const folds = foldingRanges(snapshot, uriOf('f.yaml'));
    assert.deepEqual(
      folds.map(({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind ? ` ${kind}` : ''}`),
      expected,
    );
  });

test('of too many folds the outer ones are kept', () => {
  const { snapshot } = openFixture('a:\n  b:\n    c: 1\nd:\n  e: 1\n---\nf:\n  g: 1\n');
  const folds = foldingRanges(snapshot, uriOf('main.yaml'), { limit: 3 });
  assert.deepEqual(
    folds.map(({ startLine }) => startLine),
    [0, 0, 5],
  );
});
