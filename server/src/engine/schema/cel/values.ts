import type { Json } from '../../yaml/value.ts';
import { isList, isObject } from '../../yaml/value.ts';
import type { Schema } from '../model.ts';
import { fieldSchema } from '../schemaAt.ts';
import type { Duration } from './times.ts';
import { fromText } from './times.ts';

/** A value as CEL sees it: integers are bigint, keys that CEL cannot spell are escaped. */
export type CelValue = string | number | bigint | boolean | null | CelList | CelMap | CelTime;
export type CelList = readonly CelValue[];
export type CelMap = { readonly [key: string]: CelValue };

/** A moment, a duration or bytes, which a schema's `format` makes of a text. */
export type CelTime = Date | Uint8Array | Duration;

/** A prepared value in the types that its schema gives it. Null fields count as absent. */
export function toCel(schema: Schema | undefined, value: Json): CelValue {
  if (typeof value === 'number') return isInteger(schema, value) ? BigInt(value) : value;
  if (typeof value === 'string') return schema?.format === undefined ? value : fromText(schema, value);
  if (isList(value)) return value.map((item) => toCel(schema?.items, item));
  if (!isObject(value)) return value;
  const entries: [string, CelValue][] = [];
  for (const [key, member] of Object.entries(value)) {
    if (member === null) continue;
    const isField = schema?.properties !== undefined && Object.hasOwn(schema.properties, key);
    entries.push([isField ? celName(key) : key, toCel(schema && fieldSchema(schema, key), member)]);
  }
  return Object.fromEntries(entries);
}

/** A scalar of CEL as a plain one. */
export function fromCel(value: string | number | bigint | boolean | null): Json {
  return typeof value === 'bigint' ? Number(value) : value;
}

/** The name of a field in expressions: reserved words and special characters are escaped (Kubernetes' CEL rules). */
export function celName(field: string): string {
  if (RESERVED.has(field)) return `__${field}__`;
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(field) && !field.includes('__')) return field;
  return field
    .replaceAll('__', '__underscores__')
    .replaceAll('.', '__dot__')
    .replaceAll('-', '__dash__')
    .replaceAll('/', '__slash__');
}

const RESERVED: ReadonlySet<string> = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
);

function isInteger(schema: Schema | undefined, value: number): boolean {
  if (!Number.isSafeInteger(value)) return false;
  return schema?.type === 'integer' || schema?.['x-kubernetes-int-or-string'] === true;
}

export function isCelList(value: CelValue | undefined): value is CelList {
  return Array.isArray(value);
}

export function isCelMap(value: CelValue | undefined): value is CelMap {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
