import type { Json, JsonObject } from '../../yaml/value.ts';
import { isList, isObject } from '../../yaml/value.ts';
import type { Schema, SchemaType, ValidationRule } from '../model.ts';
import type { Report } from './schema.ts';

/** The keywords of a schema node that hold no schemas, as far as their values have the right type. */
export function keywordsOf(json: JsonObject, pointer: string, report: Report): Schema {
  const given = (keyword: string): Json | undefined =>
    Object.hasOwn(json, keyword) ? json[keyword] : undefined;
  const take = <Value>(
    keyword: string,
    cast: (value: Json) => Value | undefined,
  ): { [key: string]: Value } => {
    const value = given(keyword);
    if (value === undefined || value === null) return {};
    const result = cast(value);
    if (result === undefined) report(`${pointer}/${keyword}`, 'wrong-value', EXPECTED[keyword] ?? 'number');
    return result === undefined ? {} : { [keyword]: result };
  };
  return {
    ...described(given('description')),
    ...take('type', (value) => SCHEMA_TYPES.find((type) => type === value)),
    ...merged(TEXTS, (keyword) => take(keyword, text)),
    ...merged(COUNTS, (keyword) => take(keyword, number)),
    ...merged(FLAGS, (keyword) => take(keyword, flag)),
    ...take('required', texts),
    ...take('x-kubernetes-list-map-keys', texts),
    ...take('enum', (value) => (isList(value) && value.length > 0 ? value : undefined)),
    ...take('x-kubernetes-list-type', (value) => LIST_TYPES.find((type) => type === value)),
    ...take('x-kubernetes-map-type', (value) => MAP_TYPES.find((type) => type === value)),
    ...take('x-kubernetes-validations', rules),
    ...take('default', (value) => value),
    ...(given('example') !== undefined && { examples: [given('example') ?? null] }),
  };
}

const SCHEMA_TYPES: readonly SchemaType[] = ['object', 'array', 'string', 'integer', 'number', 'boolean'];
const TEXTS = ['pattern', 'format'] as const;
const COUNTS = [
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'minimum',
  'maximum',
  'multipleOf',
] as const;
const FLAGS = [
  'exclusiveMinimum',
  'exclusiveMaximum',
  'uniqueItems',
  'nullable',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
] as const;
const LIST_TYPES = ['atomic', 'set', 'map'] as const;
const MAP_TYPES = ['atomic', 'granular'] as const;

/** What a keyword's value has to be, for messages; numbers are not listed. */
const EXPECTED: { readonly [keyword: string]: string } = {
  type: SCHEMA_TYPES.join(' | '),
  ...Object.fromEntries(TEXTS.map((keyword) => [keyword, 'string'])),
  ...Object.fromEntries(FLAGS.map((keyword) => [keyword, 'boolean'])),
  required: 'list of strings',
  'x-kubernetes-list-map-keys': 'list of strings',
  enum: 'list',
  'x-kubernetes-list-type': LIST_TYPES.join(' | '),
  'x-kubernetes-map-type': MAP_TYPES.join(' | '),
  'x-kubernetes-validations': 'list of rules',
};

function described(description: Json | undefined): Pick<Schema, 'plainDescription'> {
  return typeof description === 'string' ? { plainDescription: description } : {};
}

function merged(keywords: readonly string[], take: (keyword: string) => object): object {
  return Object.assign({}, ...keywords.map(take));
}

function text(value: Json): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function number(value: Json): number | undefined {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function flag(value: Json): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

function texts(value: Json): readonly string[] | undefined {
  return isList(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}

/** A rule without its expression is kept as an empty one: rules are called by their number. */
function rules(value: Json): readonly ValidationRule[] | undefined {
  if (!isList(value)) return undefined;
  return value.map((item): ValidationRule => {
    const field = (name: string): string | undefined => {
      const member = isObject(item) && Object.hasOwn(item, name) ? item[name] : undefined;
      return typeof member === 'string' ? member : undefined;
    };
    const [message, messageExpression] = [field('message'), field('messageExpression')];
    const [fieldPath, reason] = [field('fieldPath'), field('reason')];
    return {
      rule: field('rule') ?? '',
      ...(message !== undefined && { message }),
      ...(messageExpression !== undefined && { messageExpression }),
      ...(fieldPath !== undefined && { fieldPath }),
      ...(reason !== undefined && { reason }),
      ...(isObject(item) && item.optionalOldSelf === true && { optionalOldSelf: true }),
    };
  });
}
