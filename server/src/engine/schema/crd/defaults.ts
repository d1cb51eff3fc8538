import { pointerOf } from '../../yaml/pointer.ts';
import type { Schema } from '../model.ts';
import { prepare } from '../prepare.ts';
import type { Report } from './schema.ts';
import { schemaValidator } from './validator.ts';

/** Defaults have to fit their own schemas, fields that nobody knows included. */
export function checkDefaults(schema: Schema, pointer: string, report: Report): void {
  if (schema.default !== undefined) {
    const { value, problems } = prepare(schema, schema.default);
    const isUnknown = problems.some(({ type }) => type === 'unknown-field');
    if (isUnknown || !schemaValidator({ ...schema, properties: schema.properties ?? {} })(value))
      report(`${pointer}/default`, 'default');
  }
  for (const [field, child] of Object.entries(schema.properties ?? {}))
    checkDefaults(child, `${pointer}/properties${pointerOf([field])}`, report);
  if (schema.items) checkDefaults(schema.items, `${pointer}/items`, report);
  if (typeof schema.additionalProperties === 'object')
    checkDefaults(schema.additionalProperties, `${pointer}/additionalProperties`, report);
}
