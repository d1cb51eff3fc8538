import type { Path } from '../yaml/pointer.ts';
import type { Schema } from './model.ts';

/**
 * The schema of what stands at `path` below a value of `schema`: keys lead through `properties` and
 * `additionalProperties`, indices (as numbers or as the strings of a JSON pointer) through `items`. Undefined where
 * the schema knows nothing of the place.
 */
export function schemaAt(schema: Schema, path: Path): Schema | undefined {
  let at: Schema | undefined = schema;
  for (const step of path) {
    if (!at) return undefined;
    at = isIndex(step) && at.items ? at.items : fieldSchema(at, String(step));
  }
  return at;
}

/** The schema of one field of an object; that of `additionalProperties` if it is not named. */
export function fieldSchema(schema: Schema, field: string): Schema | undefined {
  if (schema.properties && Object.hasOwn(schema.properties, field)) return schema.properties[field];
  return typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
}

function isIndex(step: string | number): boolean {
  return typeof step === 'number' || /^\d+$/.test(step);
}
