import type { Json } from '../yaml/value.ts';
import { isObject, listAt, objectAt, stringAt } from '../yaml/value.ts';

/** A rule's first match in a line, how many more there are, and the filters that answer or rewrite. */
export function ruleSummary(routeKind: string, rule: Json): string {
  const matches = listAt(rule, 'matches');
  const [first] = matches;
  const describe = MATCHES[routeKind];
  const parts = describe ? [describe(first)] : [];
  if (matches.length > 1) parts.push(`+${matches.length - 1}`);
  for (const filter of listAt(rule, 'filters')) {
    const type = stringAt(filter, 'type');
    if (type !== undefined) parts.push(`· ${type}`);
  }
  return parts.join(' ');
}

const MATCHES: Partial<Record<string, (match: Json | undefined) => string>> = {
  HTTPRoute: httpMatch,
  GRPCRoute: grpcMatch,
};

/** An absent match or path means every path (Gateway API, HTTPRouteRule.matches). */
function httpMatch(match: Json | undefined): string {
  const path = objectAt(match, 'path');
  const method = stringAt(match, 'method');
  const value = stringAt(path, 'value') ?? '/';
  const type = stringAt(path, 'type') ?? 'PathPrefix';
  const text =
    type === 'PathPrefix'
      ? `${value}${value.endsWith('/') ? '*' : '/*'}`
      : type === 'Exact'
        ? value
        : `~ ${value}`;
  return [method, text, ...pairs(match, 'headers', ': '), ...pairs(match, 'queryParams', '=', '?')]
    .filter((part) => part !== undefined)
    .join(' ');
}

function grpcMatch(match: Json | undefined): string {
  const method = objectAt(match, 'method');
  const call = `${stringAt(method, 'service') ?? '*'}/${stringAt(method, 'method') ?? '*'}`;
  return [call, ...pairs(match, 'headers', ': ')].join(' ');
}

function pairs(match: Json | undefined, field: string, between: string, before = ''): string[] {
  return listAt(match, field).flatMap((item) =>
    isObject(item)
      ? `${before}${stringAt(item, 'name') ?? ''}${between}${stringAt(item, 'value') ?? ''}`
      : [],
  );
}
