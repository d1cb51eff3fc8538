import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluate } from '../../server/src/engine/schema/cel/expression.ts';
import { rewriteCalls } from '../../server/src/engine/schema/cel/rewrite.ts';

/** What stands in literals and comments, and what is no call, stays as it is. */
const CASES: readonly (readonly [expression: string, rewritten: string])[] = [
  ['has(self.a)', 'has_(self.a)'],
  ['has (self.a)', 'has_ (self.a)'],
  ["self.matches('has(x)')", "self.matches_('has(x)')"],
  ['self.has', 'self.has'],
  ['hash(self)', 'hash(self)'],
  ['"matches(\\"" + self.find("x")', '"matches(\\"" + self.find("x")'],
  ['r"matches(\\" == has(self.a)', 'r"matches(\\" == has_(self.a)'],
  ["'''has('a')''' + '''b'''.split('')", "'''has('a')''' + '''b'''.split_('')"],
  ['r"""a "has(" b""".split("has(")', 'r"""a "has(" b""".split_("has(")'],
  ['// has(self.a)\nhas(self.b)', '// has(self.a)\nhas_(self.b)'],
  ['format.dns1123Label()', 'format.dns1123Label()'],
  ["'%s'.format([1])", "'%s'.format_([1])"],
];

for (const [expression, rewritten] of CASES)
  test(`calls of ours in ${JSON.stringify(expression)}`, () => {
    assert.equal(rewriteCalls(expression), rewritten);
  });

/** Paths with an index, which the library itself refuses. */
const HAS: readonly (readonly [expression: string, result: unknown])[] = [
  ['has(self.a)', true],
  ['has(self.b)', false],
  ['has(self.list[0].x)', true],
  ['has(self.list[0].y)', false],
  ['has(self.list[5].x)', undefined],
  ['has(self.b.c)', undefined],
];

for (const [expression, expected] of HAS)
  test(`${expression} is ${String(expected)}`, () => {
    assert.equal(evaluate(expression, { self: { a: '', list: [{ x: 1n }] } }), expected);
  });
