import { namespaceName } from '../index/namespaces.ts';
import { type Request, readRequest } from '../routing/request.ts';
import type { Answer, BackendShare, ForwardedRequest, Mirror } from '../routing/result.ts';
import type { Json, JsonObject } from '../yaml/value.ts';
import { liveBackends } from './compareText.ts';

/** A case of a RouteTest as it is written. */
export type WrittenCase = {
  readonly name: string;
  readonly request: JsonObject;
  readonly expect: JsonObject;
};

/**
 * A case that holds as long as a request is answered as it is now: its backends and their shares, the redirect or
 * status, what filters change on the way, and copies.
 */
export function pinnedCase(name: string, request: Request, answer: Answer): WrittenCase {
  const expect = {
    ...outcomeOf(answer),
    ...rewriteOf(request, answer),
    ...responseOf(answer),
    ...(answer.mirrors.length > 0 && { mirrors: answer.mirrors.map(mirrorOf) }),
  };
  const isEmpty = Object.keys(expect).length === 0;
  return { name, request: requestJson(request), expect: isEmpty ? routeOf(answer) : expect };
}

function requestJson(request: Request): JsonObject {
  if ('grpc' in request || 'tls' in request || 'tcp' in request || 'udp' in request) return plain(request);
  const { method, ...rest } = request;
  return plain({ ...rest, ...(method !== undefined && method !== 'GET' && { method }) });
}

/** Without what is undefined; a request is JSON otherwise. */
function plain(value: object): JsonObject {
  const copy: JsonObject = JSON.parse(JSON.stringify(value));
  return copy;
}

function outcomeOf(answer: Answer): JsonObject {
  const { redirect, status, grpcStatus } = answer;
  const live = liveBackends(answer);
  const [only, ...others] = live;
  if (only && others.length === 0) return { backend: backendOf(only) };
  if (live.length > 0)
    return {
      backends: live.map((each) => ({ ...backendOf(each), share: Number(each.share.toFixed(4)) })),
    };
  if (redirect) return { redirect: { location: redirect.location, statusCode: redirect.statusCode } };
  if (status !== undefined) return { status };
  return grpcStatus === undefined ? {} : { grpcStatus };
}

function backendOf({
  kind,
  group,
  namespace,
  name,
  port,
}: Pick<BackendShare, 'kind' | 'group' | 'namespace' | 'name' | 'port'>): JsonObject {
  return {
    ...(!(kind === 'Service' && group === '') && { group, kind }),
    ...(namespace !== undefined && { namespace }),
    name,
    ...(port !== undefined && { port }),
  };
}

function mirrorOf(mirror: Mirror): JsonObject {
  return { ...backendOf(mirror), ...(mirror.percent !== 100 && { percent: mirror.percent }) };
}

/** What filters changed, where all backends receive the same. */
function rewriteOf(request: Request, answer: Answer): JsonObject {
  const sent = readRequest(request);
  const received = answer.request;
  const isSame = liveBackends(answer).every((each) => each.request === undefined);
  if (sent?.type !== 'http' || !received || !isSame) return {};
  const path = sent.query === undefined ? sent.path : `${sent.path}?${sent.query}`;
  const headers = changedHeaders(sent.headers, received);
  const changed: JsonObject = {
    ...(received.path !== path && { path: received.path }),
    ...(received.host !== sent.authority && { host: received.host }),
    ...(Object.keys(headers).length > 0 && { headers }),
  };
  return Object.keys(changed).length > 0 ? { request: changed } : {};
}

function changedHeaders(
  sent: ReadonlyMap<string, readonly string[]>,
  { headers }: ForwardedRequest,
): JsonObject {
  const names = new Set([...sent.keys(), ...Object.keys(headers)]);
  const changed: Record<string, Json> = {};
  for (const name of names) {
    const [before, after] = [sent.get(name)?.join(', '), headers[name]?.join(', ')];
    if (before !== after) changed[name] = after ?? null;
  }
  return changed;
}

function responseOf({ responseHeaders, backends }: Answer): JsonObject {
  if (!responseHeaders || backends.some((each) => each.responseHeaders !== undefined)) return {};
  const { set, add, remove } = responseHeaders;
  const joined = (values: Readonly<Record<string, readonly string[]>>): JsonObject =>
    Object.fromEntries(Object.entries(values).map(([name, each]) => [name, each.join(', ')]));
  const changed: JsonObject = {
    ...(Object.keys(set).length > 0 && { set: joined(set) }),
    ...(Object.keys(add).length > 0 && { add: joined(add) }),
    ...(remove.length > 0 && { remove }),
  };
  return Object.keys(changed).length > 0 ? { responseHeaders: changed } : {};
}

/** Where nothing else can be said: who takes it. */
function routeOf({ match }: Answer): JsonObject {
  if (!match) return {};
  const namespace = namespaceName(match.namespace);
  const { kind, name } = match.route.resource;
  const { ruleName, ruleIndex } = match.rule;
  return {
    route: {
      kind,
      ...(namespace !== undefined && { namespace }),
      ...(name !== undefined && { name }),
      rule: ruleName ?? ruleIndex,
    },
  };
}
