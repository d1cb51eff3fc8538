import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hitAt, placeAt, pointerOf, stepsOf } from '../../server/src/engine/yaml/pointer.ts';
import { readDocument } from '../../server/src/engine/yaml/read.ts';

const TEXT = 'spec:\n  parentRefs:\n  - name: edge\n    port: 80\n  hostnames: [a, b]\n';

/** What each marked place of TEXT hits. */
const HITS: readonly (readonly [string, string])[] = [
  ['spec', 'key /spec'],
  ['edge', 'value /spec/parentRefs/0/name'],
  ['port', 'key /spec/parentRefs/0/port'],
  ['80', 'value /spec/parentRefs/0/port'],
  ['b]', 'value /spec/hostnames/1'],
];

for (const [mark, expected] of HITS)
  test(`hit on ${JSON.stringify(mark)}`, () => {
    const { root } = readDocument(TEXT);
    assert.ok(root);
    const hit = hitAt(root, TEXT.indexOf(mark));
    assert.equal(hit && `${hit.part} ${pointerOf(hit.path)}`, expected);
    assert.ok(hit && placeAt(root, pointerOf(hit.path)), 'the pointer leads back');
  });

test('pointers escape what JSON pointer escapes', () => {
  const path = ['metadata', 'annotations', 'a/b~c'];
  assert.equal(pointerOf(path), '/metadata/annotations/a~1b~0c');
  assert.deepEqual(stepsOf(pointerOf(path)), path);
  assert.deepEqual(stepsOf(''), []);
});

test('a pointer to nowhere finds nothing', () => {
  const { root } = readDocument(TEXT);
  assert.ok(root);
  for (const pointer of ['/nope', '/spec/parentRefs/7', '/spec/parentRefs/0/name/deeper'])
    assert.equal(placeAt(root, pointer), undefined, pointer);
});
