import { OWN_GROUP } from '../manifest/kinds.ts';
import type { Json } from '../yaml/value.ts';
import { checkRules } from './cel/check.ts';
import { schemaValidator } from './crd/validator.ts';
import type { SchemaData, Validator } from './data.ts';
import { kindInfo, kindSince } from './kind.ts';
import type { KindInfo, Schema, SchemaStore, Target } from './model.ts';
import { project } from './project.ts';
import type { Definitions, KindSource, SchemaSource } from './source.ts';
import { codePoints, hasFormat, matches } from './text.ts';
import type { Validated } from './validate.ts';
import { validate } from './validate.ts';

/** A store over compiled schemas. Costs nothing until it is asked. */
export function createSchemaStore(data: SchemaData): SchemaStore {
  const sources = lazy((): readonly KindSource[] => JSON.parse(data.kinds));
  const definitions = lazy((): Definitions => JSON.parse(data.definitions));
  const validators = lazy(() => data.createValidators(codePoints, matches, hasFormat));

  const known = memo(targetKey, (target: Target): readonly KindInfo[] =>
    data.releases.includes(target.release)
      ? sources().flatMap((source) => kindInfo(source, target) ?? [])
      : [],
  );

  /** Those of the Gateway API: our own are part of no release. */
  const kinds = memo(targetKey, (target: Target): readonly KindInfo[] =>
    known(target).filter(({ group }) => group !== OWN_GROUP),
  );

  const kind = (target: Target, group: string, name: string): KindInfo | undefined =>
    known(target).find((info) => info.group === group && info.kind === name);

  const parsed = memo(
    (groupKind: string) => groupKind,
    (groupKind): SchemaSource | undefined => {
      const json = data.schemas[groupKind];
      return json === undefined ? undefined : JSON.parse(json);
    },
  );

  const schema = memo(schemaKey, (target, group, version, name): Schema | undefined => {
    const source = sources().find((candidate) => candidate.group === group && candidate.kind === name);
    const exists = kind(target, group, name)?.versions.some((candidate) => candidate.version === version);
    const written = exists ? parsed(`${group}/${name}`) : undefined;
    return source && written
      ? project(written, { target, version, definitions: definitions() }, kindSince(source))
      : undefined;
  });

  /** Compiled ones are there for the newest release. For the others the schema itself is walked, which takes as long. */
  const validator = memo(schemaKey, (...of): Validator | undefined => {
    const at = schema(...of);
    return at && (validators()[schemaKey(...of)] ?? schemaValidator(at));
  });

  /** Structure and rules are asked for one after the other: what is known of the last manifest is kept. */
  let last: { readonly key: string; readonly value: Json; readonly validated: Validated } | undefined;

  const validated = (...[target, group, version, name, value]: ValidateArguments): Validated => {
    const key = schemaKey(target, group, version, name);
    if (last?.key === key && last.value === value) return last.validated;
    const at = schema(target, group, version, name);
    const check = validator(target, group, version, name);
    const answer = at && check ? validate(at, check, value) : { value, problems: [] };
    last = { key, value, validated: answer };
    return answer;
  };

  const violations: SchemaStore['violations'] = (target, group, version, name, value) => {
    const at = schema(target, group, version, name);
    const { value: prepared, problems } = validated(target, group, version, name, value);
    return at ? checkRules(at, prepared, problems) : [];
  };

  const problems: SchemaStore['validate'] = (...of) => validated(...of).problems;

  return { releases: data.releases, kinds, kind, schema, validate: problems, violations };
}

type ValidateArguments = Parameters<SchemaStore['validate']>;

function targetKey({ release, channel }: Target): string {
  return `${release}/${channel}`;
}

function schemaKey(target: Target, group: string, version: string, kind: string): string {
  return `${targetKey(target)}/${group}/${version}/${kind}`;
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function memo<Arguments extends readonly unknown[], Value>(
  keyOf: (...args: Arguments) => string,
  make: (...args: Arguments) => Value,
): (...args: Arguments) => Value {
  const made = new Map<string, Value>();
  return (...args) => {
    const key = keyOf(...args);
    const known = made.get(key);
    if (known !== undefined || made.has(key)) return known as Value;
    const value = make(...args);
    made.set(key, value);
    return value;
  };
}
