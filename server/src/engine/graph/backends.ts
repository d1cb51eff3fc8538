import type { IndexedObject } from '../index/objects.ts';
import { listAt, numberAt, objectAt } from '../yaml/value.ts';
import type { Builder } from './builder.ts';
import { addResource, namespaceText } from './gateways.ts';

/** Draws what a backendRef points at; returns its node. */
export function drawBackend(builder: Builder, object: IndexedObject): string {
  const ports = listAt(objectAt(object.resource.value, 'spec'), 'ports').flatMap((port) => {
    const number = numberAt(port, 'port');
    return number === undefined ? [] : [`:${number}`];
  });
  const detail = [namespaceText(builder, object), ...ports].filter((part) => part !== '').join(' ');
  return addResource(builder, object, 'Backend', detail);
}
