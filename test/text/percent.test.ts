import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isWellFormed, percentEncoded } from '../../server/src/engine/text/percent.ts';
import { resolvePath } from '../../server/src/engine/text/uri.ts';

test('half of a surrogate pair is encoded as what stands for it in UTF-8', () => {
  assert.equal(percentEncoded('a b/ü😀'), 'a%20b%2F%C3%BC%F0%9F%98%80');
  assert.equal(percentEncoded('a\uD800'), 'a%EF%BF%BD');
  assert.equal(percentEncoded('\uDC00😀'), '%EF%BF%BD%F0%9F%98%80');
  assert.equal(resolvePath('file:///w', 'base/\uD800'), 'file:///w/base/%EF%BF%BD');
});

test('a whole pair is well formed, half of one is not', () => {
  assert.equal(isWellFormed('a😀'), true);
  assert.equal(isWellFormed('\uD83D'), false);
  assert.equal(isWellFormed('\uDE00a'), false);
});
