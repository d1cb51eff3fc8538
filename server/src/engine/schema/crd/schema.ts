import { pointerOf } from '../../yaml/pointer.ts';
import type { Json, JsonObject } from '../../yaml/value.ts';
import { isList, isObject } from '../../yaml/value.ts';
import type { Schema, Schemas } from '../model.ts';
import { keywordsOf } from './keywords.ts';
import type { InvalidReason } from './problems.ts';
import { checkStructural } from './structural.ts';

/** Tells of something that the API server would refuse. */
export type Report = (pointer: string, reason: InvalidReason, value?: string) => void;

/** Where a node stands: what the API server allows there. */
export type Place = {
  readonly pointer: string;
  /** Inside `allOf`, `anyOf`, `oneOf` or `not`, which only limit values. */
  readonly isLimit: boolean;
  readonly depth: number;
};

/**
 * An openAPIV3Schema as a schema: keywords of the wrong type are left out, so that nobody after this has to doubt
 * them. What makes it no structural schema is reported.
 */
export function readSchema(json: Json | undefined, place: Place, report: Report): Schema {
  if (!isObject(json)) {
    report(place.pointer, 'wrong-value', 'object');
    return {};
  }
  if (place.depth > MAX_DEPTH) {
    report(place.pointer, 'too-deep');
    return { 'x-kubernetes-preserve-unknown-fields': true };
  }
  const schema: Schema = {
    ...keywordsOf(json, place.pointer, report),
    ...nested(json, place, report),
  };
  checkStructural(schema, json, place, report);
  return schema['x-kubernetes-embedded-resource'] === true ? withTypeMeta(schema) : schema;
}

/** Deeper schemas describe nothing that anybody writes. */
const MAX_DEPTH = 60;

type Nested = Pick<
  Schema,
  'properties' | 'items' | 'additionalProperties' | 'allOf' | 'anyOf' | 'oneOf' | 'not'
>;

function nested(json: JsonObject, place: Place, report: Report): Nested {
  const inner = (child: Json | undefined, steps: readonly string[], isLimit = place.isLimit): Schema =>
    readSchema(child, { pointer: place.pointer + pointerOf(steps), isLimit, depth: place.depth + 1 }, report);
  const { properties, items, additionalProperties, not } = json;
  const combination = (keyword: 'allOf' | 'anyOf' | 'oneOf'): Nested => {
    const list = json[keyword];
    if (!isList(list)) return {};
    return { [keyword]: list.map((child, index) => inner(child, [keyword, String(index)], true)) };
  };
  if (isList(items)) report(`${place.pointer}/items`, 'wrong-value', 'object');
  return {
    ...(isObject(properties) && {
      properties: mapFields(properties, (child, field) => inner(child, ['properties', field])),
    }),
    ...(isObject(items) && { items: inner(items, ['items']) }),
    ...(typeof additionalProperties === 'boolean' && { additionalProperties }),
    ...(isObject(additionalProperties) && {
      additionalProperties: inner(additionalProperties, ['additionalProperties']),
    }),
    ...combination('allOf'),
    ...combination('anyOf'),
    ...combination('oneOf'),
    ...(isObject(not) && { not: inner(not, ['not'], true) }),
  };
}

function mapFields(fields: JsonObject, toSchema: (child: Json, field: string) => Schema): Schemas {
  return Object.fromEntries(Object.entries(fields).map(([field, child]) => [field, toSchema(child, field)]));
}

/** A resource in a field has what every resource has (Kubernetes: CustomResourceDefinitions, "embedded resources"). */
function withTypeMeta(schema: Schema): Schema {
  const { apiVersion, kind, metadata, ...properties } = schema.properties ?? {};
  return {
    ...schema,
    properties: {
      apiVersion: { ...STRING, ...apiVersion },
      kind: { ...STRING, ...kind },
      metadata: { ...ANY_OBJECT, ...metadata, 'x-kubernetes-preserve-unknown-fields': true },
      ...properties,
    },
    required: [...new Set(['apiVersion', 'kind', 'metadata', ...(schema.required ?? [])])],
  };
}

const STRING: Schema = { type: 'string' };
const ANY_OBJECT: Schema = { type: 'object' };
