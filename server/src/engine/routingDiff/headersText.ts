import type { ForwardedRequest, HeaderChanges, HeaderValues } from '../routing/result.ts';

/** What a backend gets, the same however its headers were ordered: only the values of one header have an order. */
export function headersText({ method, host, path, headers }: ForwardedRequest): readonly unknown[] {
  return [method, host, path, sorted(headers)];
}

/** What is done to the headers of a response, likewise. */
export function changesText(changes: HeaderChanges | undefined): readonly unknown[] {
  if (!changes) return [];
  const parts = [sorted(changes.set), sorted(changes.add), [...new Set(changes.remove)].sort()];
  return parts.some((part) => part.length > 0) ? parts : [];
}

function sorted(headers: HeaderValues): readonly (readonly [string, readonly string[]])[] {
  return Object.entries(headers)
    .map(([name, values]) => [name, LISTS.has(name) ? values.map(asSet) : values] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Lists of names whose order says nothing (https://fetch.spec.whatwg.org/#http-responses). */
const LISTS = new Set([
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-expose-headers',
]);

function asSet(list: string): string {
  return [...new Set(list.split(',').map((each) => each.trim()))].sort().join(',');
}
