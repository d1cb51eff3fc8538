import type { IndexedResource } from '../../index/objects.ts';
import type { Reference } from '../../manifest/references.ts';

/**
 * Whether another parentRef of the Route names a listener of the same parent already: a second one would be refused by
 * the API server. A namespace that is not written may be the one that is.
 */
export function isNamedByTwin(
  { resource }: IndexedResource,
  reference: Reference,
  sectionName: string,
): boolean {
  return resource.references.some(
    (other) =>
      other !== reference &&
      other.field.role === 'parent' &&
      other.kind === reference.kind &&
      other.name?.value === reference.name?.value &&
      other.sectionName?.value === sectionName &&
      isSameOrUnwritten(other.namespace?.value, reference.namespace?.value),
  );
}

function isSameOrUnwritten(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}
