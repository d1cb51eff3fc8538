import Ajv from 'ajv';
import { constraintsOf } from '../../build/schemas/constraints.mjs';
import type { Schema } from '../../server/src/engine/schema/model.ts';
import { prepare } from '../../server/src/engine/schema/prepare.ts';
import { fieldSchema } from '../../server/src/engine/schema/schemaAt.ts';
import type { Json } from '../../server/src/engine/yaml/value.ts';
import { isList, isObject } from '../../server/src/engine/yaml/value.ts';

const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
const VALIDATORS = new Map<string, (value: Json) => boolean>();

/** Says what structure lets through, formats aside. Equal schemas are compiled once. */
export function structureOf(schema: Schema): (value: Json) => boolean {
  const constraints = constraintsOf(schema);
  const id = JSON.stringify(constraints);
  let validator = VALIDATORS.get(id);
  if (!validator) {
    const compiled = ajv.compile(constraints);
    validator = (value) => compiled(value) === true;
    VALIDATORS.set(id, validator);
  }
  return validator;
}

/** What of a value written for the newest release another one knows: without other fields, or items that it refuses. */
export function fitted(schema: Schema, value: Json): Json {
  return withoutRefused(schema, prepare(schema, value).value);
}

function withoutRefused(schema: Schema, value: Json): Json {
  const { items } = schema;
  if (isList(value) && items)
    return value.map((item) => withoutRefused(items, item)).filter(structureOf(items));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([field, member]): [string, Json] => {
    const child = fieldSchema(schema, field);
    return [field, child ? withoutRefused(child, member) : member];
  });
  return Object.fromEntries(entries);
}
