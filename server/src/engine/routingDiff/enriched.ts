import type { RankedMatch } from '../routing/rank.ts';
import type { Request, RequestHeaders } from '../routing/request.ts';
import { isObject, type Json, listAt, objectAt, stringAt } from '../yaml/value.ts';
import { ruleOf } from './sameMatches.ts';

/**
 * The same request with what the filters of rules look at: headers that they change or remove, origins of other sites,
 * and the question of a browser whether it may ask. Without these, rules that differ may answer alike.
 */
export function enriched(request: Request, matches: readonly RankedMatch[]): readonly Request[] {
  const filters = matches.flatMap((match) => filtersIn(ruleOf(match)));
  const names = filters.flatMap((filter) => changedHeaders(objectAt(filter, 'requestHeaderModifier')));
  const origins = filters.flatMap((filter) => originsOf(objectAt(filter, 'cors')));
  const sets: RequestHeaders[] = [];
  if (names.length > 0) sets.push(Object.fromEntries(names.map((name) => [name.toLowerCase(), 'any'])));
  for (const origin of new Set(origins)) sets.push({ origin });
  const asked = sets.map((headers) => withHeaders(request, headers));
  if ('url' in request)
    for (const origin of new Set(origins))
      asked.push(
        withHeaders({ ...request, method: 'OPTIONS' }, { origin, 'access-control-request-method': 'GET' }),
      );
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
  return [...named, ...listAt(modifier, 'remove').filter((each) => typeof each === 'string')];
}

function originsOf(cors: Json | undefined): readonly string[] {
  if (!isObject(cors)) return [];
  const allowed = listAt(cors, 'allowOrigins').filter((each) => typeof each === 'string');
  return [...allowed.map((each) => each.replace('*', 'www')), 'https://any.example'];
}

/** What the request has already stays: a match may ask for it. */
function withHeaders(request: Request, headers: RequestHeaders): Request {
  if ('grpc' in request)
    return { grpc: { ...request.grpc, headers: { ...headers, ...request.grpc.headers } } };
  if ('tls' in request || 'tcp' in request || 'udp' in request) return request;
  return { ...request, headers: { ...headers, ...request.headers } };
}
