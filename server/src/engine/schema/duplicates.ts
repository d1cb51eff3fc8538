import type { Json } from '../yaml/value.ts';
import { isObject } from '../yaml/value.ts';
import type { Schema } from './model.ts';
import type { StructuralProblem } from './problems.ts';

/**
 * The second and later equals in a list that is a set (`x-kubernetes-list-type: set`) or has keys (`map`), defaults
 * filled in; none in an ordinary list. `pointer` is that of the list.
 */
export function duplicates(schema: Schema, list: readonly Json[], pointer: string): StructuralProblem[] {
  const listType = schema['x-kubernetes-list-type'];
  if (listType === 'set') {
    return repetitions(list, JSON.stringify).map(({ index, first, item }) => ({
      type: 'duplicate-item',
      pointer: `${pointer}/${index}`,
      first: `${pointer}/${first}`,
      actual: item,
    }));
  }
  if (listType !== 'map') return [];
  const fields = schema['x-kubernetes-list-map-keys'] ?? [];
  return repetitions(list, (item) => identity(keysOf(item, fields))).map(({ index, first, item }) => ({
    type: 'duplicate-list-key',
    pointer: `${pointer}/${index}`,
    first: `${pointer}/${first}`,
    keys: keysOf(item, fields),
  }));
}

type Keys = { readonly [key: string]: Json };

function keysOf(item: Json, fields: readonly string[]): Keys {
  if (!isObject(item)) return {};
  const entries = fields.flatMap((field): [string, Json][] => {
    const value = Object.hasOwn(item, field) ? item[field] : undefined;
    return value === undefined ? [] : [[field, value]];
  });
  return Object.fromEntries(entries);
}

/** Undefined for an item without any of the keys: that they are missing is said elsewhere. */
function identity(keys: Keys): string | undefined {
  return Object.keys(keys).length === 0 ? undefined : JSON.stringify(keys);
}

type Repetition = { readonly index: number; readonly first: number; readonly item: Json };

function repetitions(
  list: readonly Json[],
  identityOf: (item: Json) => string | undefined,
): readonly Repetition[] {
  const seen = new Map<string, number>();
  return list.flatMap((item, index) => {
    const id = identityOf(item);
    if (id === undefined) return [];
    const first = seen.get(id);
    if (first !== undefined) return [{ index, first, item }];
    seen.set(id, index);
    return [];
  });
}
