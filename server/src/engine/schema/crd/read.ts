import { pointerOf } from '../../yaml/pointer.ts';
import type { Json, JsonObject } from '../../yaml/value.ts';
import { isObject, listAt, objectAt, stringAt } from '../../yaml/value.ts';
import type { KindVersion, Schema } from '../model.ts';
import { checkDefaults } from './defaults.ts';
import type { CrdHead } from './head.ts';
import type { CrdProblem, InvalidReason } from './problems.ts';
import type { Report } from './schema.ts';
import { readSchema } from './schema.ts';

/** The schema of one version, and where it stands in its CRD. */
export type VersionSchema = { readonly schema: Schema; readonly pointer: string };

/** A CustomResourceDefinition, read. */
export type Crd = {
  /** Absent where not even the kind is known. */
  readonly head?: CrdHead;
  /** By version; those that have none, or none that can be used, are absent. */
  readonly schemas: ReadonlyMap<string, VersionSchema>;
  readonly problems: readonly CrdProblem[];
  /** It is made by a tool yet: nothing is said of it. */
  readonly isTemplate?: true;
};

/** Reads a CRD. What the API server would refuse of it is a problem; what can be used besides is used. */
export function readCrd(json: Json): Crd {
  const problems: CrdProblem[] = [];
  const report: Report = (pointer, reason, value) => {
    if (problems.length < MOST_PROBLEMS)
      problems.push({ type: 'invalid', pointer, reason, ...(value !== undefined && { value }) });
  };
  const spec = objectAt(json, 'spec');
  if (!spec || isPatch(spec)) return { schemas: new Map(), problems };
  const head = headOf(spec);
  checkHead(json, spec, head, report);
  const schemas = new Map<string, VersionSchema>();
  for (const [index, version] of listAt(spec, 'versions').entries()) {
    const pointer = `/spec/versions/${index}`;
    const name = stringAt(version, 'name');
    const schema = readVersion(version, pointer, report);
    if (name !== undefined && schema && !schemas.has(name))
      schemas.set(name, { schema, pointer: `${pointer}${SCHEMA}` });
  }
  return { ...(head && { head }), schemas, problems };
}

/** What names neither group, names nor versions changes a CRD that is elsewhere. */
function isPatch(spec: JsonObject): boolean {
  return !['group', 'names', 'versions'].some((field) => Object.hasOwn(spec, field));
}

/** More tell nobody anything. */
const MOST_PROBLEMS = 50;

function headOf(spec: JsonObject): CrdHead | undefined {
  const names = objectAt(spec, 'names');
  const [group, kind, plural] = [stringAt(spec, 'group'), stringAt(names, 'kind'), stringAt(names, 'plural')];
  if (!group || !kind || !plural) return undefined;
  return {
    group,
    kind,
    plural,
    singular: stringAt(names, 'singular') ?? kind.toLowerCase(),
    shortNames: listAt(names, 'shortNames').filter((name) => typeof name === 'string'),
    namespaced: stringAt(spec, 'scope') !== 'Cluster',
    versions: versionsOf(spec),
  };
}

function versionsOf(spec: JsonObject): readonly KindVersion[] {
  return listAt(spec, 'versions').flatMap((version): KindVersion[] => {
    const name = stringAt(version, 'name');
    const says = (key: string): boolean => isObject(version) && version[key] === true;
    return name === undefined
      ? []
      : [{ version: name, served: says('served'), storage: says('storage'), deprecated: says('deprecated') }];
  });
}

function checkHead(json: Json, spec: JsonObject, head: CrdHead | undefined, report: Report): void {
  const names = objectAt(spec, 'names');
  const demand = (value: string | undefined, pointer: string, field: string): void => {
    if (!value) report(pointer, 'missing', field);
  };
  demand(stringAt(spec, 'group'), '/spec', 'group');
  demand(stringAt(names, 'kind'), names ? '/spec/names' : '/spec', names ? 'kind' : 'names');
  if (names) demand(stringAt(names, 'plural'), '/spec/names', 'plural');
  const scope = stringAt(spec, 'scope');
  if (scope === undefined) report('/spec', 'missing', 'scope');
  else if (scope !== 'Namespaced' && scope !== 'Cluster') report('/spec/scope', 'scope', scope);
  const name = stringAt(objectAt(json, 'metadata'), 'name');
  if (head && name !== undefined && !PLACEHOLDER.test(name) && name !== `${head.plural}.${head.group}`)
    report('/metadata/name', 'name', `${head.plural}.${head.group}`);
  checkVersions(spec, versionsOf(spec), report);
}

const PLACEHOLDER = /\{\{|\$[{(]|<%/;

function checkVersions(spec: JsonObject, versions: readonly KindVersion[], report: Report): void {
  if (listAt(spec, 'versions').length === 0) {
    report('/spec', 'missing', 'versions');
    return;
  }
  const stored = versions.filter(({ storage }) => storage).length;
  if (stored !== 1) report('/spec/versions', 'storage', String(stored));
  const seen = new Set<string>();
  for (const [index, version] of listAt(spec, 'versions').entries()) {
    const name = stringAt(version, 'name');
    if (name === undefined) report(`/spec/versions/${index}`, 'missing', 'name');
    else if (seen.has(name)) report(`/spec/versions/${index}/name`, 'same-version', name);
    else seen.add(name);
  }
}

const SCHEMA = '/schema/openAPIV3Schema';

function readVersion(version: Json, pointer: string, report: Report): Schema | undefined {
  const json = objectAt(objectAt(version, 'schema'), 'openAPIV3Schema');
  if (!json) {
    report(pointer, 'no-schema');
    return undefined;
  }
  const at = `${pointer}${SCHEMA}`;
  let isUsable = true;
  const noting = (where: string, reason: InvalidReason, value?: string): void => {
    isUsable &&= HARMLESS.has(reason);
    report(where, reason, value);
  };
  const schema = readSchema(json, { pointer: at, isLimit: false, depth: 0 }, noting);
  if (schema.type !== 'object') noting(at, 'root-type');
  checkMetadata(schema, at, report);
  checkDefaults(schema, at, report);
  return isUsable ? schema : undefined;
}

/** The rest of the schema still says what is meant. */
const HARMLESS: ReadonlySet<InvalidReason> = new Set([
  'pattern',
  'in-combination',
  'set-items',
  'list-keys',
  'list-key-required',
  'metadata',
  'default',
]);

/** Of metadata a CRD may only limit the name. */
function checkMetadata(schema: Schema, at: string, report: Report): void {
  const fields = schema.properties?.metadata?.properties ?? {};
  for (const field of Object.keys(fields))
    if (field !== 'name' && field !== 'generateName')
      report(`${at}/properties/metadata/properties${pointerOf([field])}`, 'metadata', field);
}
