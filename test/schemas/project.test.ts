import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Target } from '../../server/src/engine/schema/model.ts';
import { project } from '../../server/src/engine/schema/project.ts';
import type { Definitions, SchemaSource } from '../../server/src/engine/schema/source.ts';

const DEFINITIONS: Definitions = {
  Ruled: { 'x-gatelens-rules': [{ rule: 'self > 1', code: 'small' }] },
  Port: { type: 'integer', minimum: 1, maximum: 65535 },
  Backend: {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string', description: 'Its name.' }, port: { $ref: 'Port' } },
  },
  Weighted: { $ref: 'Backend', properties: { weight: { type: 'integer', default: 1 } } },
};

type Case = {
  readonly name: string;
  readonly source: SchemaSource;
  /** `v1.6 standard v1` */
  readonly at?: string;
  readonly expected: object;
};

const CASES: readonly Case[] = [
  {
    name: 'a reference becomes what it refers to',
    source: { $ref: 'Port' },
    expected: { type: 'integer', minimum: 1, maximum: 65535 },
  },
  {
    name: 'keywords beside a reference win',
    source: { $ref: 'Port', maximum: 1024, default: 80, description: 'Low.' },
    expected: { type: 'integer', minimum: 1, maximum: 1024, default: 80, description: 'Low.' },
  },
  {
    name: 'properties beside a reference are merged field by field',
    source: {
      $ref: 'Weighted',
      required: ['port'],
      properties: { name: { description: 'Mine.' }, port: { minimum: 10 }, extra: { type: 'boolean' } },
    },
    expected: {
      type: 'object',
      required: ['port'],
      properties: {
        name: { type: 'string', description: 'Mine.' },
        port: { type: 'integer', minimum: 10, maximum: 65535 },
        weight: { type: 'integer', default: 1 },
        extra: { type: 'boolean' },
      },
    },
  },
  {
    name: 'references are followed in items, maps and alternatives',
    source: {
      items: { $ref: 'Port' },
      additionalProperties: { $ref: 'Port' },
      oneOf: [{ $ref: 'Port' }],
      not: { $ref: 'Port' },
    },
    expected: {
      items: DEFINITIONS.Port,
      additionalProperties: DEFINITIONS.Port,
      oneOf: [DEFINITIONS.Port],
      not: DEFINITIONS.Port,
    },
  },
  {
    name: 'words for people lose their prefix',
    source: {
      'x-gatelens-docs': 'https://example.com/',
      'x-gatelens-example': 'a',
      'x-gatelens-values': { A: 'First.' },
    },
    expected: { docs: 'https://example.com/', examples: ['a'], enumDescriptions: { A: 'First.' } },
  },
  {
    name: 'rules become those of a CRD, as far as the target has them',
    source: {
      'x-gatelens-rules': [
        { rule: 'self > 1', code: 'small', at: 'a' },
        { rule: 'self > 2', code: 'later', since: { experimental: 'v1.3' } },
        { rule: 'self > 3', code: 'gone', removed: { standard: 'v1.5' } },
        { rule: 'self > 4', code: 'other', when: { versions: ['v1beta1'] } },
      ],
    },
    at: 'v1.6 standard v1',
    expected: {
      'x-kubernetes-validations': [{ rule: 'self > 1', 'x-gatelens-blame': { code: 'small', at: 'a' } }],
    },
  },
  {
    name: 'the rules of a definition come before those of who refers to it',
    source: { $ref: 'Ruled', 'x-gatelens-rules': [{ rule: 'self < 9', code: 'large' }] },
    expected: {
      'x-kubernetes-validations': [
        { rule: 'self > 1', 'x-gatelens-blame': { code: 'small' } },
        { rule: 'self < 9', 'x-gatelens-blame': { code: 'large' } },
      ],
    },
  },
  {
    name: 'an example that is a list is a list of examples',
    source: { 'x-gatelens-example': ['a', 'b'] },
    expected: { examples: ['a', 'b'] },
  },
  {
    name: 'a variant replaces keywords, null takes one away',
    source: {
      maxItems: 1,
      minItems: 1,
      'x-gatelens-variants': [{ when: { versions: ['v1alpha2'] }, maxItems: 16, minItems: null }],
    },
    at: 'v1.6 standard v1alpha2',
    expected: { maxItems: 16 },
  },
  {
    name: 'a variant for something else changes nothing',
    source: { maxItems: 1, 'x-gatelens-variants': [{ when: { channels: ['experimental'] }, maxItems: 16 }] },
    expected: { maxItems: 1 },
  },
  {
    name: 'of several variants that hold the last wins',
    source: {
      'x-gatelens-variants': [
        { when: {}, maxItems: 1 },
        { when: { since: 'v1.6' }, maxItems: 2 },
        { when: { until: 'v1.5' }, maxItems: 3 },
      ],
    },
    expected: { maxItems: 2 },
  },
  {
    name: 'everything that a variant asks for must hold',
    source: {
      'x-gatelens-variants': [{ when: { channels: ['standard'], versions: ['v1beta1'] }, maxItems: 1 }],
    },
    expected: {},
  },
];

for (const { name, source, at = 'v1.6 standard v1', expected } of CASES)
  test(name, () => {
    assert.deepEqual(project(source, projectionOf(at)), expected);
  });

const AGED: SchemaSource = {
  type: 'object',
  required: ['old', 'new', 'gone'],
  properties: {
    old: { type: 'string' },
    new: {
      type: 'object',
      'x-gatelens-since': { standard: 'v1.4', experimental: 'v1.2' },
      properties: {
        inner: { type: 'string', 'x-gatelens-since': { standard: 'v0.8', experimental: 'v1.10' } },
      },
    },
    trial: { type: 'string', 'x-gatelens-since': { experimental: 'v1.3' } },
    gone: { type: 'string', 'x-gatelens-removed': { standard: 'v1.5', experimental: 'v1.4' } },
  },
};

/** Which fields there are, and which of them are required. */
const AGES: readonly (readonly [string, string, string])[] = [
  ['v1.1 standard', 'old gone', 'old gone'],
  ['v1.2 experimental', 'old new gone', 'old new gone'],
  ['v1.4 standard', 'old new new.inner gone', 'old new gone'],
  ['v1.6 standard', 'old new new.inner', 'old new'],
  ['v1.6 experimental', 'old new trial', 'old new'],
  ['v1.10 experimental', 'old new new.inner trial', 'old new'],
];

for (const [at, fields, required] of AGES)
  test(`${at} has the fields ${fields}`, () => {
    const schema = project(AGED, projectionOf(`${at} v1`));
    const names = Object.entries(schema.properties ?? {}).flatMap(([name, { properties = {} }]) => [
      name,
      ...Object.keys(properties).map((inner) => `${name}.${inner}`),
    ]);
    assert.equal(names.join(' '), fields);
    assert.equal(schema.required?.join(' '), required);
  });

test('a field is never older than what surrounds it, nor in more channels', () => {
  const kind = { standard: 'v0.8', experimental: 'v0.5' } as const;
  const schema = project(AGED, projectionOf('v1.10 experimental v1'), kind);
  assert.deepEqual(schema.since, kind);
  assert.deepEqual(schema.properties?.old?.since, kind);
  assert.deepEqual(schema.properties?.new?.since, { standard: 'v1.4', experimental: 'v1.2' });
  assert.deepEqual(schema.properties?.new?.properties?.inner?.since, {
    standard: 'v1.4',
    experimental: 'v1.10',
  });
  assert.deepEqual(schema.properties?.trial?.since, { experimental: 'v1.3' });
});

test('what says the same everywhere is one object in all targets, as long as it is as old', () => {
  const source: SchemaSource = {
    properties: {
      plain: { $ref: 'Weighted' },
      marked: { items: { $ref: 'Port', 'x-gatelens-variants': [{ when: { until: 'v1.5' }, maximum: 9 }] } },
      aged: { properties: { later: { type: 'string', 'x-gatelens-since': { standard: 'v1.6' } } } },
      ruled: { 'x-gatelens-rules': [{ rule: 'self > 1', code: 'small', since: { standard: 'v1.6' } }] },
    },
  };
  const at = (target: string, first: Target['release']): readonly (object | undefined)[] => {
    const { properties = {} } = project(source, projectionOf(`${target} v1`), { standard: first });
    return [properties.plain, properties.marked, properties.aged, properties.ruled];
  };
  const [newest, older, same] = [
    at('v1.6 standard', 'v1.0'),
    at('v1.5 standard', 'v1.0'),
    at('v1.6 standard', 'v1.1'),
  ];
  assert.deepEqual(
    newest.map((schema, index) => schema === older[index]),
    [true, false, false, false],
  );
  assert.deepEqual(
    older.map((schema) => JSON.stringify(schema).match(/maximum.{3}|later|self/g)),
    [['maximum":6'], ['maximum":9'], null, null],
  );
  assert.notEqual(newest[0], same[0]);
});

function projectionOf(at: string) {
  const [release, channel, version] = at.split(' ') as [Target['release'], Target['channel'], string];
  return { target: { release, channel }, version, definitions: DEFINITIONS };
}
