import type { JsonObject } from '../../yaml/value.ts';
import { isReadablePattern } from '../cel/patterns.ts';
import type { Schema } from '../model.ts';
import type { Place, Report } from './schema.ts';

/**
 * What makes a node none of a structural schema (Kubernetes: CustomResourceDefinitions, "Specifying a structural
 * schema").
 */
export function checkStructural(schema: Schema, json: JsonObject, place: Place, report: Report): void {
  const { pointer } = place;
  for (const keyword of FORBIDDEN)
    if (Object.hasOwn(json, keyword)) report(`${pointer}/${keyword}`, 'forbidden', keyword);
  if (json.uniqueItems === true) report(`${pointer}/uniqueItems`, 'forbidden', 'uniqueItems');
  if (json.additionalProperties === false)
    report(`${pointer}/additionalProperties`, 'forbidden', 'additionalProperties: false');
  if (schema.pattern !== undefined && !isReadablePattern(schema.pattern))
    report(`${pointer}/pattern`, 'pattern', schema.pattern);
  if (place.isLimit) checkLimit(json, pointer, report);
  else checkNode(schema, json, pointer, report);
}

/** Keywords that the API server knows and takes in no CRD. */
const FORBIDDEN = [
  '$ref',
  'definitions',
  'dependencies',
  'patternProperties',
  'id',
  'additionalItems',
] as const;

/** In a combination only limits may stand; what a value is says the node around it. */
const NO_LIMITS = [
  'description',
  'default',
  'additionalProperties',
  'nullable',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-embedded-resource',
  'x-kubernetes-list-type',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-map-type',
] as const;

function checkLimit(json: JsonObject, pointer: string, report: Report): void {
  for (const keyword of NO_LIMITS)
    if (Object.hasOwn(json, keyword)) report(`${pointer}/${keyword}`, 'in-combination', keyword);
}

function checkNode(schema: Schema, json: JsonObject, pointer: string, report: Report): void {
  const isIntOrString = schema['x-kubernetes-int-or-string'] === true;
  const keepsAnything = schema['x-kubernetes-preserve-unknown-fields'] === true;
  if (isIntOrString && schema.type !== undefined) report(`${pointer}/type`, 'int-or-string');
  if (!isIntOrString && !keepsAnything && !Object.hasOwn(json, 'type')) report(pointer, 'no-type');
  if (schema.type === 'array' && !Object.hasOwn(json, 'items')) report(pointer, 'no-items');
  if (schema.properties && typeof schema.additionalProperties === 'object')
    report(`${pointer}/additionalProperties`, 'properties-and-more');
  checkListType(schema, pointer, report);
}

function checkListType(schema: Schema, pointer: string, report: Report): void {
  const listType = schema['x-kubernetes-list-type'];
  if (listType === undefined || !schema.items) return;
  const { items } = schema;
  if (listType === 'set') {
    const isAtomic =
      (items.type !== 'object' && items.type !== 'array') ||
      items['x-kubernetes-map-type'] === 'atomic' ||
      items['x-kubernetes-list-type'] === 'atomic';
    if (!isAtomic || items.nullable) report(`${pointer}/x-kubernetes-list-type`, 'set-items');
  }
  if (listType !== 'map') return;
  const keys = schema['x-kubernetes-list-map-keys'] ?? [];
  if (keys.length === 0) report(`${pointer}/x-kubernetes-list-type`, 'list-keys');
  for (const key of keys) {
    const field =
      items.properties && Object.hasOwn(items.properties, key) ? items.properties[key] : undefined;
    const isThere = items.required?.includes(key) || field?.default !== undefined;
    if (!field || !isThere) report(`${pointer}/x-kubernetes-list-map-keys`, 'list-key-required', key);
  }
}
