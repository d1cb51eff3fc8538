import type { Answer, ForwardedRequest, HeaderChanges, HeaderValues } from '../routing/result.ts';
import { parseUrl } from '../routing/url.ts';
import { isObject, type Json, type JsonObject, listAt } from '../yaml/value.ts';
import { liveBackends, NOTHING, outcomeText } from './compareText.ts';
import type { Fact } from './model.ts';

/** The parts of a redirect. */
export function redirectFacts(expected: JsonObject, answer: Answer): Fact[] {
  const { redirect } = answer;
  const url = redirect && parseUrl(redirect.location);
  const path = expected.path;
  const actual: Readonly<Record<string, string | number | undefined>> = {
    location: redirect?.location,
    statusCode: redirect?.statusCode,
    scheme: redirect && /^[^:]*/.exec(redirect.location)?.[0],
    host: url?.authority.replace(/:\d*$/, ''),
    port: url?.port,
    path: url && withQueryAsIn(path, url.query === undefined ? url.path : `${url.path}?${url.query}`),
  };
  if (!redirect)
    return [{ key: 'redirect', expected: shown(expected), actual: outcomeText(answer), holds: false }];
  return Object.entries(expected).map(([key, value]) => fact(`redirect.${key}`, value, [actual[key]]));
}

/** The request as each backend receives it: all must be as expected. */
export function requestFacts(expected: JsonObject, answer: Answer): Fact[] {
  const received = liveBackends(answer).flatMap(({ request = answer.request }) => request ?? []);
  if (received.length === 0)
    return [{ key: 'request', expected: shown(expected), actual: outcomeText(answer), holds: false }];
  return Object.entries(expected).flatMap(([key, value]) =>
    key === 'headers' && isObject(value)
      ? headerFacts(
          'request.headers',
          value,
          received.map(({ headers }) => headers),
        )
      : [
          fact(
            `request.${key}`,
            value,
            received.map((each) => partOf(each, key, value)),
          ),
        ],
  );
}

function partOf({ method, host, path }: ForwardedRequest, key: string, expected: Json): string | undefined {
  if (key === 'method') return method;
  if (key === 'path') return withQueryAsIn(expected, path);
  const hasPort = typeof expected === 'string' && /:\d+$/.test(expected);
  return key === 'host' ? (hasPort ? host : host.replace(/:\d*$/, '')) : undefined;
}

/** What is done to the headers of the response, whichever backend answers. */
export function responseFacts(expected: JsonObject, answer: Answer): Fact[] {
  const backends = liveBackends(answer);
  const changes: readonly (HeaderChanges | undefined)[] =
    backends.length > 0
      ? backends.map(({ responseHeaders = answer.responseHeaders }) => responseHeaders)
      : [answer.responseHeaders];
  return Object.entries(expected).flatMap(([key, value]) => {
    if (key === 'remove') return [removeFact(listAt(expected, key), changes)];
    const part = key === 'set' ? 'set' : 'add';
    return isObject(value)
      ? headerFacts(
          `responseHeaders.${key}`,
          value,
          changes.map((each) => each?.[part] ?? {}),
        )
      : [];
  });
}

function removeFact(expected: readonly Json[], changes: readonly (HeaderChanges | undefined)[]): Fact {
  const names = expected.flatMap((name) => (typeof name === 'string' ? name.toLowerCase() : []));
  const removed = changes.map((each) => each?.remove ?? []);
  return {
    key: 'responseHeaders.remove',
    expected: names.join(', ') || NOTHING,
    actual: [...new Set(removed.flat())].join(', ') || NOTHING,
    holds: removed.every((each) => names.every((name) => each.includes(name))),
  };
}

function headerFacts(key: string, expected: JsonObject, actual: readonly HeaderValues[]): Fact[] {
  return Object.entries(expected).map(([name, value]) =>
    fact(
      `${key}.${name}`,
      value,
      actual.map((headers) => headerOf(headers, name.toLowerCase())),
    ),
  );
}

/** Several values of one header are as good as one with commas (RFC 9110, 5.3). */
function headerOf(headers: HeaderValues, name: string): string | undefined {
  return Object.hasOwn(headers, name) ? headers[name]?.join(', ') : undefined;
}

/** `null` asks for a value that is not there. */
function fact(key: string, expected: Json, actual: readonly (string | number | undefined)[]): Fact {
  return {
    key,
    expected: shown(expected),
    actual: [...new Set(actual.map((each) => (each === undefined ? NOTHING : String(each))))].join(', '),
    holds: actual.every((each) => (expected === null ? each === undefined : each === expected)),
  };
}

function shown(value: Json): string {
  if (value === null) return NOTHING;
  return isObject(value) ? JSON.stringify(value) : String(value);
}

/** A query counts only where the expectation has one. */
function withQueryAsIn(expected: Json | undefined, path: string): string {
  const hasQuery = typeof expected === 'string' && expected.includes('?');
  return hasQuery ? path : path.replace(/\?.*$/s, '');
}
