import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SchemaSource } from '../../server/src/engine/schema/source.ts';
import { problemsOfSpec, storeOf } from './support.ts';

const STRING: SchemaSource = { type: 'string' };
const NUMBER: SchemaSource = { type: 'integer', format: 'int32' };
const LISTENERS: SchemaSource = {
  type: 'array',
  'x-kubernetes-list-type': 'map',
  'x-kubernetes-list-map-keys': ['name', 'kind'],
  items: {
    type: 'object',
    properties: { name: STRING, kind: { type: 'string', default: 'A' }, port: NUMBER },
  },
};
const ADDRESS: SchemaSource = {
  type: 'object',
  properties: { type: { type: 'string', default: 'IP' }, value: STRING },
  oneOf: [
    { properties: { type: { enum: ['IP'] }, value: { anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] } } },
    { properties: { type: { not: { enum: ['IP'] } } } },
  ],
};

/** A schema for `spec`, a spec, and what is wrong with it. */
const CASES: readonly (readonly [string, SchemaSource, string, readonly string[]])[] = [
  ['nothing wrong', { type: 'object', properties: { a: STRING } }, '{a: x}', []],

  // Unknown fields
  [
    'an unknown field',
    { type: 'object', properties: { a: STRING } },
    '{b: 1}',
    ['unknown-field /spec/b field="b"'],
  ],
  [
    'unknown even when null',
    { type: 'object', properties: {} },
    '{b: }',
    ['unknown-field /spec/b field="b"'],
  ],
  [
    'an unknown field in an item, its name escaped',
    { type: 'array', items: { type: 'object', properties: { a: STRING } } },
    '[{a: x}, {a/b~c: 1}]',
    ['unknown-field /spec/1/a~1b~0c field="a/b~c"'],
  ],
  ['an object that knows no field', { type: 'object' }, '{a: 1}', ['unknown-field /spec/a field="a"']],
  [
    'names that JavaScript knows',
    { type: 'object', properties: {} },
    '{constructor: 1}',
    ['unknown-field /spec/constructor field="constructor"'],
  ],
  [
    'preserved unknown fields',
    { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
    '{a: 1}',
    [],
  ],
  ['free additional fields', { type: 'object', additionalProperties: true }, '{a: 1}', []],
  [
    'additional fields have a schema',
    { type: 'object', additionalProperties: STRING },
    '{a: x, b: 1, __proto__: 2}',
    [
      'wrong-type /spec/b expected=["string"] actual="integer"',
      'wrong-type /spec/__proto__ expected=["string"] actual="integer"',
    ],
  ],
  [
    'a list is no object with unknown fields',
    { type: 'array', items: STRING },
    '{a: 1}',
    ['wrong-type /spec expected=["array"] actual="object"'],
  ],

  // Types
  ['text for a number', NUMBER, '"80"', ['wrong-type /spec expected=["integer"] actual="string"']],
  ['a fraction for an integer', NUMBER, '1.5', ['wrong-type /spec expected=["integer"] actual="number"']],
  ['an integral float is an integer', NUMBER, '80.0', []],
  ['a boolean for text', STRING, 'yes', ['wrong-type /spec expected=["string"] actual="boolean"']],
  ['a list for an object', { type: 'object' }, '[]', ['wrong-type /spec expected=["object"] actual="array"']],
  ['an int-or-string takes both', { 'x-kubernetes-int-or-string': true }, '80', []],
  [
    'an int-or-string takes nothing else',
    { 'x-kubernetes-int-or-string': true },
    'true',
    ['wrong-type /spec expected=["integer","string"] actual="boolean"'],
  ],
  [
    'one problem a value',
    { type: 'string', enum: ['a'], minLength: 3 },
    '5',
    ['wrong-type /spec expected=["string"] actual="integer"'],
  ],

  // Null
  ['a null field counts as not written', { type: 'object', properties: { a: STRING } }, '{a: }', []],
  [
    'so it can be missing',
    { type: 'object', required: ['a'], properties: { a: STRING } },
    '{a: }',
    ['missing-field /spec field="a"'],
  ],
  [
    'a null item is wrong',
    { type: 'array', items: STRING },
    '[a, null]',
    ['null-not-allowed /spec/1 expected=["string"]'],
  ],
  ['unless it may be null', { type: 'array', items: { type: 'string', nullable: true } }, '[a, null]', []],
  [
    'a nullable field may be null',
    { type: 'object', required: ['a'], properties: { a: { type: 'string', nullable: true } } },
    '{a: null}',
    [],
  ],

  // Required and defaults
  [
    'a missing field',
    { type: 'object', required: ['a', 'b'], properties: { a: STRING, b: STRING } },
    '{a: x}',
    ['missing-field /spec field="b"'],
  ],
  [
    'a default is not missing',
    { type: 'object', required: ['a'], properties: { a: { type: 'string', default: 'x' } } },
    '{}',
    [],
  ],
  [
    'defaults inside defaults',
    {
      type: 'object',
      properties: {
        a: {
          type: 'object',
          default: {},
          required: ['b'],
          properties: { b: { type: 'integer', default: 1 } },
        },
      },
    },
    '{}',
    [],
  ],

  // Limits
  ['too long, in characters', { type: 'string', maxLength: 2 }, '🦭🦭', []],
  ['too long', { type: 'string', maxLength: 2 }, 'abc', ['too-long /spec limit=2 actual=3']],
  ['too short', { type: 'string', minLength: 1, pattern: '^a' }, '""', ['too-short /spec limit=1 actual=0']],
  [
    'too many items',
    { type: 'array', maxItems: 1, items: STRING },
    '[a, b]',
    ['too-many /spec limit=1 actual=2'],
  ],
  ['too few items', { type: 'array', minItems: 1, items: STRING }, '[]', ['too-few /spec limit=1 actual=0']],
  [
    'too many fields',
    { type: 'object', maxProperties: 1, additionalProperties: STRING },
    '{a: x, b: x}',
    ['too-many-properties /spec limit=1 actual=2'],
  ],
  [
    'too few fields',
    { type: 'object', minProperties: 1, additionalProperties: STRING },
    '{}',
    ['too-few-properties /spec limit=1 actual=0'],
  ],
  ['too large', { type: 'integer', maximum: 5 }, '6', ['too-large /spec limit=5 actual=6']],
  ['too small', { type: 'integer', minimum: 1 }, '0', ['too-small /spec limit=1 actual=0']],
  [
    'an exclusive limit',
    { type: 'integer', minimum: 1, exclusiveMinimum: true },
    '1',
    ['too-small /spec limit=1 actual=1 exclusive=true'],
  ],
  ['not a multiple', { type: 'integer', multipleOf: 5 }, '6', ['not-a-multiple /spec limit=5 actual=6']],
  ['32 bits', NUMBER, '2147483648', ['too-large /spec limit=2147483647 actual=2147483648']],
  ['64 bits', { type: 'integer', format: 'int64' }, '9223372036854775807', []],
  [
    'more than 64 bits',
    { type: 'integer', format: 'int64' },
    '99999999999999999999',
    ['too-large /spec limit=9223372036854776000 actual=100000000000000000000'],
  ],

  // Values
  [
    'not in the enum',
    { type: 'string', enum: ['a', 'b'] },
    'c',
    ['not-in-enum /spec actual="c" allowed=["a","b"]'],
  ],
  ['a pattern', { type: 'string', pattern: '^a+$' }, 'b', ['pattern /spec actual="b" pattern="^a+$"']],
  [
    'a format',
    { type: 'string', format: 'date-time' },
    'soon',
    ['bad-format /spec actual="soon" format="date-time"'],
  ],

  // Lists that are sets or maps
  [
    'a set',
    { type: 'array', 'x-kubernetes-list-type': 'set', items: STRING },
    '[a, b, a]',
    ['duplicate-item /spec/2 first="/spec/0" actual="a"'],
  ],
  ['a set tells 1 from "1"', { type: 'array', 'x-kubernetes-list-type': 'set', items: {} }, '[1, "1"]', []],
  [
    'an ordinary list may repeat itself',
    { type: 'array', 'x-kubernetes-list-type': 'atomic', items: STRING },
    '[a, a]',
    [],
  ],
  [
    'a list with keys',
    LISTENERS,
    '[{name: x, kind: A}, {name: x, kind: B}, {name: x}]',
    ['duplicate-list-key /spec/2 first="/spec/0" keys={"name":"x","kind":"A"}'],
  ],
  [
    'a duplicate key is no reason to look away',
    LISTENERS,
    '[{name: x}, {name: x, port: "80"}]',
    [
      'duplicate-list-key /spec/1 first="/spec/0" keys={"name":"x","kind":"A"}',
      'wrong-type /spec/1/port expected=["integer"] actual="string"',
    ],
  ],

  // Combinations
  ['an address by default', ADDRESS, '{value: 1.2.3.4}', []],
  ['an IPv6 address', ADDRESS, '{type: IP, value: "fe80::1"}', []],
  ['another kind of address', ADDRESS, '{type: Hostname, value: example.com}', []],
  [
    'no address',
    ADDRESS,
    '{value: example.com}',
    ['bad-format /spec/value actual="example.com" format="ip"'],
  ],
  [
    'no alternative',
    { type: 'integer', anyOf: [{ minimum: 5 }, { maximum: 1 }] },
    '3',
    ['no-alternative /spec'],
  ],
  ['a forbidden value', { type: 'string', not: { enum: ['a'] } }, 'a', ['no-alternative /spec']],
];

for (const [name, schema, spec, expected] of CASES)
  test(name, () => {
    assert.deepEqual(problemsOfSpec(storeOf(schema), spec), expected);
  });

test('an unknown field comes with the fields that could be meant', () => {
  const store = storeOf({ type: 'object', properties: { hostnames: STRING, rules: STRING } });
  const manifest = { metadata: { name: 'x' }, spec: { hostname: 'x' } };
  const target = { release: 'v1.6', channel: 'standard' } as const;
  assert.deepEqual(store.validate(target, 'test.dev', 'v1', 'Thing', manifest), [
    {
      type: 'unknown-field',
      pointer: '/spec/hostname',
      field: 'hostname',
      candidates: ['hostnames', 'rules'],
    },
  ]);
});
