// Finds what schemas have in common, so that it is compiled once.

/** Below this many characters of JSON a call costs more than a copy. */
const worthSharing = 60;

/**
 * @param {Record<string, object>} schemas by name
 * @returns {Record<string, object>} the same schemas, and below new names (`shared0` …) every larger part that occurs
 *   more than once; in its places stands `{ $ref: name }`
 */
export const shareSubtrees = (schemas) => {
  const counts = new Map();
  const count = (schema) => {
    const json = JSON.stringify(schema);
    const times = (counts.get(json) ?? 0) + 1;
    counts.set(json, times);
    // The parts of a part seen before occur once more only inside it.
    if (times === 1) for (const child of childrenOf(schema)) count(child);
  };
  for (const schema of Object.values(schemas)) for (const child of childrenOf(schema)) count(child);

  const names = new Map();
  const shared = {};
  const share = (schema) => {
    const json = JSON.stringify(schema);
    if (counts.get(json) === 1 || json.length < worthSharing) return withChildren(schema, share);
    const known = names.get(json);
    if (known) return { $ref: known };
    const name = `shared${names.size}`;
    names.set(json, name);
    shared[name] = withChildren(schema, share);
    return { $ref: name };
  };
  const roots = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, withChildren(schema, share)]),
  );
  return { ...roots, ...shared };
};

/** Alternatives (`oneOf` …) stay where they are: their errors are read together. */
const childrenOf = ({ properties, items, additionalProperties }) => [
  ...Object.values(properties ?? {}),
  ...(items ? [items] : []),
  ...(additionalProperties ? [additionalProperties] : []),
];

const withChildren = (schema, change) => ({
  ...schema,
  ...(schema.properties && {
    properties: Object.fromEntries(
      Object.entries(schema.properties).map(([field, child]) => [field, change(child)]),
    ),
  }),
  ...(schema.items && { items: change(schema.items) }),
  ...(schema.additionalProperties && { additionalProperties: change(schema.additionalProperties) }),
});
