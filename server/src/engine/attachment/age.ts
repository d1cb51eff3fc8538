import type { IndexedResource } from '../index/objects.ts';
import { objectAt, stringAt } from '../yaml/value.ts';
import { once } from './context.ts';

/** When a resource was created, in milliseconds, if its manifest says so: a dump of a cluster does. */
const createdAt: (resource: IndexedResource['resource']) => number | undefined = once(({ value }) => {
  const time = Date.parse(stringAt(objectAt(value, 'metadata'), 'creationTimestamp') ?? '');
  return Number.isNaN(time) ? undefined : time;
});

export type Order = {
  /** Negative if the first comes before the second. */
  readonly order: number;
  /** False where creation times would decide and are not known, so that names had to. */
  readonly sure: boolean;
};

/**
 * Who comes first where two want the same: the older, then the first by namespace and name (gateway-api v1.6, ListenerSet
 * listeners, GEP-713). What has no creation time yet comes after what has one.
 */
export function olderFirst(a: IndexedResource, b: IndexedResource): Order {
  const [left, right] = [createdAt(a.resource), createdAt(b.resource)];
  const known = left !== undefined && right !== undefined;
  const byAge = (left ?? Number.MAX_VALUE) - (right ?? Number.MAX_VALUE);
  const byName = nameOf(a) < nameOf(b) ? -1 : 1;
  return { order: byAge === 0 ? byName : byAge, sure: known };
}

function nameOf({ resource: { namespace = '', name = '' } }: IndexedResource): string {
  return `${namespace}/${name}`;
}
