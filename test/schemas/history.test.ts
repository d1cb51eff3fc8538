/** The marks of our schemas beside the recorded history of the API: since when a field, a kind or a version exists. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSchemas } from '../../build/schemas/read.mjs';
import { OWN_GROUP } from '../../server/src/engine/manifest/kinds.ts';
import { builtInSchemas } from '../../server/src/engine/schema/builtIn.ts';
import { kindInfo } from '../../server/src/engine/schema/kind.ts';
import type { Release, Schema, Since, Target } from '../../server/src/engine/schema/model.ts';
import type { KindSource } from '../../server/src/engine/schema/source.ts';
import { needs, PUBLISHED, referenceText } from './reference.ts';

const FIELDS = 'facts/fields.json';
const KINDS = 'facts/kinds.json';
const CHANNELS = ['standard', 'experimental'] as const;
const store = builtInSchemas();

type FieldFacts = { readonly [path: string]: { readonly since: PatchSince; readonly removed?: PatchSince } };
type PatchSince = { readonly standard?: string; readonly experimental?: string };

for (const { target } of PUBLISHED)
  test(`${nameOf(target)}: every field of a spec is as old as recorded`, needs(FIELDS), () => {
    const facts: FieldFacts = JSON.parse(referenceText(FIELDS));
    const differences = store.kinds(target).flatMap(({ group, kind, versions: [newest] }) => {
      const schema = newest && store.schema(target, group, newest.version, kind);
      const spec = schema?.properties?.spec;
      assert.ok(spec, `${kind} has a spec`);
      return agesOf(spec, `${kind}/spec`).flatMap(([path, since]) => {
        const recorded = facts[path];
        if (!recorded) return [`${path} is not recorded`];
        const [ours, theirs] = [renderSince(since), renderSince(minors(recorded.since))];
        return ours === theirs ? [] : [`${path}: ours ${ours}, recorded ${theirs}`];
      });
    });
    assert.deepEqual(differences, []);
  });

function nameOf({ release, channel }: Target): string {
  return `${release} ${channel}`;
}

type KindFacts = {
  readonly [groupKind: string]: {
    readonly releases: { readonly [patch: string]: { readonly [channel: string]: VersionFacts } };
  };
};
type VersionFacts = {
  readonly [version: string]: {
    readonly served: boolean;
    readonly storage: boolean;
    readonly deprecated: boolean;
  };
};

test('every version of every kind was served, stored and deprecated when recorded', needs(KINDS), () => {
  const facts: KindFacts = JSON.parse(referenceText(KINDS));
  const releases = [...new Set(Object.values(facts).flatMap((kind) => Object.keys(kind.releases)))];
  for (const { head } of readSchemas('schemas').kinds) {
    if (head.group === OWN_GROUP) continue;
    const recorded = facts[`${head.group}/${head.kind}`];
    assert.ok(recorded, `${head.kind} is recorded`);
    for (const patch of releases)
      for (const channel of CHANNELS) {
        const expected: VersionFacts = recorded.releases[patch]?.[channel] ?? {};
        assert.deepEqual(
          statesOf(head, minor(patch), channel),
          expected,
          `${head.kind} in ${patch} ${channel}`,
        );
      }
  }
});

function statesOf(head: KindSource, release: Release, channel: 'standard' | 'experimental'): VersionFacts {
  const versions = kindInfo(head, { release, channel })?.versions ?? [];
  return Object.fromEntries(versions.map(({ version, ...state }) => [version, state]));
}

/** Every field below `schema` with its effective age, by the path that the records use. */
function agesOf(schema: Schema, path: string): readonly (readonly [string, Since | undefined])[] {
  const fields = Object.entries(schema.properties ?? {}).flatMap(([field, child]) => [
    [`${path}.${field}`, child.since] as const,
    ...agesOf(child, `${path}.${field}`),
  ]);
  return schema.items ? [...fields, ...agesOf(schema.items, `${path}[]`)] : fields;
}

function minors(since: PatchSince): Since {
  return Object.fromEntries(Object.entries(since).map(([channel, patch]) => [channel, minor(patch)]));
}

function minor(patch: string): Release {
  return patch.split('.').slice(0, 2).join('.') as Release;
}

function renderSince(since: Since = {}): string {
  return CHANNELS.map((channel) => `${channel} ${since[channel] ?? 'never'}`).join(', ');
}
