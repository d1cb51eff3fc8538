import type { Schema } from '../model.ts';
import type { Shape } from './shape.ts';
import { ANYTHING, LARGEST_REQUEST, listOf, SCALAR, textOf } from './shape.ts';
import { celName } from './values.ts';

/**
 * How large a value of a schema can be: its limits, else what fits into one request (as apiserver's CEL declarations
 * count it). `isRoot` for a whole resource, of whose metadata rules see only the names.
 */
export function shapeOfSchema(schema: Schema, isRoot = false): Shape {
  if (schema['x-kubernetes-int-or-string']) return textOf(textSize(schema));
  switch (schema.type) {
    case 'string':
      return textOf(textSize(schema));
    case 'array':
      return schema.items ? listShape(schema, schema.items) : ANYTHING;
    case 'object':
      return objectShape(schema, isRoot || schema['x-kubernetes-embedded-resource'] === true);
    case undefined:
      return ANYTHING;
    default:
      return SCALAR;
  }
}

/** A character takes up to four bytes. */
const BYTES = 4;
const FORMAT_SIZES: { readonly [format: string]: number } = { duration: 32, date: 12, 'date-time': 31 };

function textSize({ maxLength, enum: values, format = '' }: Schema): number {
  const fixed = FORMAT_SIZES[format];
  if (fixed !== undefined) return fixed;
  if (maxLength !== undefined) return maxLength * BYTES;
  if (values) return values.reduce((most: number, value) => Math.max(most, String(value).length), 0);
  return LARGEST_REQUEST - 2;
}

function listShape({ maxItems }: Schema, items: Schema): Shape {
  const size = maxItems ?? Math.floor((LARGEST_REQUEST - 2) / (leastSize(items) + 1));
  const item = lazy(() => shapeOfSchema(items));
  return { size, field: () => ANYTHING, item, value: item };
}

function objectShape(schema: Schema, isResource: boolean): Shape {
  const { properties, additionalProperties, maxProperties } = schema;
  if (typeof additionalProperties === 'object') {
    const size = maxProperties ?? Math.floor((LARGEST_REQUEST - 2) / (leastSize(additionalProperties) + 6));
    const value = lazy(() => shapeOfSchema(additionalProperties));
    return { size, field: value, item: () => KEY, value };
  }
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || !properties;
  const fields = new Map(
    Object.entries(properties ?? {}).map(([field, child]) => [
      celName(field),
      lazy(() => shapeOfSchema(child)),
    ]),
  );
  return {
    size: Object.keys(properties ?? {}).length,
    field: (name) => {
      if (isResource && name === 'metadata') return METADATA;
      if (isResource && (name === 'apiVersion' || name === 'kind')) return fields.get(name)?.() ?? LONG;
      return fields.get(name)?.() ?? (isOpen ? ANYTHING : 'none');
    },
    item: () => KEY,
    value: () => ANYTHING,
  };
}

/** The API server counts the keys of maps as if they were short; what they really are counts before a rule runs. */
const KEY = textOf(1);
const LONG = textOf(LARGEST_REQUEST - 2);
const METADATA: Shape = {
  ...listOf(2, KEY),
  field: (name) => (name === 'name' || name === 'generateName' ? LONG : 'none'),
};

/** The fewest bytes that a value takes in a request. */
export function leastSize(schema: Schema): number {
  const known = LEAST.get(schema);
  if (known !== undefined) return known;
  const size = countLeast(schema);
  LEAST.set(schema, size);
  return size;
}

const LEAST = new WeakMap<Schema, number>();

function countLeast({ type, required, properties }: Schema): number {
  if (type === 'boolean') return 4;
  if (type === 'integer' || type === 'number' || type === undefined) return 1;
  if (type !== 'object') return 2;
  return Object.entries(properties ?? {}).reduce(
    (sum, [field, child]) =>
      required?.includes(field) && child.default === undefined
        ? sum + field.length + leastSize(child) + 4
        : sum,
    2,
  );
}

function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
