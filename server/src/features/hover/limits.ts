import type { Schema } from '../../engine/index.ts';
import type { StringId, Words } from '../strings.ts';

/** A schema's type in words. */
export function typeOf(schema: Schema, words: Words): string {
  if (schema['x-kubernetes-int-or-string']) return words('type.int-or-string');
  if (schema.type === 'array') return words(listType(schema.items?.type));
  const values = schema.additionalProperties;
  if (schema.type === 'object' && typeof values === 'object')
    return words(values.type === 'string' ? 'type.map.string' : 'type.map');
  return schema.type ? words(`type.${schema.type}`) : '';
}

function listType(item: Schema['type']): StringId {
  switch (item) {
    case 'string':
      return 'type.list.string';
    case 'integer':
      return 'type.list.integer';
    case 'object':
      return 'type.list.object';
    default:
      return 'type.list';
  }
}

/** The limits of a field in words. */
export function limitsOf(schema: Schema, words: Words): string[] {
  return [
    between('characters', schema.minLength, schema.maxLength, words),
    between('items', schema.minItems, schema.maxItems, words),
    between('entries', schema.minProperties, schema.maxProperties, words),
    between('number', schema.minimum, schema.maximum, words),
  ].filter((limit) => limit !== undefined);
}

type Counted = 'characters' | 'items' | 'entries' | 'number';

function between(
  what: Counted,
  min: number | undefined,
  max: number | undefined,
  words: Words,
): string | undefined {
  if (min !== undefined && max !== undefined) return words(`limit.${what}.between`, { min, max });
  if (max !== undefined) return words(`limit.${what}.max`, { max });
  return min === undefined ? undefined : words(`limit.${what}.min`, { min });
}
