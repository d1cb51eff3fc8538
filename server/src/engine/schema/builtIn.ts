import { schemaData } from '../../../generated/schemas.js';
import { createValidators } from '../../../generated/validators.js';
import type { SchemaStore } from './model.ts';
import { createSchemaStore } from './store.ts';

/** A store of the schemas that Gatelens ships: those of `schemas/`, compiled by the build. */
export function builtInSchemas(): SchemaStore {
  return createSchemaStore({ ...schemaData, createValidators });
}
