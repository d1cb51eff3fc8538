/** Our schemas beside the published CRDs: structure, field by field. Words and CEL rules are not compared here. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInSchemas } from '../../server/src/engine/schema/builtIn.ts';
import type { Schema, Target } from '../../server/src/engine/schema/model.ts';
import type { Crd } from './reference.ts';
import { crdsFile, needs, PUBLISHED, readCrds } from './reference.ts';

const store = builtInSchemas();

test('every release that can be a target is compared', () => {
  assert.deepEqual(store.releases, ['v1.6', 'v1.5', 'v1.4', 'v1.3', 'v1.2', 'v1.1', 'v1.0']);
  assert.deepEqual([...new Set(PUBLISHED.map(({ target }) => target.release))], store.releases);
});

for (const { target, patch } of PUBLISHED) {
  const { channel } = target;
  const options = needs(crdsFile(patch, channel));

  test(`${patch} ${channel}: the same kinds, names and versions`, options, () => {
    assert.deepEqual(headsOfStore(target), readCrds(patch, channel).map(headOfCrd).sort());
  });

  test(`${patch} ${channel}: the same structure in every version`, options, () => {
    const differences = readCrds(patch, channel).flatMap(({ spec }) =>
      spec.versions.flatMap((version) => {
        const ours = store.schema(target, spec.group, version.name, spec.names.kind);
        const at = `${spec.names.kind} ${version.name}`;
        return ours ? compare(ours, version.schema.openAPIV3Schema, at) : [`${at} is missing`];
      }),
    );
    assert.deepEqual(differences, []);
  });
}

test('a difference is told by its place', () => {
  const ours: Schema = { type: 'object', properties: { a: { maxLength: 5, description: 'Ours.' }, b: {} } };
  const published: Schema = { type: 'object', required: ['a'], properties: { a: { maxLength: 6 }, c: {} } };
  assert.deepEqual(compare(ours, published, 'X'), [
    'X required: ours undefined, published ["a"]',
    'X.a maxLength: ours 5, published 6',
    'X.b: only ours',
    'X.c: only published',
  ]);
});

function headsOfStore(target: Target): readonly string[] {
  return store
    .kinds(target)
    .map(({ group, kind, plural, singular, shortNames, namespaced, versions }) => {
      const scope = namespaced ? 'Namespaced' : 'Cluster';
      const states = versions.map(({ version, served, storage, deprecated }) =>
        stateOf(version, served, storage, deprecated),
      );
      return [group, kind, plural, singular, ...shortNames, scope, ...states.sort()].join(' ');
    })
    .sort();
}

function headOfCrd({ spec: { group, scope, names, versions } }: Crd): string {
  const states = versions.map(({ name, served, storage, deprecated }) =>
    stateOf(name, served, storage, deprecated === true),
  );
  const { kind, plural, singular, shortNames = [] } = names;
  return [group, kind, plural, singular, ...shortNames, scope, ...states.sort()].join(' ');
}

function stateOf(version: string, served: boolean, storage: boolean, deprecated: boolean): string {
  return `${version}:${served ? 'served' : 'unserved'}${storage ? '+storage' : ''}${deprecated ? '+deprecated' : ''}`;
}

const WORDS = ['description', 'docs', 'examples', 'enumDescriptions', 'since', 'x-kubernetes-validations'];

/** Every difference as a line that starts with the path of the field. */
function compare(ours: Schema, published: Schema, at: string): string[] {
  // CRDs say nothing of metadata: the API server knows it by itself. Ours holds what it knows.
  if (at.endsWith('.metadata')) return compareValue('type', ours.type, published.type, at);
  const keywords = new Set([...Object.keys(ours), ...Object.keys(published)]);
  const differences: string[] = [];
  for (const keyword of [...keywords].filter((word) => !WORDS.includes(word)).sort()) {
    const [mine, theirs] = [keywordOf(ours, keyword), keywordOf(published, keyword)];
    if (keyword === 'properties') continue;
    if (keyword === 'items' || keyword === 'additionalProperties') {
      if (isSchema(mine) && isSchema(theirs))
        differences.push(...compare(mine, theirs, `${at}${keyword === 'items' ? '[]' : '.*'}`));
      else differences.push(...compareValue(keyword, mine, theirs, at));
    } else differences.push(...compareValue(keyword, mine, theirs, at));
  }
  return [...differences, ...compareFields(ours.properties ?? {}, published.properties ?? {}, at)];
}

type Fields = { readonly [field: string]: Schema };

function compareFields(ours: Fields, published: Fields, at: string): string[] {
  const fields = [...new Set([...Object.keys(ours), ...Object.keys(published)])].sort();
  return fields.flatMap((field) => {
    const [mine, theirs] = [ours[field], published[field]];
    if (mine && theirs) return compare(mine, theirs, `${at}.${field}`);
    return [`${at}.${field}: only ${mine ? 'ours' : 'published'}`];
  });
}

function compareValue(keyword: string, ours: unknown, published: unknown, at: string): string[] {
  const [mine, theirs] = [canonical(keyword, ours), canonical(keyword, published)];
  return mine === theirs ? [] : [`${at} ${keyword}: ours ${mine}, published ${theirs}`];
}

/** The order of keys means nothing, nor does that of required fields; that of an enum is what people see. */
function canonical(keyword: string, value: unknown): string | undefined {
  return JSON.stringify(
    keyword === 'required' && Array.isArray(value) ? value.toSorted() : value,
    (_key, inner) =>
      isSchema(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
  );
}

function keywordOf(schema: Schema, keyword: string): unknown {
  return Object.entries(schema).find(([name]) => name === keyword)?.[1];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
