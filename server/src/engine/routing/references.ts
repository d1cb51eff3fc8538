import type { Reference } from '../manifest/references.ts';
import type { Resource } from '../manifest/resource.ts';

/** The reference that stands at a pointer from the resource's root; undefined if its group or kind is not known. */
export function referenceAt(resource: Resource, pointer: string): Reference | undefined {
  let references = known.get(resource);
  if (!references) {
    references = new Map(resource.references.map((each) => [each.pointer, each]));
    known.set(resource, references);
  }
  return references.get(resource.pointer + pointer);
}

const known = new WeakMap<Resource, ReadonlyMap<string, Reference>>();
