import { type JsonObject, listAt, numberAt, objectAt, stringAt } from '../yaml/value.ts';

/**
 * How an external authorization is asked, in the names of the fields: what it gets to see, and what of its answer is
 * passed on (gateway-api v1.6, HTTPExternalAuthFilter).
 */
export function authSettings(filter: JsonObject): string {
  const protocol = stringAt(filter, 'protocol');
  const way = objectAt(filter, protocol === 'GRPC' ? 'grpc' : 'http');
  const maxSize = numberAt(objectAt(filter, 'forwardBody'), 'maxSize');
  return [
    ['protocol', protocol ?? '?'],
    ['path', stringAt(way, 'path')],
    ['allowedHeaders', names(way, 'allowedHeaders')],
    ['allowedResponseHeaders', names(way, 'allowedResponseHeaders')],
    ['forwardBody.maxSize', maxSize?.toString()],
  ]
    .flatMap(([field, value]) => (value === undefined || value === '' ? [] : `${field} ${value}`))
    .join(', ');
}

/** Their order says nothing, nor does their case. */
function names(way: JsonObject | undefined, key: string): string {
  const listed = listAt(way, key).flatMap((each) => (typeof each === 'string' ? each.toLowerCase() : []));
  return [...new Set(listed)].sort().join(' ');
}
