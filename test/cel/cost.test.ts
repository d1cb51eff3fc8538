import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBudget } from '../../server/src/engine/schema/cel/budget.ts';
import { estimateCost } from '../../server/src/engine/schema/cel/cost.ts';
import { parseExpression } from '../../server/src/engine/schema/cel/expression.ts';
import { leastSize, shapeOfSchema } from '../../server/src/engine/schema/cel/schemaShape.ts';
import type { Schema } from '../../server/src/engine/schema/model.ts';

const SELF: Schema = {
  type: 'object',
  properties: {
    text: { type: 'string', maxLength: 10 },
    long: { type: 'string' },
    word: { type: 'string', enum: ['a', 'four'] },
    number: { type: 'integer' },
    list: { type: 'array', maxItems: 100, items: { type: 'string', maxLength: 10 } },
    open: {
      type: 'array',
      items: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
    },
    map: { type: 'object', maxProperties: 20, additionalProperties: { type: 'integer' } },
    namespace: { type: 'string', maxLength: 1 },
  },
};

/** What an expression costs at most: a step is 1, a character passed over 0.1, four bytes to a character. */
const COSTS: readonly (readonly [expression: string, cost: number])[] = [
  ['true', 0],
  ['self.number', 2],
  ['self.number > 5', 3.1],
  ["self.text == 'abc'", 3.3],
  ["self.text.startsWith('abc')", 3.3],
  ["self.text.matches('abcdefgh')", 12],
  ['size(self.list) > 0', 4.1],
  ["self.list.all(x, x != '')", 3 + 100 * (3 + 2)],
  ['self.list.exists(x, x == self.text)', 3 + 100 * (4 + 1 + 1 + 2 + 4)],
  ['self.list.all(x, self.list.exists_one(y, x == y))', 3 + 100 * (3 + 3 + 100 * (2 + 1 + 2 + 4))],
  ["'a' in self.list", 103],
  ['self.map.all(k, self.map[k] > 0)', 3 + 20 * (3 + 2 + 1 + 1 + 1 + 0.1)],
  ['has(self.text) ? self.number > 1 : true', 1 + 3.1],
  ["self.__namespace__ == 'a'", 3.1],
];

for (const [expression, cost] of COSTS)
  test(`the cost of ${expression}`, () => {
    const parsed = parseExpression(expression);
    assert.ok('ast' in parsed);
    const estimate = estimateCost(parsed.ast, { self: shapeOfSchema(SELF) });
    assert.equal(Number(estimate.cost.toFixed(1)), Number(cost.toFixed(1)));
    assert.deepEqual(estimate.missingFields, []);
  });

test('what has no limit is as large as a request', () => {
  const request = 3 * 1024 * 1024;
  assert.equal(shapeOfSchema({ type: 'string' }).size, request - 2);
  assert.equal(shapeOfSchema({ type: 'string', format: 'duration' }).size, 32);
  const items: Schema = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };
  assert.equal(leastSize(items), 2 + 4 + 2 + 4);
  assert.equal(shapeOfSchema({ type: 'array', items }).size, Math.floor((request - 2) / 13));
});

/** Fields that are not there: those of a closed object only. */
const MISSING: readonly (readonly [expression: string, fields: readonly string[]])[] = [
  ['self.texts', ['texts']],
  ['has(self.texts) && self.numbers > 1', ['texts', 'numbers']],
  ['self.open.all(o, o.title == o.name)', ['title']],
  ['self.?texts.orValue("")', ['texts']],
  ['self.map.anything == 1', []],
  ['cel.bind(x, self.open, x[0].nam)', ['nam']],
];

for (const [expression, fields] of MISSING)
  test(`fields that ${expression} asks for in vain`, () => {
    const parsed = parseExpression(expression);
    assert.ok('ast' in parsed);
    assert.deepEqual(estimateCost(parsed.ast, { self: shapeOfSchema(SELF) }).missingFields, fields);
  });

test('a dear rule runs where the values are small, and not where they are large', () => {
  const rule = { rule: 'self.all(a, self.all(b, a == b))', 'x-gatelens-cost': 1e6 };
  assert.ok(createBudget().allows(rule, ['a', 'b']));
  assert.ok(
    !createBudget().allows(
      rule,
      Array.from({ length: 1000 }, () => 'a'),
    ),
  );
  assert.ok(!createBudget().allows({ ...rule, 'x-gatelens-cost': Number.POSITIVE_INFINITY }, ['a']));
  assert.ok(
    createBudget().allows(
      { rule: rule.rule },
      Array.from({ length: 1000 }, () => 'a'),
    ),
    'ours have no price',
  );
});

test('what is spent is spent', () => {
  const budget = createBudget();
  const rule = { rule: 'self == 1', 'x-gatelens-cost': 100 };
  let runs = 0;
  while (runs < 100_000 && budget.allows(rule, 1n)) runs++;
  assert.ok(runs > 1000 && runs < 100_000, String(runs));
});
