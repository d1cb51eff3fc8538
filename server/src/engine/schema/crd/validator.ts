import type { Json, JsonObject } from '../../yaml/value.ts';
import { isList, isObject } from '../../yaml/value.ts';
import { matchesRe2 } from '../cel/patterns.ts';
import type { ValidationError, Validator } from '../data.ts';
import type { Schema, SchemaType } from '../model.ts';
import { codePoints, hasFormat } from '../text.ts';
import { sameJson } from './same.ts';

/**
 * Checks values by walking their schema: the same verdicts as the compiled validators of the built-in kinds give, with
 * nothing to compile. Generating code would hold up the server for a large CRD, and web workers may refuse it. Each
 * value is visited once for each schema that speaks of it; patterns run in linear time.
 */
export function schemaValidator(schema: Schema): Validator {
  const { status: _, ...properties } = schema.properties ?? {};
  const root = { ...schema, properties };
  const validator = (value: unknown): boolean => {
    const errors: ValidationError[] = [];
    visit(root, value as Json, { instancePath: '', schemaPath: '#', budget: { left: MOST_STEPS } }, errors);
    validator.errors = errors;
    return errors.length === 0;
  };
  validator.errors = [] as readonly ValidationError[];
  return validator;
}

/** `schemaPath` tells apart only the branches of combinations. */
type At = {
  readonly instancePath: string;
  readonly schemaPath: string;
  /** Steps that may still be taken: a hostile schema asks much of each of many items. */
  readonly budget: { left: number };
};

/** Some tenths of a second. What was found until then stands. */
const MOST_STEPS = 1_000_000;

function visit(schema: Schema, value: Json, at: At, errors: ValidationError[]): void {
  const fail = (keyword: string, params: ValidationError['params'] = {}): void => {
    const { instancePath } = at;
    errors.push({ instancePath, schemaPath: `${at.schemaPath}/${keyword}`, keyword, params });
  };
  at.budget.left -= 1 + (schema.enum?.length ?? 0);
  if (at.budget.left < 0 || (value === null && schema.nullable)) return;
  if (!hasType(schema, value)) fail('type');
  if (schema.enum && !schema.enum.some((allowed) => sameJson(allowed, value))) fail('enum');
  if (typeof value === 'string') checkText(schema, value, fail);
  if (typeof value === 'number') checkNumber(schema, value, fail);
  if (isList(value)) {
    if (schema.minItems !== undefined && value.length < schema.minItems) fail('minItems');
    if (schema.maxItems !== undefined && value.length > schema.maxItems) fail('maxItems');
    const { items } = schema;
    if (items)
      for (const [index, item] of value.entries()) visit(items, item, below(at, String(index)), errors);
  } else if (isObject(value)) checkObject(schema, value, at, fail, errors);
  combine(schema, value, at, fail, errors);
}

type Fail = (keyword: string, params?: ValidationError['params']) => void;

function checkText(schema: Schema, text: string, fail: Fail): void {
  const { minLength, maxLength, pattern, format } = schema;
  if (minLength !== undefined && codePoints(text) < minLength) fail('minLength');
  if (maxLength !== undefined && codePoints(text) > maxLength) fail('maxLength');
  if (pattern !== undefined && !fits(text, pattern, maxLength ?? LONGEST_MATCHED)) fail('pattern');
  if (format !== undefined && !hasFormat(format, text)) fail('format');
}

const LONGEST_MATCHED = 4096;

/** A pattern that is none of RE2 is reported on the CRD; it refuses nothing. */
function fits(text: string, pattern: string, limit: number): boolean {
  try {
    return text.length > limit || matchesRe2(text, pattern);
  } catch {
    return true;
  }
}

function checkNumber(schema: Schema, value: number, fail: Fail): void {
  const { multipleOf, exclusiveMinimum, exclusiveMaximum, format } = schema;
  const range = format === undefined ? undefined : INTEGER_RANGES[format];
  const [minimum, maximum] = [schema.minimum ?? range?.[0], schema.maximum ?? range?.[1]];
  if (minimum !== undefined && (exclusiveMinimum ? value <= minimum : value < minimum))
    fail(exclusiveMinimum ? 'exclusiveMinimum' : 'minimum');
  if (maximum !== undefined && (exclusiveMaximum ? value >= maximum : value > maximum))
    fail(exclusiveMaximum ? 'exclusiveMaximum' : 'maximum');
  if (multipleOf !== undefined && multipleOf !== 0 && !Number.isInteger(value / multipleOf))
    fail('multipleOf');
}

/** Ranges that `format` stands for; the API server checks them like a limit. */
const INTEGER_RANGES: { readonly [format: string]: readonly [number, number] } = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [-(2 ** 63), 2 ** 63 - 1],
};

function checkObject(schema: Schema, value: JsonObject, at: At, fail: Fail, errors: ValidationError[]): void {
  const { properties, required, minProperties, maxProperties, additionalProperties } = schema;
  if (minProperties !== undefined || maxProperties !== undefined) {
    const count = Object.keys(value).length;
    if (minProperties !== undefined && count < minProperties) fail('minProperties');
    if (maxProperties !== undefined && count > maxProperties) fail('maxProperties');
  }
  const fieldOf = (field: string): Schema | undefined =>
    properties && Object.hasOwn(properties, field) ? properties[field] : undefined;
  for (const field of required ?? [])
    if (!Object.hasOwn(value, field) && fieldOf(field)?.default === undefined)
      fail('required', { missingProperty: field });
  for (const [field, member] of Object.entries(value)) {
    const child =
      fieldOf(field) ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
    if (child) visit(child, member, below(at, field), errors);
  }
}

function combine(schema: Schema, value: Json, at: At, fail: Fail, errors: ValidationError[]): void {
  const { allOf, anyOf, oneOf, not } = schema;
  const ask = (branch: Schema, path: string): ValidationError[] => {
    const found: ValidationError[] = [];
    visit(branch, value, { ...at, schemaPath: `${at.schemaPath}/${path}` }, found);
    return found;
  };
  for (const [index, branch] of (allOf ?? []).entries()) errors.push(...ask(branch, `allOf/${index}`));
  if (anyOf && anyOf.length > 0) {
    const results = anyOf.map((branch, index) => ask(branch, `anyOf/${index}`));
    if (results.every((found) => found.length > 0)) {
      errors.push(...results.flat());
      fail('anyOf');
    }
  }
  if (oneOf && oneOf.length > 0) {
    const results = oneOf.map((branch, index) => ask(branch, `oneOf/${index}`));
    if (results.filter((found) => found.length === 0).length !== 1) {
      errors.push(...results.flat());
      fail('oneOf');
    }
  }
  if (not && ask(not, 'not').length === 0) fail('not');
}

function hasType(schema: Schema, value: Json): boolean {
  if (schema['x-kubernetes-int-or-string']) return typeof value === 'string' || isInteger(value);
  return schema.type === undefined || isOfType(schema.type, value);
}

function isOfType(type: SchemaType, value: Json): boolean {
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return isList(value);
    case 'integer':
      return isInteger(value);
    default:
      return typeof value === type;
  }
}

function isInteger(value: Json): boolean {
  return typeof value === 'number' && Number.isInteger(value);
}

function below({ instancePath, schemaPath, budget }: At, step: string): At {
  return {
    budget,
    instancePath: `${instancePath}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    schemaPath,
  };
}
