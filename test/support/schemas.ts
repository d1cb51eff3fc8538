import { builtInSchemas as createBuiltInSchemas } from '../../server/src/engine/schema/builtIn.ts';
import type { SchemaStore } from '../../server/src/engine/schema/model.ts';

/** The schemas that Gatelens ships; one store for all tests of a file, as it only answers. */
export function builtInSchemas(): SchemaStore {
  store ??= createBuiltInSchemas();
  return store;
}

let store: SchemaStore | undefined;
