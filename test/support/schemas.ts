import { builtInSchemas as create } from '../../server/src/engine/index.ts';

/** The schemas that Gatelens ships, shared: what they say never changes. */
export const builtInSchemas = (): ReturnType<typeof create> => shared;

const shared = create();
