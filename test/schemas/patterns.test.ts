/** The patterns that run on what people write must be bearable for every text, hostile ones included. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { safePattern } from '../../build/schemas/patterns.mjs';

/** Milliseconds for some hundred texts. */
const BEARABLE = 1000;

test('no compiled pattern takes long for any text that it runs on', () => {
  const patterns = compiledPatterns();
  assert.ok(patterns.length > 10);
  const slow = patterns.filter(([pattern, limit]) => !runInTime(pattern, hostileTexts(limit)));
  assert.deepEqual(slow, []);
});

test('a pattern that explodes is noticed', () => {
  assert.equal(runInTime('^(a+)+$', [`${'a'.repeat(40)}!`]), false);
});

test('what is compiled instead of a published pattern accepts the same texts', () => {
  const published = '^[!-~]+([\\t ]?[!-~]+)*$';
  assert.notEqual(safePattern(published), published);
  const [ours, theirs] = [new RegExp(safePattern(published)), new RegExp(published)];
  for (const text of textsOver(['!', 'a', ' ', '\t', 'é', '\n'], 6)) {
    assert.equal(ours.test(text), theirs.test(text), JSON.stringify(text));
  }
  assert.equal(safePattern('^a$'), '^a$');
});

/** Every pattern of the generated validators with the longest text that it is tried on. */
function compiledPatterns(): readonly (readonly [string, number])[] {
  const code = readFileSync('server/generated/validators.js', 'utf8');
  const limits = new Map<string, number>();
  for (const [, name = '', limit] of code.matchAll(/matches\((pattern\d+), \w+, (\d+)\)/g))
    limits.set(name, Math.max(limits.get(name) ?? 0, Number(limit)));
  const patterns = code.matchAll(/const (pattern\d+) = new RegExp\(("(?:[^"\\]|\\.)*")\)/g);
  return [...patterns].map(([, name = '', source = '']) => [JSON.parse(source), limits.get(name) ?? 0]);
}

function runInTime(pattern: string, texts: readonly string[]): boolean {
  const run = 'const regExp = new RegExp(pattern); for (const text of texts) regExp.test(text);';
  try {
    runInNewContext(run, { pattern, texts }, { timeout: BEARABLE });
    return true;
  } catch {
    return false;
  }
}

/** Texts as long as may be that repeat something a pattern likes and end in something that it does not. */
function hostileTexts(limit: number): readonly string[] {
  const repeated = ['a', 'a-', 'a.', '1', '1h', '/', '%41', '!', 'a/', '-', 'A_', '*.a'];
  return ['', 'http://', 'x:', 'a/'].flatMap((start) =>
    repeated.flatMap((part) =>
      ['', '!', '\u0000', 'é', '/'].map((end) => {
        const length = limit - start.length - end.length;
        return start + part.repeat(Math.ceil(length / part.length)).slice(0, length) + end;
      }),
    ),
  );
}

function textsOver(letters: readonly string[], length: number): readonly string[] {
  if (length === 0) return [''];
  const shorter = textsOver(letters, length - 1);
  return [
    ...shorter,
    ...shorter
      .filter((text) => text.length === length - 1)
      .flatMap((text) => letters.map((letter) => text + letter)),
  ];
}
