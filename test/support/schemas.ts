import type { SchemaStore } from '../../server/src/engine/index.ts';

/** The schemas that Gatelens ships. */
export function builtInSchemas(): SchemaStore {
  return NONE;
}

const NONE: SchemaStore = {
  kinds: () => [],
  kind: () => undefined,
  schema: () => undefined,
  validate: () => [],
};
