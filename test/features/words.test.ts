import assert from 'node:assert/strict';
import { test } from 'node:test';
import { code, inOneLine, plain, withoutMarkup } from '../../server/src/features/markdown.ts';
import { EN } from '../../server/src/features/strings/en.ts';
import { ZH_CN } from '../../server/src/features/strings/zhCn.ts';
import { wordsIn } from '../../server/src/features/strings.ts';

test('every language has the same words with the same slots', () => {
  const slots = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();
  assert.deepEqual(Object.keys(ZH_CN), Object.keys(EN));
  for (const [id, text] of Object.entries(EN))
    assert.deepEqual(slots(ZH_CN[id as keyof typeof EN]), slots(text), id);
});

test('languages are chosen by their tag, English stands in for the others', () => {
  for (const tag of ['zh-cn', 'zh-CN', 'zh', 'zh-Hans-SG'])
    assert.equal(wordsIn(tag)('field.docs'), '文档', tag);
  for (const tag of ['en', 'de', 'zh-tw', '', undefined])
    assert.equal(wordsIn(tag)('field.docs'), 'Documentation', tag);
});

test('a slot that nobody fills stays visible', () => {
  assert.equal(wordsIn()('card.class'), 'class {name}');
});

/** The text, and the Markdown that shows it as code. */
const CODE: readonly (readonly [text: string, expected: string])[] = [
  ['a', '`a`'],
  ['', '`""`'],
  ['a`b', '`` a`b ``'],
  ['``', '``` `` ```'],
  ['a\n b', '`a b`'],
  ['x'.repeat(130), `\`${'x'.repeat(119)}…\``],
];
for (const [text, expected] of CODE)
  test(`code of ${JSON.stringify(text)}`, () => assert.equal(code(text), expected));

test('text of the workspace cannot become markup', () => {
  assert.equal(plain('[x](command:y) <b>  **z**'), '\\[x\\]\\(command\\:y\\) \\<b\\> \\*\\*z\\*\\*');
});

/** Markdown, and how clients that know none show it. */
const MARKUP: readonly (readonly [markdown: string, expected: string])[] = [
  ['**Gateway** `infra/edge` · class `edge`', 'Gateway infra/edge · class edge'],
  ['a `` b`c `` d', 'a b`c d'],
  ['code may hold `**stars**`', 'code may hold **stars**'],
  ['[Documentation](https://example.com/a)', 'Documentation: https://example.com/a'],
  [plain('1 * [x](y)'), '1 * [x](y)'],
];
for (const [markdown, expected] of MARKUP)
  test(`plain text of ${markdown}`, () => assert.equal(withoutMarkup(markdown), expected));

test('empty parts leave no separator', () => {
  assert.equal(inOneLine(['a', undefined, false, '', 'b']), 'a · b');
});
