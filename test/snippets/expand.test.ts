import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expand, tabStops } from './expand.ts';

test('a snippet becomes the text of its defaults', () => {
  assert.equal(expand('name: ${1:edge}\nport: ${2:80}\n$0'), 'name: edge\nport: 80\n');
  assert.equal(expand('${1} and $2'), ' and ');
  assert.equal(expand('$1-${1:a}-$1'), 'a-a-a', 'a stop is the same everywhere');
  assert.equal(expand('${1:a ${2:b} c}'), 'a b c', 'defaults may hold stops');
  assert.equal(expand('cost: \\$5 \\} \\\\'), 'cost: $5 } \\');
  assert.equal(expand('a $ b {} $x'), 'a $ b {} $x', 'a dollar sign alone is a dollar sign');
});

test('a choice takes its first entry unless another is picked', () => {
  const body = 'from: ${1|Same,All|} # $1';
  assert.equal(expand(body), 'from: Same # Same');
  assert.equal(expand(body, new Map([[1, 'All']])), 'from: All # All');
  assert.equal(expand('${1|a\\,b,c|}'), 'a,b');
});

test('tab stops are listed with their choices', () => {
  assert.deepEqual(
    [...tabStops('${1:a}${2|x,y|}$0')],
    [
      [1, []],
      [2, ['x', 'y']],
      [0, []],
    ],
  );
});

test('an unfinished snippet is refused', () => {
  assert.throws(() => expand('${1:a'), /lacks }/);
  assert.throws(() => expand('${1|a,b'), /lacks \|}/);
  assert.throws(() => expand('${1/x/y/}'), /no snippet syntax/);
});
