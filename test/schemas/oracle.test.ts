/**
 * Our validators beside ajv, run on the published CRDs themselves: over every reference manifest, and over thousands of
 * variations of them, both must agree on what is right and what is wrong, in every release.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv';
import { builtInSchemas } from '../../server/src/engine/schema/builtIn.ts';
import type { Schema } from '../../server/src/engine/schema/model.ts';
import type { Json, JsonObject } from '../../server/src/engine/yaml/value.ts';
import { isList, isObject, stringAt } from '../../server/src/engine/yaml/value.ts';
import { seededRandom } from '../support/random.ts';
import { crdsFile, needs, PUBLISHED, readCrds, referenceText } from './reference.ts';
import { fromYaml, render } from './support.ts';

const CASES = 'cases/validation/cases.json';
const store = builtInSchemas();

type Published = (typeof PUBLISHED)[number];

for (const published of PUBLISHED.filter(({ target }) => target.channel === 'experimental')) {
  const { patch, target } = published;
  const isNewest = target.release === store.releases[0];
  const options = needs(CASES).skip ? needs(CASES) : needs(crdsFile(patch, target.channel));

  test(`${patch}: ajv on the published CRDs rejects what we reject`, options, () => {
    const manifests = readManifests();
    assert.ok(manifests.length > 200);
    for (const manifest of manifests) assertAgreement(manifest, published);
  });

  const variations = isNewest ? 3000 : 600;

  test(`${patch}: also of ${variations} variations`, options, () => {
    const manifests = readManifests();
    const random = seededRandom(6);
    let wrong = 0;
    for (let i = 0; i < variations; i++) {
      const varied = vary(random.pick(manifests), random);
      if (isObject(varied) && !assertAgreement(varied, published)) wrong++;
    }
    assert.ok(wrong > variations / 4 && wrong < variations, `${wrong} of them are wrong`);
  });
}

/** Whether both accept the manifest; throws when they do not agree. */
function assertAgreement(manifest: JsonObject, { target, patch }: Published): boolean {
  const [group = '', version = ''] = stringAt(manifest, 'apiVersion')?.split('/') ?? [];
  const kind = stringAt(manifest, 'kind') ?? '';
  const oracle = oracleOf(patch, group, version, kind);
  if (!oracle) return true;
  const problems = store
    .validate(target, group, version, kind, manifest)
    // Of these ajv knows nothing: CRDs say neither what metadata is nor, to ajv, that a list is a set.
    .filter(({ type, pointer }) => !type.startsWith('duplicate-') && !pointer.startsWith('/metadata'))
    .filter((problem) => !(problem.type === 'missing-field' && problem.field === 'metadata'));
  const verdict = oracle(manifest);
  assert.equal(
    problems.length === 0,
    verdict === undefined,
    `${JSON.stringify(manifest)}\n ours: ${problems.map(render).join('; ')}\n ajv: ${verdict}`,
  );
  return verdict === undefined;
}

/** Says what is wrong, in ajv's words. */
type Oracle = (manifest: JsonObject) => string | undefined;

const oracles = new Map<string, Oracle | undefined>();

function oracleOf(patch: string, group: string, version: string, kind: string): Oracle | undefined {
  const key = `${patch}/${group}/${version}/${kind}`;
  if (!oracles.has(key)) oracles.set(key, createOracle(patch, group, version, kind));
  return oracles.get(key);
}

function createOracle(patch: string, group: string, version: string, kind: string): Oracle | undefined {
  const crd = readCrds(patch, 'experimental').find(
    ({ spec }) => spec.group === group && spec.names.kind === kind,
  );
  const schema = crd?.spec.versions.find(({ name }) => name === version)?.schema.openAPIV3Schema;
  if (!schema) return undefined;
  const { status: _, metadata: __, ...properties } = schema.properties ?? {};
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    unicodeRegExp: false,
    useDefaults: true,
    formats: FORMATS,
  });
  const validate = ajv.compile({ ...closed({ ...schema, properties }), additionalProperties: true });
  return (manifest) => {
    const { status: _, metadata: __, ...rest } = manifest;
    const value = withoutNulls(rest);
    validate(value); // fills in defaults, though after it has looked at alternatives
    return validate(value) ? undefined : ajv.errorsText(validate.errors);
  };
}

const FORMATS = {
  ipv4: /^\d{1,3}(\.\d{1,3}){3}$/,
  ipv6: /^[0-9a-f:]*:[0-9a-f:.]*$/i,
  'date-time': true,
  int32: { type: 'number', validate: (value: number) => value >= -(2 ** 31) && value < 2 ** 31 },
  int64: { type: 'number', validate: (value: number) => value >= -(2 ** 63) && value < 2 ** 63 },
} as const;

/** The schema with every unknown field rejected, as strict field validation does. */
function closed(schema: Schema): Schema {
  const { properties, items, additionalProperties } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, child]) => [name, closed(child)]),
      ),
      additionalProperties: false,
    }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: closed(additionalProperties) }),
    ...(items && { items: closed(items) }),
  };
}

/** A deep copy (ajv fills in defaults) in which null fields are not written. */
function withoutNulls(value: Json): Json {
  if (isList(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(entries.map(([key, member]) => [key, withoutNulls(member)]));
}

function readManifests(): readonly JsonObject[] {
  const cases: readonly { readonly file: string }[] = JSON.parse(referenceText(CASES));
  return cases.map(({ file }) => fromYaml(referenceText(`cases/validation/${file}`))).filter(isObject);
}

type Random = ReturnType<typeof seededRandom>;

const VALUES: readonly Json[] = [
  null,
  '',
  'x',
  'Not-A-Name_',
  '*.example.com',
  'x'.repeat(300),
  '80',
  '10s',
  0,
  1,
  -1,
  80,
  1.5,
  70000,
  5_000_000_000,
  true,
  [],
  [null],
  ['x', 'y'],
  {},
  { name: 'x' },
  { unknown: 1 },
];

/** Changes one thing somewhere below `spec`; identity stays, else there is nothing to compare. */
function vary(manifest: JsonObject, random: Random): Json {
  const spec = manifest.spec;
  return spec === undefined ? manifest : { ...manifest, spec: varyValue(spec, random) };
}

function varyValue(value: Json, random: Random): Json {
  const deeper = random.chance(0.8);
  if (isObject(value) && Object.keys(value).length > 0 && deeper) {
    const key = random.pick(Object.keys(value));
    if (random.chance(0.1)) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    if (random.chance(0.1)) return { ...value, [`${key}s`]: value[key] ?? null };
    return { ...value, [key]: varyValue(value[key] ?? null, random) };
  }
  if (isList(value) && value.length > 0 && deeper) {
    const index = random.below(value.length);
    return value.map((item, at) => (at === index ? varyValue(item, random) : item));
  }
  return random.pick(VALUES);
}
