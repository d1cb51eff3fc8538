import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Schema } from '../../server/src/engine/schema/model.ts';
import { schemaAt } from '../../server/src/engine/schema/schemaAt.ts';
import type { Path } from '../../server/src/engine/yaml/pointer.ts';

const SCHEMA: Schema = {
  type: 'object',
  properties: {
    rules: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
    labels: { type: 'object', additionalProperties: { type: 'string', maxLength: 63 } },
    open: { type: 'object', additionalProperties: true },
    mixed: {
      properties: { known: { type: 'boolean' } },
      additionalProperties: { type: 'integer' },
    },
  },
};

const PATHS: readonly (readonly [Path, Schema['type']])[] = [
  [[], 'object'],
  [['rules'], 'array'],
  [['rules', 0], 'object'],
  [['rules', '12', 'name'], 'string'],
  [['labels', 'app'], 'string'],
  [['labels', '0'], 'string'],
  [['mixed', 'known'], 'boolean'],
  [['mixed', 'other'], 'integer'],
  [['nope'], undefined],
  [['rules', 'name'], undefined],
  [['rules', 0, 'name', 'deeper'], undefined],
  [['open', 'anything'], undefined],
  [['toString'], undefined],
  [['__proto__'], undefined],
];

for (const [path, type] of PATHS)
  test(`the schema at ${JSON.stringify(path)} is ${type ?? 'not known'}`, () => {
    assert.equal(schemaAt(SCHEMA, path)?.type, type);
  });
