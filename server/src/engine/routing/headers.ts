import { type Message, message } from '../messages.ts';
import type { Json } from '../yaml/value.ts';
import { isObject, listAt, stringAt } from '../yaml/value.ts';
import type { HeaderChanges, HeaderValues } from './result.ts';

/** What a header modifier does, the first entry of each name (gateway-api v1.6, HTTPHeaderFilter). */
export function changesOf(modifier: Json | undefined): HeaderChanges {
  return {
    set: entries(modifier, 'set'),
    add: entries(modifier, 'add'),
    remove: [
      ...new Set(
        listAt(modifier, 'remove').flatMap((name) => (typeof name === 'string' ? name.toLowerCase() : [])),
      ),
    ],
  };
}

function entries(modifier: Json | undefined, key: 'set' | 'add'): HeaderValues {
  const values = new Map<string, readonly string[]>();
  for (const entry of listAt(modifier, key)) {
    const name = stringAt(entry, 'name')?.toLowerCase();
    const value = isObject(entry) ? stringAt(entry, 'value') : undefined;
    if (name !== undefined && value !== undefined && !values.has(name)) values.set(name, [value]);
  }
  return Object.fromEntries(values);
}

/** The headers of a request after a modifier. */
export function applyChanges(headers: HeaderValues, { set, add, remove }: HeaderChanges): HeaderValues {
  const changed = new Map(Object.entries(headers));
  for (const [name, values] of Object.entries(set)) changed.set(name, values);
  for (const [name, values] of Object.entries(add))
    changed.set(name, [...(changed.get(name) ?? []), ...values]);
  for (const name of remove) changed.delete(name);
  return Object.fromEntries(changed);
}

/** Two modifiers one after the other, as one. */
export function mergeChanges(first: HeaderChanges | undefined, then: HeaderChanges): HeaderChanges {
  if (!first) return then;
  const later = new Set([...Object.keys(then.set), ...then.remove]);
  const keep = (values: HeaderValues): [string, readonly string[]][] =>
    Object.entries(values).filter(([name]) => !later.has(name));
  const add = new Map(keep(first.add));
  for (const [name, values] of Object.entries(then.add)) add.set(name, [...(add.get(name) ?? []), ...values]);
  return {
    set: { ...Object.fromEntries(keep(first.set)), ...then.set },
    add: Object.fromEntries(add),
    remove: [...first.remove.filter((name) => !later.has(name)), ...then.remove],
  };
}

/** A header that one modifier treats in two ways is invalid, and what comes of it is left open. */
export function clashOf({ set, add, remove }: HeaderChanges): Message | undefined {
  const names = [...Object.keys(set), ...Object.keys(add), ...remove];
  const name = names.find((each, index) => names.indexOf(each) !== index);
  return name === undefined ? undefined : message('routing.note.header-clash', { header: name });
}

/** The host of a request is no plain header to every data plane, and only URLRewrite is said to change it. */
export function hostChange({ set, add, remove }: HeaderChanges): Message | undefined {
  const isChanged = 'host' in set || 'host' in add || remove.includes('host');
  return isChanged ? message('routing.note.host-header') : undefined;
}
