import type { KindInfo, Schema } from '../engine/index.ts';

/** JSON Schema, draft-07. */
type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * The JSON Schema of one version of a kind, for editors that have no Gatelens. Objects are closed where the API
 * server would drop what it does not know; `x-kubernetes-*` keywords are kept.
 */
export function jsonSchemaOf({ group, kind }: KindInfo, version: string, schema: Schema): JsonSchema {
  const root = convert(schema);
  const properties = {
    ...asRecord(root.properties),
    apiVersion: { ...asRecord(asRecord(root.properties).apiVersion), const: `${group}/${version}` },
    kind: { ...asRecord(asRecord(root.properties).kind), const: kind },
  };
  const required = new Set(['apiVersion', 'kind', 'metadata', ...(schema.required ?? [])]);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: `${kind} ${group}/${version}`,
    ...root,
    required: [...required],
    properties,
  };
}

function convert(schema: Schema): JsonSchema {
  const { nullable, exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...rest } = schema;
  const {
    description,
    plainDescription,
    docs,
    enumDescriptions,
    since: _,
    type,
    properties,
    items,
    ...keywords
  } = rest;
  const { additionalProperties, allOf, anyOf, oneOf, not, ...plain } = keywords;
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] === true || properties === undefined;
  return {
    ...typeOf(schema),
    ...describe(description ?? plainDescription, docs),
    ...(enumDescriptions &&
      schema.enum && { enumDescriptions: schema.enum.map((each) => enumDescriptions[String(each)] ?? '') }),
    ...plain,
    ...publishedRules(plain),
    ...limit('minimum', 'exclusiveMinimum', minimum, exclusiveMinimum),
    ...limit('maximum', 'exclusiveMaximum', maximum, exclusiveMaximum),
    ...(properties && { properties: convertAll(properties) }),
    ...(additionalProperties !== undefined && {
      additionalProperties:
        typeof additionalProperties === 'object' ? convert(additionalProperties) : additionalProperties,
    }),
    ...(additionalProperties === undefined && !isOpen && { additionalProperties: false }),
    ...(items && { items: convert(items) }),
    ...(allOf && { allOf: allOf.map(convertRule) }),
    ...(anyOf && { anyOf: anyOf.map(convertRule) }),
    ...(oneOf && { oneOf: oneOf.map(convertRule) }),
    ...(not && { not: convertRule(not) }),
  };
}

/** Rules without what only Gatelens has to say of them. */
function publishedRules({ 'x-kubernetes-validations': rules }: Schema): JsonSchema {
  if (!rules) return {};
  const published = rules.map(({ 'x-gatelens-cost': _, 'x-gatelens-blame': __, ...rule }) => rule);
  return { 'x-kubernetes-validations': published };
}

/** A schema in a combination only sharpens the one around it, which closes the object. */
function convertRule(schema: Schema): JsonSchema {
  const { additionalProperties, ...rule } = convert(schema);
  return additionalProperties === false
    ? rule
    : { ...rule, ...(additionalProperties !== undefined && { additionalProperties }) };
}

function convertAll(properties: Readonly<Record<string, Schema>>): JsonSchema {
  return Object.fromEntries(Object.entries(properties).map(([field, schema]) => [field, convert(schema)]));
}

function typeOf(schema: Schema): JsonSchema {
  if (schema['x-kubernetes-int-or-string']) return { type: ['integer', 'string'] };
  if (schema.type === undefined) return {};
  return { type: schema.nullable ? [schema.type, 'null'] : schema.type };
}

function describe(description: string | undefined, docs: string | undefined): JsonSchema {
  if (description === undefined && docs === undefined) return {};
  const paragraphs = [description, docs].filter((each) => each !== undefined);
  return { description: paragraphs.join('\n\n') };
}

/** OpenAPI 3.0 sharpens a limit with a boolean, JSON Schema has a keyword of its own. */
function limit(
  keyword: string,
  sharp: string,
  value: number | undefined,
  isSharp: boolean | undefined,
): JsonSchema {
  return value === undefined ? {} : { [isSharp ? sharp : keyword]: value };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
