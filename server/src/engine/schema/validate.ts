import type { Json } from '../yaml/value.ts';
import { isObject, objectAt, stringAt } from '../yaml/value.ts';
import type { Validator } from './data.ts';
import { problemsOf } from './errors.ts';
import type { Schema } from './model.ts';
import { prepare } from './prepare.ts';
import type { StructuralProblem } from './problems.ts';

/** A manifest as the API server would store it, and what is wrong with its structure. */
export type Validated = { readonly value: Json; readonly problems: readonly StructuralProblem[] };

/**
 * What the API server's structural layer says of a manifest: pruning, defaulting, then the compiled schema. Nobody
 * writes `status`: it is left out.
 */
export function validate(schema: Schema, validator: Validator, manifest: Json): Validated {
  const { value, problems } = prepare(schema, withoutStatus(manifest));
  const errors = validator(value) ? [] : (validator.errors ?? []);
  return { value, problems: [...problems, ...problemsOf(errors, schema, value), ...missingName(value)] };
}

function withoutStatus(manifest: Json): Json {
  if (!isObject(manifest) || !Object.hasOwn(manifest, 'status')) return manifest;
  return Object.fromEntries(Object.entries(manifest).filter(([field]) => field !== 'status'));
}

/** No CRD says so, but the API server creates nothing without a name or the wish for a generated one. */
function missingName(manifest: Json): StructuralProblem[] {
  if (!isObject(manifest)) return [];
  if (!Object.hasOwn(manifest, 'metadata'))
    return [{ type: 'missing-field', pointer: '', field: 'metadata' }];
  const metadata = objectAt(manifest, 'metadata');
  if (!metadata || Object.hasOwn(metadata, 'name') || stringAt(metadata, 'generateName')) return [];
  return [{ type: 'missing-field', pointer: '/metadata', field: 'name' }];
}
