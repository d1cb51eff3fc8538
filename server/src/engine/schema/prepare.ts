import type { Json, JsonObject } from '../yaml/value.ts';
import { isList, isObject } from '../yaml/value.ts';
import { duplicates } from './duplicates.ts';
import type { Schema } from './model.ts';
import type { StructuralProblem } from './problems.ts';
import { fieldSchema } from './schemaAt.ts';

/** What the API server makes of a value before it validates it. */
export type Prepared = {
  /** Without unknown fields and without nulls where none may stand, defaults filled in, big integers as numbers. */
  readonly value: Json;
  /** What it rejects on the way: unknown fields, and duplicates in lists that are sets or maps. */
  readonly problems: readonly StructuralProblem[];
};

/**
 * Prunes and defaults `value` as the API server does with a custom resource. A null field without `nullable` counts as
 * not written (apiextensions-apiserver drops it before defaulting); a null item stays, and is wrong.
 * `pointer` is where the value stands in its manifest.
 */
export function prepare(schema: Schema, value: Json, pointer = ''): Prepared {
  const problems: StructuralProblem[] = [];
  return { value: prepareValue(schema, value, pointer, problems), problems };
}

function prepareValue(schema: Schema, value: Json, pointer: string, problems: StructuralProblem[]): Json {
  if (typeof value === 'bigint') return Number(value);
  if (isList(value)) return prepareList(schema, value, pointer, problems);
  if (isObject(value) && isForObjects(schema)) return prepareObject(schema, value, pointer, problems);
  return value;
}

function prepareList(
  schema: Schema,
  list: readonly Json[],
  pointer: string,
  problems: StructuralProblem[],
): readonly Json[] {
  const { items } = schema;
  if (!items) return list;
  const prepared = list.map((item, index) => prepareValue(items, item, `${pointer}/${index}`, problems));
  problems.push(...duplicates(schema, prepared, pointer));
  return prepared;
}

function prepareObject(
  schema: Schema,
  object: JsonObject,
  pointer: string,
  problems: StructuralProblem[],
): JsonObject {
  const prepared = new Map<string, Json>();
  for (const [field, value] of Object.entries(object)) {
    const child = fieldSchema(schema, field);
    const at = `${pointer}/${escapeStep(field)}`;
    if (child) {
      if (value !== null || child.nullable) prepared.set(field, prepareValue(child, value, at, problems));
    } else if (isOpen(schema)) prepared.set(field, value);
    else {
      const candidates = Object.keys(schema.properties ?? {});
      problems.push({ type: 'unknown-field', pointer: at, field, candidates });
    }
  }
  for (const [field, child] of Object.entries(schema.properties ?? {})) {
    if (child.default === undefined || prepared.has(field)) continue;
    prepared.set(field, prepareValue(child, child.default, `${pointer}/${escapeStep(field)}`, problems));
  }
  // Not assignments: a field may be called `__proto__`.
  return Object.fromEntries(prepared);
}

/** Where another type belongs the fields are not unknown: the whole value is wrong. */
function isForObjects(schema: Schema): boolean {
  return schema.type === 'object' || schema.type === undefined;
}

function isOpen(schema: Schema): boolean {
  return (
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema.additionalProperties === true ||
    // Nothing is said: a node of a combination, or an int-or-string.
    (schema.type === undefined && !schema.properties)
  );
}

function escapeStep(field: string): string {
  return field.replaceAll('~', '~0').replaceAll('/', '~1');
}
