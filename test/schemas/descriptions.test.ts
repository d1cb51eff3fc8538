/** Every field is described, and in words of our own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { builtInSchemas } from '../../server/src/engine/schema/builtIn.ts';
import type { Schema } from '../../server/src/engine/schema/model.ts';
import { crdsFile, needs, PUBLISHED, readCrds } from './reference.ts';

/** The experimental channel has everything that the standard one has, and more. */
const WIDEST = PUBLISHED.filter(({ target }) => target.channel === 'experimental');

/** So many words in a row may be the same by chance. */
const SAME_BY_CHANCE = 8;

/** A piece of prose and where it stands. */
type Text = { readonly at: string; readonly text: string };

test('every kind and every field has a description', () => {
  const missing = fieldsOfKinds().filter(({ schema }) => !schema.description);
  assert.deepEqual(
    missing.map(({ at }) => at),
    [],
  );
});

test('descriptions are sentences of bearable length', () => {
  const wrong = ownTexts().filter(({ text }) => text.length > 500 || !/[.!?)`]$/.test(text.trim()));
  assert.deepEqual(
    wrong.map(({ at, text }) => `${at}: ${text}`),
    [],
  );
});

test('no description repeats the published ones', needs(crdsFile('v1.0.0', 'experimental')), () => {
  const published = new Set(publishedTexts().flatMap((text) => runsOf(text)));
  const copies = ownTexts().flatMap(({ at, text }) => {
    const copied = runsOf(text).find((run) => published.has(run));
    return copied ? [`${at}: ${copied}`] : [];
  });
  assert.deepEqual(copies, []);
});

test('code is no prose, and a run of words is found across lines and cases', () => {
  assert.deepEqual(runsOf('One two three four five six seven eight\n  NINE.'), [
    'one two three four five six seven eight nine',
  ]);
  assert.deepEqual(runsOf('One two three four `five` six seven eight nine ten'), []);
});

/** Every run of one word more than may be the same by chance. Code and links end a run. */
function runsOf(text: string): readonly string[] {
  const passages = text
    .split(/`[^`]*`|https?:\S+/)
    .map((passage) => passage.toLowerCase().match(/[a-z0-9'-]+/g) ?? []);
  return passages.flatMap((words) =>
    words.flatMap((_word, at) => {
      const run = words.slice(at, at + SAME_BY_CHANCE + 1);
      return run.length > SAME_BY_CHANCE ? [run.join(' ')] : [];
    }),
  );
}

function ownTexts(): readonly Text[] {
  return fieldsOfKinds().flatMap(({ at, schema: { description, enumDescriptions = {} } }) => [
    ...(description ? [{ at, text: description }] : []),
    ...Object.entries(enumDescriptions).map(([value, text]) => ({ at: `${at} ${value}`, text })),
  ]);
}

function publishedTexts(): readonly string[] {
  return WIDEST.flatMap(({ patch, target }) => readCrds(patch, target.channel)).flatMap(({ spec }) =>
    spec.versions.flatMap(({ schema }) =>
      fieldsOf(schema.openAPIV3Schema, '').flatMap(({ schema: { description } }) => description ?? []),
    ),
  );
}

type Field = { readonly at: string; readonly schema: Schema };

/** The kinds themselves and all their fields, in every version of every release; what is the same there only once. */
function fieldsOfKinds(): readonly Field[] {
  const store = builtInSchemas();
  const fields = WIDEST.flatMap(({ target }) =>
    store.kinds(target).flatMap(({ group, kind, description, versions }) => {
      const head: Schema = { ...(description !== undefined && { description }) };
      const inside = versions.flatMap(({ version }) => {
        const schema = store.schema(target, group, version, kind);
        assert.ok(schema, `${kind} ${version}`);
        return fieldsOf(schema, kind);
      });
      return [{ at: kind, schema: head }, ...inside];
    }),
  );
  const id = ({ at, schema }: Field): string =>
    JSON.stringify([at, schema.description, schema.enumDescriptions]);
  return [...new Map(fields.map((field) => [id(field), field])).values()];
}

function fieldsOf(schema: Schema, at: string): Field[] {
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, child]) => [
    { at: `${at}.${name}`, schema: child },
    ...fieldsOf(child, `${at}.${name}`),
  ]);
  if (schema.items) fields.push(...fieldsOf(schema.items, `${at}[]`));
  if (typeof schema.additionalProperties === 'object')
    fields.push(...fieldsOf(schema.additionalProperties, `${at}.*`));
  return fields;
}
