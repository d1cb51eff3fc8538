import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { MESSAGES, message, renderMessage } from '../server/src/engine/messages.ts';

const FOLDER = 'client/l10n';
const FILE_NAME = /^findings\.(.+)\.json$/;

test('a template takes its arguments, and leaves what it was not given', () => {
  assert.equal(renderMessage(message('fix.rename', { name: 'rules' })), 'Rename to `rules`');
  assert.equal(renderMessage({ id: 'fix.rename' }), 'Rename to `{name}`');
  assert.equal(renderMessage(message('fix.rename', { name: '{name} $& $1' })), 'Rename to `{name} $& $1`');
});

test('another language falls back to English', () => {
  const templates = { 'fix.colon': 'Doppelpunkt einfügen' };
  assert.equal(renderMessage(message('fix.colon'), templates), 'Doppelpunkt einfügen');
  assert.equal(renderMessage(message('fix.space'), templates), 'Add a space after the colon');
});

test('findings are sentences, and fixes are titles', () => {
  for (const [id, template] of Object.entries<string>(MESSAGES)) {
    const isOpenEnd = template.endsWith('}') && template.includes(': {');
    if (id.startsWith('fix.')) assert.doesNotMatch(template, /[.?!]$/, id);
    else assert.ok(isOpenEnd || /[.?]$/.test(template), id);
  }
});

const languages = readdirSync(FOLDER).flatMap((name) => FILE_NAME.exec(name)?.[1] ?? []);

test('there are translations', () => assert.ok(languages.includes('zh-cn')));

for (const language of languages) {
  const templates: Readonly<Record<string, string>> = JSON.parse(
    readFileSync(path.join(FOLDER, `findings.${language}.json`), 'utf8'),
  );

  test(`${language}: every message is translated, and nothing else`, () => {
    assert.deepEqual(Object.keys(templates).sort(), Object.keys(MESSAGES).sort());
  });

  test(`${language}: every translation has the arguments of its message`, () => {
    for (const [id, template] of Object.entries(MESSAGES))
      assert.deepEqual(slotsOf(templates[id] ?? ''), slotsOf(template), id);
  });
}

function slotsOf(template: string): string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort();
}
