import type { YamlNode } from './nodes.ts';

/** A JSON value as the API server would decode it; integers beyond 2^53 are bigint. */
export type Json = string | number | bigint | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** The plain value of a node. Placeholders become their source text; of duplicate keys the last one wins. */
export function toJson(node: YamlNode): Json {
  if (node.type === 'scalar') return node.value;
  if (node.type === 'sequence') return node.items.map(toJson);
  const object: Record<string, Json> = {};
  for (const { key, value, merged } of node.entries) {
    if (merged && Object.hasOwn(object, key.text)) continue;
    if (key.text === '__proto__') hide(object, toJson(value));
    else object[key.text] = toJson(value);
  }
  return object;
}

/** `__proto__` as an ordinary key; an assignment would set the prototype. */
function hide(object: Record<string, Json>, value: Json): void {
  Object.defineProperty(object, '__proto__', { value, enumerable: true });
}

/** The object under `key`, undefined if there is none. */
export function objectAt(value: Json | undefined, key: string): JsonObject | undefined {
  const member = memberAt(value, key);
  return isObject(member) ? member : undefined;
}

/** The list under `key`, empty if there is none. */
export function listAt(value: Json | undefined, key: string): readonly Json[] {
  const member = memberAt(value, key);
  return isList(member) ? member : [];
}

/** The string under `key`, undefined if there is none. */
export function stringAt(value: Json | undefined, key: string): string | undefined {
  const member = memberAt(value, key);
  return typeof member === 'string' ? member : undefined;
}

/** The number under `key`, undefined if there is none. */
export function numberAt(value: Json | undefined, key: string): number | undefined {
  const member = memberAt(value, key);
  return typeof member === 'number' ? member : undefined;
}

function memberAt(value: Json | undefined, key: string): Json | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
