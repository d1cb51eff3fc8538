import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const readJson = (file: string): Record<string, unknown> => {
  const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
  assert.ok(typeof value === 'object' && value !== null);
  return { ...value };
};
const sources = readdirSync('client/src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(path.join('client/src', name), 'utf8'))
  .join('\n');
/** The texts of `l10n.t`: its first argument is always a literal, so that they can be found. */
const texts = [...sources.matchAll(/l10n\.t\(\s*(?:'((?:[^'\\]|\\.)*)'|(\S))/g)].map(([, text, other]) => {
  assert.equal(other, undefined, 'l10n.t takes a literal in single quotes');
  return (text ?? '').replaceAll("\\'", "'");
});
const placeholders = (text: string) =>
  [...text.matchAll(/\{\d+\}/g)].map(([placeholder]) => placeholder).sort();

test('every text of the client is there in Chinese, and no other', () => {
  assert.ok(texts.length > 50);
  const bundle = readJson('client/l10n/bundle.l10n.zh-cn.json');
  assert.deepEqual(Object.keys(bundle).sort(), [...new Set(texts)].sort());
});

test('a translation fills in the same values', () => {
  for (const [text, translated] of Object.entries(readJson('client/l10n/bundle.l10n.zh-cn.json'))) {
    assert.ok(typeof translated === 'string' && translated !== '');
    assert.deepEqual(placeholders(translated), placeholders(text), text);
  }
});

test('every text of package.json is there in both languages, and no other', () => {
  const wanted = [...readFileSync('package.json', 'utf8').matchAll(/"%([\w.]+)%"/g)].map(([, key]) => key);
  assert.ok(wanted.length > 20);
  const keys = [...new Set(wanted)].sort();
  assert.deepEqual(Object.keys(readJson('package.nls.json')).sort(), keys);
  assert.deepEqual(Object.keys(readJson('package.nls.zh-cn.json')).sort(), keys);
});

test('what package.json promises is registered, and what is registered is promised', () => {
  const promised = [...readFileSync('package.json', 'utf8').matchAll(/"command": "(gatelens\.\w+)"/g)];
  const registered = [...sources.matchAll(/(?:registerCommand|command)\(\s*'(gatelens\.\w+)'/g)];
  const names = (matches: readonly RegExpMatchArray[]) =>
    [...new Set(matches.map(([, name]) => name))].sort();
  assert.deepEqual(names(registered), names(promised));
});
