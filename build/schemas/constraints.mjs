// From an openAPIV3Schema to the JSON schema that ajv checks: only what the API server rejects a value for.

const kept = [
  'enum',
  'pattern',
  'minLength',
  'maxLength',
  'multipleOf',
  'required',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
];

/** Ranges that `format` stands for; the API server checks them like a limit. */
const integerRanges = {
  int32: { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 },
  int64: { minimum: -(2 ** 63), maximum: 2 ** 63 - 1 },
};

const textFormats = ['ipv4', 'ipv6', 'date-time'];

/**
 * @param {object} schema the projected schema of a whole resource
 * @returns {object} its constraints, without `status`: manifests do not speak for controllers
 */
export const constraintsOf = (schema) => {
  const { status: _, ...properties } = schema.properties ?? {};
  return constrain({ ...schema, properties });
};

const constrain = (schema) => {
  const { type, properties, items, additionalProperties, required, not } = schema;
  const result = {};
  const given = schema['x-kubernetes-int-or-string'] ? ['integer', 'string'] : type;
  if (given !== undefined) result.type = schema.nullable ? [given, 'null'].flat() : given;
  for (const keyword of kept) if (schema[keyword] !== undefined) result[keyword] = schema[keyword];
  Object.assign(result, limits(schema));
  if (textFormats.includes(schema.format)) result.format = schema.format;
  // Defaults are filled in before anything is checked.
  const demanded = required?.filter((field) => properties?.[field]?.default === undefined);
  if (demanded?.length > 0) result.required = demanded;
  else delete result.required;

  const fields = Object.entries(properties ?? {})
    .map(([field, child]) => [field, constrain(child)])
    .filter(([, child]) => Object.keys(child).length > 0);
  if (fields.length > 0) result.properties = Object.fromEntries(fields);
  if (items) result.items = constrain(items);
  if (typeof additionalProperties === 'object') result.additionalProperties = constrain(additionalProperties);
  for (const keyword of ['allOf', 'anyOf', 'oneOf'])
    if (schema[keyword]) result[keyword] = schema[keyword].map(constrain);
  if (not) result.not = constrain(not);
  return result;
};

/** OpenAPI 3.0 says with a flag that a limit is exclusive, JSON schema with a keyword of its own. */
const limits = ({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, format }) => {
  const range = integerRanges[format] ?? {};
  const least = minimum ?? range.minimum;
  const most = maximum ?? range.maximum;
  return {
    ...(least !== undefined && { [exclusiveMinimum ? 'exclusiveMinimum' : 'minimum']: least }),
    ...(most !== undefined && { [exclusiveMaximum ? 'exclusiveMaximum' : 'maximum']: most }),
  };
};
