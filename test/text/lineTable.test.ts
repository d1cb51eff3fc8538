import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineTable } from '../../server/src/engine/text/lineTable.ts';

const TEXTS = ['', 'a', 'a\n', 'a\nbc\n\nd', 'a\r\nb\r\n', 'a\rb', 'a\n\r\nb\r', '😀\nß'];

test('every offset has a position that leads back to it', () => {
  for (const text of TEXTS) {
    const lines = lineTable(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const insideCrLf = text[offset - 1] === '\r' && text[offset] === '\n';
      if (!insideCrLf)
        assert.equal(lines.offsetAt(lines.positionAt(offset)), offset, JSON.stringify([text, offset]));
    }
  }
});

test('lines end at LF, CRLF and a lone CR', () => {
  const starts = (text: string): number[] => {
    const lines = lineTable(text);
    return Array.from({ length: lines.lineCount }, (_, line) => lines.lineStart(line));
  };
  assert.deepEqual(starts('a\nb\r\nc\rd'), [0, 2, 5, 7]);
  assert.deepEqual(starts('\n\n'), [0, 1, 2]);
});

test('positions outside the text are taken to the nearest place in it', () => {
  const lines = lineTable('ab\ncd');
  assert.equal(lines.offsetAt({ line: 0, character: 99 }), 2);
  assert.equal(lines.offsetAt({ line: 9, character: 0 }), 5);
  assert.equal(lines.offsetAt({ line: -1, character: 4 }), 0);
  assert.deepEqual(lines.positionAt(-3), { line: 0, character: 0 });
  assert.deepEqual(lines.positionAt(99), { line: 1, character: 2 });
});
