import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, openFixture, parseFixture, uriOf } from './fixture.ts';

test('a text without file lines is one file', () => {
  assert.deepEqual(parseFixture('\na: 1\n').files, new Map([['main.yaml', 'a: 1\n']]));
});

test('file lines start files, and the cursor is taken out', () => {
  const { files, cursor } = parseFixture('# file: a/one.yaml\na: 1\n# file: two.yaml\nb:\n  c: <CURSOR>2\n');
  assert.deepEqual(
    [...files],
    [
      ['a/one.yaml', 'a: 1\n'],
      ['two.yaml', 'b:\n  c: 2\n'],
    ],
  );
  assert.deepEqual(cursor, {
    path: 'two.yaml',
    uri: uriOf('two.yaml'),
    offset: 8,
    position: { line: 1, character: 5 },
  });
});

test('a fixture is a workspace, open or as on disk', () => {
  const text = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n';
  for (const stored of [true, false]) {
    const { snapshot } = openFixture(text, { stored });
    assert.equal(snapshot.isOpen(uriOf('main.yaml')), !stored);
    assert.equal(snapshot.index.objects('/Service', 'web').length, 1);
  }
});

test('edits apply from the back, and may not overlap', () => {
  const fixture = parseFixture('abcdef');
  const edit = (start: number, end: number, newText: string) => ({
    uri: uriOf('main.yaml'),
    span: { start, end },
    newText,
  });
  assert.equal(applyEdits(fixture, [edit(0, 1, 'AA'), edit(3, 3, '-')]).get('main.yaml'), 'AAbc-def');
  assert.throws(() => applyEdits(fixture, [edit(0, 2, ''), edit(1, 3, '')]), /overlapping/);
});
