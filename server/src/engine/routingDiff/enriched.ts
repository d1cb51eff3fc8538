import type { RankedMatch } from '../routing/rank.ts';
import type { Request, RequestHeaders } from '../routing/request.ts';
import { type Json, listAt, objectAt, stringAt } from '../yaml/value.ts';
import { firstOf } from './hostClasses.ts';
import { originsFor } from './origins.ts';
import { ruleOf } from './sameMatches.ts';

/**
 * The same request with what the filters of rules look at: headers that they change or remove, origins of other sites,
 * and the question of a browser whether it may ask. Without these, rules that differ may answer alike.
 */
export function enriched(request: Request, matches: readonly RankedMatch[]): readonly Request[] {
  const filters = matches.flatMap((match) => filtersIn(ruleOf(match)));
  const names = filters.flatMap((filter) => changedHeaders(objectAt(filter, 'requestHeaderModifier')));
  const cors = filters.flatMap((filter) => objectAt(filter, 'cors') ?? []);
  const origins = originsFor(cors.flatMap((each) => textsAt(each, 'allowOrigins')));
  const sets: RequestHeaders[] = [];
  if (names.length > 0) sets.push(Object.fromEntries(names.map((name) => [name.toLowerCase(), 'any'])));
  for (const origin of origins) sets.push({ origin });
  const asked = sets.map((headers) => withHeaders(request, headers));
  if ('url' in request)
    for (const origin of origins)
      for (const asks of preflights(cors))
        asked.push(withHeaders({ ...request, method: 'OPTIONS' }, { origin, ...asks }));
  return asked;
}

/** Those of a rule and of its backends. */
function filtersIn(rule: Json): readonly Json[] {
  return [rule, ...listAt(rule, 'backendRefs')].flatMap((each) => listAt(each, 'filters'));
}

function changedHeaders(modifier: Json | undefined): readonly string[] {
  const named = [...listAt(modifier, 'set'), ...listAt(modifier, 'add')].flatMap(
    (each) => stringAt(each, 'name') ?? [],
  );
  return [...named, ...(modifier === undefined ? [] : textsAt(modifier, 'remove'))];
}

/**
 * What a browser may ask before a request: for a method and headers that rules list, and for some that none does, which
 * a wildcard allows and a list does not.
 */
function preflights(cors: readonly Json[]): readonly RequestHeaders[] {
  const [methods, headers] = ['allowMethods', 'allowHeaders'].map(
    (key) => new Set(cors.flatMap((each) => textsAt(each, key).map((text) => text.toLowerCase()))),
  );
  const method = firstOf(METHODS, String, (each) => !methods?.has(each.toLowerCase()));
  const header = firstOf(
    ['any'],
    (label) => `x-${label}`,
    (each) => !headers?.has(each),
  );
  const listed = [...(headers ?? [])].filter((each) => each !== '*');
  return [
    { [ASKED_METHOD]: 'GET' },
    { [ASKED_METHOD]: method },
    { [ASKED_METHOD]: 'GET', [ASKED_HEADERS]: [...listed, header].join(', ') },
  ];
}

const METHODS = ['GET', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'LOCK'];
const ASKED_METHOD = 'access-control-request-method';
const ASKED_HEADERS = 'access-control-request-headers';

function textsAt(value: Json, key: string): string[] {
  return listAt(value, key).filter((each) => typeof each === 'string');
}

/** What the request has already stays: a match may ask for it. */
function withHeaders(request: Request, headers: RequestHeaders): Request {
  if ('grpc' in request)
    return { grpc: { ...request.grpc, headers: { ...headers, ...request.grpc.headers } } };
  if ('tls' in request || 'tcp' in request || 'udp' in request) return request;
  return { ...request, headers: { ...headers, ...request.headers } };
}
