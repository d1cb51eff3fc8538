/** Our rules beside those of the published CRDs, both asked about the same generated values. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constraintsOf } from '../../build/schemas/constraints.mjs';
import { evaluate } from '../../server/src/engine/schema/cel/expression.ts';
import { guardOf } from '../../server/src/engine/schema/cel/guard.ts';
import { toCel } from '../../server/src/engine/schema/cel/values.ts';
import type { Schema } from '../../server/src/engine/schema/model.ts';
import { prepare } from '../../server/src/engine/schema/prepare.ts';
import { fieldSchema } from '../../server/src/engine/schema/schemaAt.ts';
import type { Json } from '../../server/src/engine/yaml/value.ts';
import { isList, isObject } from '../../server/src/engine/yaml/value.ts';
import { crdsFile, needs, PUBLISHED, readCrds } from '../schemas/reference.ts';
import { fromYaml } from '../schemas/support.ts';
import { seededRandom } from '../support/random.ts';
import { builtInSchemas } from '../support/schemas.ts';
import { fitted, structureOf } from './fit.ts';
import { mutations } from './mutate.ts';
import { SAMPLES } from './samples.ts';

/** How many changed values at one place are changed once more, and in how many ways. */
const BASES = 15;
const CHANGES = 15;
/** No more values than these are changed at one place, and no more results asked about. */
const MOST_VALUES = 4;
const MOST_RESULTS = 900;

const store = builtInSchemas();

for (const { target, patch } of PUBLISHED) {
  const { channel } = target;
  test(`${patch} ${channel}: every rule has its like`, needs(crdsFile(patch, channel)), (t) => {
    const places = readCrds(patch, channel).flatMap(({ spec }) =>
      spec.versions.flatMap(({ name, schema }): readonly Place[] => {
        const ours = store.schema(target, spec.group, name, spec.names.kind);
        assert.ok(ours, `${spec.names.kind} ${name} is missing`);
        const values = valuesOf(spec.names.kind, channel).map((value) => fitted(ours, value));
        return placesOf(`${spec.names.kind} ${name} `, schema.openAPIV3Schema, ours, values);
      }),
    );
    const tallies = places.map((place) => ({ place, tally: tallyOf(place) }));
    const rules = tallies.reduce((sum, { tally }) => sum + tally.published.size, 0);
    const failing = tallies.reduce((sum, { tally }) => sum + countFailing(tally), 0);
    t.diagnostic(`${rules} rules at ${places.length} places, of which ${failing} fail for some value`);
    assert.deepEqual(
      tallies.flatMap(({ place, tally }) => differencesOf(place.path, tally)),
      [],
    );
    assert.ok(failing > rules * 0.85, `only ${failing} of ${rules} rules ever failed`);
  });
}

/** A node of a schema with rules, theirs or ours, and what stands there in the samples. */
type Place = {
  readonly path: string;
  readonly published: Schema;
  readonly ours: Schema;
  readonly values: readonly Json[];
};

function valuesOf(kind: string, channel: string): readonly Json[] {
  return SAMPLES.map(fromYaml).filter(
    (sample) => isObject(sample) && sample.kind === kind && (sample.channel ?? channel) === channel,
  );
}

function placesOf(path: string, published: Schema, ours: Schema, values: readonly Json[]): readonly Place[] {
  const places: Place[] = [];
  if (rulesOf(published).length + rulesOf(ours).length > 0) {
    assert.ok(values.length > 0, `no sample has anything at ${path}`);
    places.push({ path, published, ours, values });
  }
  for (const [field, inner] of Object.entries(published.properties ?? {})) {
    const ourInner = fieldSchema(ours, field);
    if (!ourInner || field === 'status') continue;
    const inside = values.flatMap((value) => (isObject(value) && Object.hasOwn(value, field) ? [value] : []));
    const present = inside.map((value): Json => value[field] ?? null);
    places.push(...placesOf(`${path}/${field}`, inner, ourInner, present));
  }
  if (published.items && ours.items)
    places.push(
      ...placesOf(
        `${path}/*`,
        published.items,
        ours.items,
        values.flatMap((value) => (isList(value) ? value : [])),
      ),
    );
  return places;
}

/** The verdicts of every rule at one place, a character a value: `1` holds, `0` fails. */
type Tally = { readonly published: ReadonlyMap<string, string>; readonly ours: ReadonlyMap<string, string> };

/** The same schemas and values come back in several versions and kinds. */
const TALLIES = new Map<string, Tally>();

function tallyOf({ published, ours, values }: Place): Tally {
  const id = JSON.stringify([rulesOf(published), rulesOf(ours), constraintsOf(ours), values]);
  let tally = TALLIES.get(id);
  if (!tally) {
    tally = count(published, ours, values);
    TALLIES.set(id, tally);
  }
  return tally;
}

function count(published: Schema, ours: Schema, values: readonly Json[]): Tally {
  const selves = candidatesOf(ours, values).map((value) => toCel(ours, value));
  const verdicts = (rule: string, mayErr: boolean): string => {
    const guard = guardOf(rule);
    return selves
      .map((self) => {
        const verdict = evaluate(rule, { self });
        assert.ok(verdict !== false || !guard?.(self), `guarded, and fails: ${rule}`);
        assert.ok(mayErr || typeof verdict === 'boolean', `no verdict: ${rule}`);
        return verdict === true ? '1' : '0'; // the API server refuses what a rule stumbles over
      })
      .join('');
  };
  return {
    published: new Map(rulesOf(published).map((rule) => [rule, verdicts(rule, true)])),
    ours: new Map(rulesOf(ours).map((rule) => [rule, verdicts(rule, false)])),
  };
}

/** What structure lets through of the values, and of what comes of them by one change or two. */
function candidatesOf(schema: Schema, values: readonly Json[]): readonly Json[] {
  const { pick } = seededRandom(7);
  const isValid = structureOf(schema);
  const found = new Map<string, Json>();
  const take = (value: Json): void => {
    const { value: prepared, problems } = prepare(schema, value);
    if (problems.length === 0 && isValid(prepared)) found.set(JSON.stringify(prepared), prepared);
  };
  const distinct = new Map(values.map((value) => [JSON.stringify(value), value]));
  for (const value of [...distinct.values()].slice(0, MOST_VALUES)) {
    take(value);
    const once = mutations(schema, value);
    for (const mutated of once.length > MOST_RESULTS
      ? Array.from({ length: MOST_RESULTS }, () => pick(once))
      : once)
      take(mutated);
    for (let base = 0; base < BASES && once.length > 0; base++) {
      const twice = mutations(schema, pick(once));
      for (let change = 0; change < CHANGES && twice.length > 0; change++) take(pick(twice));
    }
  }
  return [...found.values()];
}

/** Without transition rules: there is no old object here. */
function rulesOf(schema: Schema): readonly string[] {
  return (schema['x-kubernetes-validations'] ?? []).flatMap(({ rule }) =>
    /\boldSelf\b/.test(rule) ? [] : [rule],
  );
}

function countFailing({ published }: Tally): number {
  return [...published.values()].filter((verdicts) => verdicts.includes('0')).length;
}

/** Pairs rules that always agree, at last one of theirs with two of ours that say it together; what is left differs. */
function differencesOf(path: string, { published, ours }: Tally): string[] {
  const left = new Map(ours);
  const alone = [...published].filter(([, verdicts]) => {
    const like = [...left].find(([, other]) => other === verdicts)?.[0];
    return like === undefined || !left.delete(like);
  });
  const missing = alone.filter(([, verdicts]) => {
    const pair = pairsOf([...left]).find(([[, one], [, other]]) => bothHold(one, other) === verdicts);
    for (const [rule] of pair ?? []) left.delete(rule);
    return !pair;
  });
  return [
    ...missing.map(([rule]) => `${path}: nothing is like ${rule}`),
    ...[...left.keys()].map((rule) => `${path}: only ours is ${rule}`),
  ];
}

function pairsOf<Item>(items: readonly Item[]): readonly (readonly [Item, Item])[] {
  return items.flatMap((one, index) => items.slice(index + 1).map((other) => [one, other] as const));
}

function bothHold(one: string, other: string): string {
  return [...one].map((verdict, at) => (verdict === '1' && other[at] === '1' ? '1' : '0')).join('');
}
