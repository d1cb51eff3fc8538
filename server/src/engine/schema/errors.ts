import { stepsOf } from '../yaml/pointer.ts';
import type { Json } from '../yaml/value.ts';
import { isList, isObject } from '../yaml/value.ts';
import type { ValidationError } from './data.ts';
import type { Schema, SchemaType } from './model.ts';
import type { ActualType, LimitType, StructuralProblem } from './problems.ts';
import { schemaAt } from './schemaAt.ts';
import { codePoints } from './text.ts';

/** What the errors of a validator say in our terms: at most one problem for the form of one value, the plainest. */
export function problemsOf(
  errors: readonly ValidationError[],
  schema: Schema,
  value: Json,
): readonly StructuralProblem[] {
  const problems: StructuralProblem[] = [];
  const ranks = new Map<string, number>();
  for (const error of plainestFirst(errors)) {
    const { instancePath: pointer, keyword } = error;
    const rank = RANKS[keyword];
    if (rank !== undefined) {
      const taken = ranks.get(pointer);
      if (taken !== undefined && taken < rank) continue;
      ranks.set(pointer, rank);
    }
    const at = schemaAt(schema, stepsOf(pointer)) ?? {};
    const problem = problemOf(error, at, valueAt(value, pointer));
    if (problem) problems.push(problem);
  }
  return problems;
}

/** A value of the wrong type has no wrong length, and one of the wrong length need not fit the pattern too. */
const RANKS: Partial<Record<string, number>> = {
  type: 0,
  minLength: 1,
  maxLength: 1,
  minimum: 1,
  maximum: 1,
  enum: 2,
  pattern: 2,
  format: 2,
  oneOf: 3,
  anyOf: 3,
  allOf: 3,
  not: 3,
};

function plainestFirst(errors: readonly ValidationError[]): readonly ValidationError[] {
  const rank = ({ keyword }: ValidationError) => RANKS[keyword] ?? 0;
  return withoutAlternatives(errors).toSorted((a, b) => rank(a) - rank(b));
}

/**
 * Why each alternative of a `oneOf` fails is no problem of its own. But when a text in it has a wrong format, that is
 * what the user can mend: this error then stands for the whole combination.
 */
function withoutAlternatives(errors: readonly ValidationError[]): readonly ValidationError[] {
  const failed = errors.filter(
    ({ keyword, schemaPath }) => COMBINATION.test(keyword) && !isInside(schemaPath),
  );
  return errors.flatMap((error) => {
    if (isInside(error.schemaPath)) return [];
    if (!failed.includes(error)) return [error];
    const format = errors.find(
      ({ keyword, schemaPath, instancePath }) =>
        keyword === 'format' &&
        schemaPath.startsWith(`${error.schemaPath}/`) &&
        isAtOrBelow(instancePath, error.instancePath),
    );
    return [format ?? error];
  });
}

const COMBINATION = /^(?:allOf|anyOf|oneOf|not)$/;

/** A combination's own path ends in its keyword; the paths of its alternatives' errors go on. */
function isInside(schemaPath: string): boolean {
  return /\/(?:anyOf|oneOf)\/\d+\/|\/not\//.test(schemaPath);
}

function isAtOrBelow(pointer: string, above: string): boolean {
  return pointer === above || pointer.startsWith(`${above}/`);
}

function problemOf(
  error: ValidationError,
  schema: Schema,
  value: Json | undefined,
): StructuralProblem | undefined {
  const pointer = error.instancePath;
  const { keyword, params } = error;
  if (keyword === 'required')
    return params.missingProperty === undefined
      ? undefined
      : { type: 'missing-field', pointer, field: params.missingProperty };
  if (value === undefined) return undefined;
  const limit = LIMITS[keyword];
  if (limit) return limitProblem(limit, pointer, schema, value);
  switch (keyword) {
    case 'type':
      return value === null
        ? { type: 'null-not-allowed', pointer, expected: typesOf(schema) }
        : { type: 'wrong-type', pointer, expected: typesOf(schema), actual: actualType(value) };
    case 'enum':
      return { type: 'not-in-enum', pointer, actual: value, allowed: schema.enum ?? [] };
    case 'pattern':
      return { type: 'pattern', pointer, actual: String(value), pattern: schema.pattern ?? '' };
    case 'format':
      // Inside a combination the schema of the value itself names no format: it is one of several.
      return { type: 'bad-format', pointer, actual: value, format: schema.format ?? 'ip' };
    default:
      return { type: 'no-alternative', pointer };
  }
}

type Limit = {
  readonly type: LimitType;
  readonly keyword:
    | 'minLength'
    | 'maxLength'
    | 'minItems'
    | 'maxItems'
    | 'minProperties'
    | 'maxProperties'
    | 'minimum'
    | 'maximum'
    | 'multipleOf';
  readonly exclusive?: boolean;
};

const LIMITS: Partial<Record<string, Limit>> = {
  minLength: { type: 'too-short', keyword: 'minLength' },
  maxLength: { type: 'too-long', keyword: 'maxLength' },
  minItems: { type: 'too-few', keyword: 'minItems' },
  maxItems: { type: 'too-many', keyword: 'maxItems' },
  minProperties: { type: 'too-few-properties', keyword: 'minProperties' },
  maxProperties: { type: 'too-many-properties', keyword: 'maxProperties' },
  minimum: { type: 'too-small', keyword: 'minimum' },
  maximum: { type: 'too-large', keyword: 'maximum' },
  exclusiveMinimum: { type: 'too-small', keyword: 'minimum', exclusive: true },
  exclusiveMaximum: { type: 'too-large', keyword: 'maximum', exclusive: true },
  multipleOf: { type: 'not-a-multiple', keyword: 'multipleOf' },
};

function limitProblem(limit: Limit, pointer: string, schema: Schema, value: Json): StructuralProblem {
  const { type, keyword, exclusive } = limit;
  const bound = schema[keyword] ?? integerBound(schema.format, keyword);
  return { type, pointer, limit: bound, actual: measure(value), ...(exclusive && { exclusive }) };
}

/** `format` limits integers too: those of the API are 32 or 64 bits wide. */
function integerBound(format: string | undefined, keyword: string): number {
  const bits = format === 'int64' ? 63 : 31;
  return keyword === 'minimum' ? -(2 ** bits) : 2 ** bits - 1;
}

function measure(value: Json): number {
  if (typeof value === 'string') return codePoints(value);
  if (isList(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : Number(value);
}

function typesOf(schema: Schema): readonly SchemaType[] {
  if (schema['x-kubernetes-int-or-string']) return ['integer', 'string'];
  return schema.type ? [schema.type] : [];
}

function actualType(value: Json): ActualType {
  if (value === null) return 'null';
  if (isList(value)) return 'array';
  if (isObject(value)) return 'object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value === 'string' ? 'string' : 'boolean';
}

function valueAt(value: Json, pointer: string): Json | undefined {
  let at: Json | undefined = value;
  for (const step of stepsOf(pointer)) {
    if (isList(at)) at = at[Number(step)];
    else if (isObject(at)) at = Object.hasOwn(at, step) ? at[step] : undefined;
    else return undefined;
  }
  return at;
}
