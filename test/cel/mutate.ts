import type { Schema } from '../../server/src/engine/schema/model.ts';
import { fieldSchema } from '../../server/src/engine/schema/schemaAt.ts';
import type { Json, JsonObject } from '../../server/src/engine/yaml/value.ts';
import { isList, isObject } from '../../server/src/engine/yaml/value.ts';

/**
 * Every value that differs from `value` in one place: a field taken away, added, or given another value of its type; an
 * item taken away or repeated. Some fit the schema, some do not.
 */
export function mutations(schema: Schema, value: Json): Json[] {
  if (isList(value)) return ofList(schema, value);
  if (isObject(value)) return ofObject(schema, value);
  return others(schema, value);
}

function ofObject(schema: Schema, object: JsonObject): Json[] {
  const found: Json[] = [];
  for (const [field, member] of Object.entries(object)) {
    const { [field]: _, ...rest } = object;
    found.push(rest);
    const child = fieldSchema(schema, field);
    for (const changed of child ? mutations(child, member) : []) found.push({ ...object, [field]: changed });
  }
  for (const [field, child] of Object.entries(schema.properties ?? {}))
    if (!Object.hasOwn(object, field))
      for (const added of examplesOf(child)) found.push({ ...object, [field]: added });
  if (typeof schema.additionalProperties === 'object')
    for (const key of KEYS) found.push({ ...object, [key]: Object.values(object)[0] ?? 'a' });
  return found;
}

function ofList(schema: Schema, list: readonly Json[]): Json[] {
  const { items } = schema;
  const found: Json[] = [[]];
  for (const [index, item] of list.entries()) {
    found.push(list.toSpliced(index, 1), list.toSpliced(index, 0, item));
    if (!items) continue;
    for (const changed of mutations(items, item)) {
      found.push(list.toSpliced(index, 1, changed), [...list, changed]);
    }
  }
  const [first] = list;
  if (first !== undefined) found.push(Array.from({ length: schema.maxItems ?? 2 }, () => first));
  for (const added of items ? examplesOf(items) : []) found.push([...list, added]);
  return found;
}

function others({ type, enum: values }: Schema, value: Json): Json[] {
  const all: readonly Json[] =
    values ??
    (type === 'string' ? TEXTS : type === 'integer' ? NUMBERS : type === 'boolean' ? [true, false] : []);
  return all.filter((other) => other !== value);
}

/** Values for a field that is absent: as little as it takes. */
function examplesOf(schema: Schema): Json[] {
  if (schema.type === 'object') return [minimal(schema)];
  if (schema.type === 'array')
    return schema.items ? [[], ...examplesOf(schema.items).map((item) => [item])] : [[]];
  return others(schema, '').slice(0, 12);
}

function minimal(schema: Schema): Json {
  const entries = (schema.required ?? []).map((field): [string, Json] => {
    const child = schema.properties?.[field];
    return [field, (child && examplesOf(child)[0]) ?? 'a'];
  });
  return Object.fromEntries(entries);
}

const NUMBERS = [80, 0, 1, 2, 3, 81, 100, 443, 8443];
const TEXTS = [
  'a',
  'System',
  '',
  '/a',
  '/a/b',
  'first',
  'second',
  'Service',
  '10s',
  '0s',
  '500ms',
  '1s',
  '1h',
  '2h',
  '61m',
  '/a//b',
  '/a/./b',
  '/a/../b',
  '/a%2fb',
  '/a%2Fb',
  '/a#b',
  '/a/..',
  '/a/.',
  '/ä',
  "/it's",
  '/a?b',
  '/%zz',
  '*',
  '*.example.com',
  'a.*.com',
  'a.example.com',
  'A.example.com',
  'a_b',
  'a.cluster.local',
  '192.0.2.1',
  '2001:db8::1',
  '_a',
  '9a',
  '-a',
  'a b',
  'com.example.User',
  '.com.Example',
  'com..example',
  'http',
  'https',
  'tls',
  'edge',
  'spiffe://example.com/a',
  'example.com',
];
const KEYS = [
  'b',
  'example.com/b',
  '-b',
  'b-',
  'a/b/c',
  'B_c.d',
  `${'a'.repeat(63)}`,
  `${'a'.repeat(64)}`,
  `${'a.'.repeat(126)}a/b`,
  `${'a.'.repeat(125)}a/b`,
  'Ex.com/b',
  '/b',
  '',
];
