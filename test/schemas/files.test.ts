/** What the build says of files in schemas/ that do not hold together. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { readSchemas } from '../../build/schemas/read.mjs';

const HEAD = `
group: test.dev
kind: Thing
plural: things
singular: thing
shortNames: []
scope: Namespaced
docs: https://example.com/
versions: {v1: {standard: {v1.6: served storage}}}
`;
const GOOD = `${HEAD}schema: {type: object, properties: {port: {$ref: Port}}}`;
const PORT = 'Port: {type: integer}';

/** The kind's file, the definitions, and what is wrong with them. */
const FILES: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'a typing mistake in a keyword',
    GOOD.replace('type: object', 'typ: object'),
    PORT,
    ['test.dev/Thing.yaml: typ is no keyword'],
  ],
  [
    'a keyword deep inside',
    GOOD,
    'Port: {items: {oneOf: [{maxLenght: 5}]}}',
    ['Port/items/oneOf/0: maxLenght is no keyword'],
  ],
  [
    'a value that a keyword cannot have',
    GOOD,
    'Port: {type: int, maxLength: -1, pattern: "("}',
    [
      'Port: type has a value that it cannot have',
      'Port: maxLength has a value that it cannot have',
      'Port: pattern has a value that it cannot have',
    ],
  ],
  [
    'an empty description',
    GOOD,
    'Port: {description: " "}',
    ['Port: description has a value that it cannot have'],
  ],
  [
    'a mark of no release',
    GOOD,
    'Port: {x-gatelens-since: {standard: 1.1}}',
    ['Port: x-gatelens-since has a value that it cannot have'],
  ],
  [
    'a variant of nothing',
    GOOD,
    'Port: {x-gatelens-variants: [{when: {release: v1.6}, maximum: 1}]}',
    ['Port: x-gatelens-variants has a value that it cannot have'],
  ],
  [
    'a mistake in a variant',
    GOOD,
    'Port: {x-gatelens-variants: [{when: {}, minimum: null, maximun: 1}]}',
    ['Port/variant: maximun is no keyword'],
  ],
  [
    'a reference to nothing',
    GOOD.replace('$ref: Port', '$ref: Prot'),
    PORT,
    ['a kind refers to Prot, which does not exist', 'nothing refers to Port'],
  ],
  [
    'a definition that is part of itself',
    GOOD,
    'Port: {$ref: Other}\nOther: {items: {$ref: Port}}',
    ['Port refers to itself'],
  ],
  [
    'a kind in the wrong file',
    GOOD.replace('kind: Thing', 'kind: Other'),
    PORT,
    ['test.dev/Thing.yaml holds test.dev/Other'],
  ],
  [
    'a history with unknown words',
    GOOD.replace('served storage', 'serves'),
    PORT,
    ['test.dev/Thing.yaml: the history of v1 is wrong'],
  ],
  [
    'a head with too little and too much',
    GOOD.replace('plural:', 'plurals:'),
    PORT,
    ['test.dev/Thing.yaml: plural is missing or wrong', 'test.dev/Thing.yaml: plurals means nothing here'],
  ],
];

test('files that hold together are read', () => {
  const api = read(GOOD, PORT);
  assert.deepEqual(api.releases, [{ release: 'v1.6', patch: 'v1.6.1' }]);
  assert.deepEqual(
    api.kinds.map(({ head }) => head.kind),
    ['Thing'],
  );
  assert.deepEqual(api.definitions, { Port: { type: 'integer' } });
});

for (const [name, kind, definitions, problems] of FILES)
  test(name, () => {
    assert.throws(
      () => read(kind, definitions),
      (error: Error) => {
        assert.deepEqual(error.message.split('\n  ').slice(1), problems);
        return true;
      },
    );
  });

function read(kind: string, definitions: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatelens-schemas-'));
  try {
    mkdirSync(path.join(folder, 'definitions'));
    mkdirSync(path.join(folder, 'test.dev'));
    writeFileSync(path.join(folder, 'releases.yaml'), '- {release: v1.6, patch: v1.6.1}');
    writeFileSync(path.join(folder, 'definitions/all.yaml'), definitions);
    writeFileSync(path.join(folder, 'test.dev/Thing.yaml'), kind);
    return readSchemas(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
