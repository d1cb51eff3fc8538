import type { Schema } from '../../schema/model.ts';
import type { Json } from '../../yaml/value.ts';
import { formOf } from './patterns.ts';

/**
 * The smallest value that a schema accepts, for people to replace: its default, an example, a member of its enum, or
 * made up from its limits. Undefined where nothing that can be made up fits.
 * @param pointer only its last key is looked at, for a more telling value
 */
export function sample(schema: Schema, pointer = ''): Json | undefined {
  if (schema.default !== undefined) return schema.default;
  const example = schema.examples?.[0] ?? schema.enum?.[0];
  if (example !== undefined) return example;
  switch (schema.type) {
    case 'object':
      return sampleObject(schema, pointer);
    case 'array': {
      if (!schema.minItems) return [];
      const item = schema.items && sample(schema.items, pointer);
      return item === undefined ? undefined : [item];
    }
    case 'string':
      return [...usualWord(schema), ...WORDS].find((word) => fits(schema, word));
    case 'integer':
    case 'number':
      return sampleNumber(schema, pointer);
    case 'boolean':
      return false;
    default:
      return undefined;
  }
}

function sampleObject(schema: Schema, pointer: string): Json | undefined {
  const object: Record<string, Json> = {};
  for (const field of schema.required ?? []) {
    const child = schema.properties?.[field];
    const value = child && sample(child, `${pointer}/${field}`);
    if (value === undefined) return undefined;
    object[field] = value;
  }
  // What a Service is referred to by needs a port, though the schema cannot say so.
  const { kind, port } = schema.properties ?? {};
  if (kind?.default === 'Service' && port && object.port === undefined) object.port = 80;
  return object;
}

/** What people write where a form has a usual value. */
function usualWord({ pattern }: Schema): readonly string[] {
  const form = pattern === undefined ? undefined : formOf(pattern);
  return form === 'hostname' ? ['www.example.com'] : form === 'protocol' ? ['HTTP'] : [];
}

/** One of these has every form that a required string of the API asks for. */
const WORDS = ['example', 'example.com', 'example.com/name', '/', '30s', 'https://example.com'];

function fits(
  { pattern, format, minLength = 0, maxLength = Number.POSITIVE_INFINITY }: Schema,
  word: string,
): boolean {
  if (format !== undefined || word.length < minLength || word.length > maxLength) return false;
  return pattern === undefined || compiles(pattern)?.test(word) === true;
}

function compiles(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern);
  } catch {
    return undefined; // RE2 that JavaScript does not know
  }
}

function sampleNumber({ minimum, maximum, exclusiveMinimum }: Schema, pointer: string): number | undefined {
  const least = (minimum ?? 0) + (exclusiveMinimum ? 1 : 0);
  const usual = pointer.endsWith('/port') ? 80 : Math.max(least, 1);
  const value = usual < least ? least : usual;
  return maximum !== undefined && value > maximum ? (least <= maximum ? least : undefined) : value;
}
