import type { IndexedObject } from '../index/objects.ts';
import type { Message } from '../messages.ts';
import type { RelatedPlace } from './finding.ts';

/** A place in the resource that an object is written in, or that has it made. `pointer` counts from its root. */
export function relatedTo(
  { uri, resource, name }: IndexedObject,
  message: Message,
  pointer = '',
): RelatedPlace {
  const { group, kind, namespace } = resource;
  return {
    uri,
    group,
    kind,
    name: resource.name ?? name,
    ...(namespace !== undefined && { namespace }),
    pointer,
    message,
  };
}
