import type { Schema, Since } from './model.ts';
import type { Definitions, SchemaSource } from './source.ts';

/**
 * Keeps what comes out of a node that says the same for every target and version: most of a resource. The projections
 * of all releases then have it in common.
 */
export function onceForAllTargets(
  source: SchemaSource,
  definitions: Definitions,
  since: Since | undefined,
  make: () => Schema,
): Schema {
  const known = memoryOf(definitions);
  if (!isTimeless(source, definitions, known)) return make();
  const made = known.made.get(source) ?? new Map<string, Schema>();
  known.made.set(source, made);
  const age = since ? `${since.standard} ${since.experimental}` : '';
  const schema = made.get(age) ?? make();
  made.set(age, schema);
  return schema;
}

/** Nodes are those of one set of definitions: a reference in them means something else in another one. */
type Memory = {
  readonly timeless: WeakMap<SchemaSource, boolean>;
  readonly made: WeakMap<SchemaSource, Map<string, Schema>>;
};

const memories = new WeakMap<Definitions, Memory>();

function memoryOf(definitions: Definitions): Memory {
  const memory = memories.get(definitions) ?? { timeless: new WeakMap(), made: new WeakMap() };
  memories.set(definitions, memory);
  return memory;
}

/** Whether no mark stands in the node or below it. Its own age is for whoever has it as a field to look at. */
function isTimeless(source: SchemaSource, definitions: Definitions, memory: Memory): boolean {
  let timeless = memory.timeless.get(source);
  if (timeless === undefined) {
    timeless =
      source['x-gatelens-variants'] === undefined &&
      (source['x-gatelens-rules'] ?? []).every((rule) => !rule.since && !rule.removed && !rule.when) &&
      Object.values(source.properties ?? {}).every(isAgeless) &&
      childrenOf(source, definitions).every((child) => isTimeless(child, definitions, memory));
    memory.timeless.set(source, timeless);
  }
  return timeless;
}

function isAgeless(source: SchemaSource): boolean {
  return source['x-gatelens-since'] === undefined && source['x-gatelens-removed'] === undefined;
}

function childrenOf(source: SchemaSource, definitions: Definitions): readonly SchemaSource[] {
  const {
    $ref,
    properties = {},
    items,
    additionalProperties,
    allOf = [],
    anyOf = [],
    oneOf = [],
    not,
  } = source;
  const definition = $ref === undefined ? undefined : definitions[$ref];
  return [
    ...(definition ? [definition] : []),
    ...Object.values(properties),
    ...(items ? [items] : []),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
    ...allOf,
    ...anyOf,
    ...oneOf,
    ...(not ? [not] : []),
  ];
}
