import { matchRegex } from '../routing/regex.ts';
import type { GrpcRequest, HttpRequest, Request } from '../routing/request.ts';
import type { NamedMatch, RuleMatch, Target, TextMatch } from '../routing/rules.ts';
import { sampleOfRegex } from '../routing/sampleText.ts';
import { isWellFormed } from '../text/percent.ts';
import { pathsFor } from './leastPath.ts';
import { plainRequest, type Scene } from './scenes.ts';

/**
 * Requests that fit one or two matches, and as few others as can be. All that matches ask for is that something is
 * there: a path below a prefix, a header with a value. So a request that has no more than the two ask for fits another
 * match only if every request does that fits the two. Whoever wins the least request, wins some of them; if the two
 * cannot win it, they win none.
 */
export type Least = {
  readonly requests: readonly Request[];
  /** Whether the above holds; not for regular expressions, placeholders, and headers that say the host. */
  readonly isExact: boolean;
};

/** Names that no match of a scene has. */
export type Unnamed = { readonly segment: string; readonly method: string; readonly service: string };

/** Undefined if no request fits all of the matches. */
export function leastRequests(
  scene: Scene,
  matches: readonly RuleMatch[],
  unnamed: Unnamed,
): Least | undefined {
  const targets = matches.map(({ target }) => target);
  const headers = joined(matches.flatMap((match) => match.headers));
  const query = joined(targets.flatMap((target) => (target.type === 'http' ? target.query : [])));
  const asked = targets.some(({ type }) => type === 'grpc')
    ? callsFor(targets, unnamed)
    : requestsFor(targets, unnamed);
  if (!headers || !query || !asked) return undefined;
  const fields = { headers: headers.values, query: query.values };
  return {
    requests: asked.requests.flatMap((each) => written(scene, each, fields)),
    isExact:
      headers.isExact &&
      query.isExact &&
      asked.isExact &&
      !matches.some(({ unread }) => unread) &&
      !Object.hasOwn(headers.values, 'host'),
  };
}

/** Whether a match takes all requests that ask for no less than another one that it takes. */
export function isExactMatch({ target, headers, unread }: RuleMatch): boolean {
  const texts =
    target.type === 'http'
      ? [target.path, target.method, ...target.query]
      : target.type === 'grpc'
        ? [target.service, target.method]
        : [];
  return (
    unread !== true &&
    [...headers, ...texts].every((text) => text?.type !== 'RegularExpression' && text?.unknown !== true)
  );
}

type Plain =
  | { readonly path: string; readonly method: string }
  | { readonly service: string; readonly name: string };
type Asked = { readonly requests: readonly Plain[]; readonly isExact: boolean };
type Fields = Readonly<Record<'headers' | 'query', Readonly<Record<string, string>>>>;

function requestsFor(targets: readonly Target[], unnamed: Unnamed): Asked | undefined {
  const http = targets.flatMap((target) => (target.type === 'http' ? target : []));
  const paths = pathsFor(
    http.map(({ path }) => path),
    unnamed.segment,
  );
  const methods = textsFor(
    http.flatMap(({ method }) => method ?? []),
    [...new Set(['GET', unnamed.method])],
  );
  if (!paths || !methods) return undefined;
  return {
    requests: paths.texts.flatMap((path) => methods.texts.map((method) => ({ path, method }))),
    isExact: paths.isExact && methods.isExact,
  };
}

/** Calls are requests too: `/service/method`, by POST. */
function callsFor(targets: readonly Target[], unnamed: Unnamed): Asked | undefined {
  const grpc = targets.flatMap((target) => (target.type === 'grpc' ? target : []));
  const http = targets.flatMap((target) => (target.type === 'http' ? target : []));
  const services = textsFor(
    grpc.flatMap(({ service }) => service ?? []),
    [unnamed.service],
  );
  const names = textsFor(
    grpc.flatMap(({ method }) => method ?? []),
    ['Any', unnamed.segment],
  );
  const methods = textsFor(
    http.flatMap(({ method }) => method ?? []),
    ['POST'],
  );
  const paths = pathsFor(
    http.map(({ path }) => path),
    'Any',
  );
  if (!services || !names || !paths || !methods?.texts.includes('POST')) return undefined;
  // What paths say of service and method counts where nothing else does.
  const parts = paths.texts.map((path) => /^\/([^/]+)(?:\/([^/]+))?$/.exec(path) ?? []);
  const of = (texts: Texts, place: 1 | 2): readonly string[] =>
    texts.isGiven ? texts.texts : [...parts.flatMap((part) => part[place] ?? []), ...texts.texts];
  return {
    requests: of(services, 1).flatMap((service) => of(names, 2).map((name) => ({ service, name }))),
    isExact: services.isExact && names.isExact && paths.isExact,
  };
}

type Texts = {
  readonly texts: readonly string[];
  readonly isExact: boolean;
  /** Whether a match asks for them. */
  readonly isGiven: boolean;
};

/** Texts that fit all of the matches; the free ones where there is none. */
function textsFor(matches: readonly TextMatch[], free: readonly string[]): Texts | undefined {
  if (matches.length === 0) return { texts: free, isExact: true, isGiven: false };
  const value = valueFor(matches);
  if (!value) return undefined;
  const texts = value.value === undefined ? [] : [value.value];
  return { texts, isExact: value.isExact, isGiven: true };
}

/** Undefined if no text fits all; without a value if there may be one. */
function valueFor(
  matches: readonly TextMatch[],
): { readonly value?: string; readonly isExact: boolean } | undefined {
  const known = matches.filter(({ unknown }) => !unknown);
  const exact = known.filter(({ type }) => type === 'Exact').map(({ value }) => value);
  const regex = known.filter(({ type }) => type !== 'Exact').map(({ value }) => value);
  const [value = regex.map(sampleOfRegex).find((each) => each !== undefined)] = exact;
  if (exact.some((each) => each !== value)) return undefined;
  if (value !== undefined && exact.length > 0 && regex.some((each) => matchRegex(each, value) === 'none'))
    return undefined;
  return {
    ...(value !== undefined && { value }),
    isExact: regex.length === 0 && known.length === matches.length,
  };
}

/** The least fields that satisfy all matches by name; undefined if two ask for different values. */
function joined(
  matches: readonly NamedMatch[],
): { readonly values: Readonly<Record<string, string>>; readonly isExact: boolean } | undefined {
  const values: Record<string, string> = {};
  let isExact = true;
  for (const name of new Set(matches.map((match) => match.name))) {
    const found = valueFor(matches.filter((match) => match.name === name));
    if (!found) return undefined;
    if (!found.isExact) isExact = false;
    if (found.value !== undefined) values[name] = found.value;
  }
  return { values, isExact };
}

function written(scene: Scene, plain: Plain, { headers, query }: Fields): Request[] {
  if (![plain, headers, query].flatMap((each) => Object.entries(each).flat()).every(isWellFormed)) return [];
  const withHeaders = Object.keys(headers).length > 0 ? { headers } : {};
  if ('service' in plain) {
    const { host, port } = scene;
    const at = { ...(host !== undefined && { host }), ...(port !== 80 && { port }) };
    const request: GrpcRequest = {
      grpc: { service: plain.service, method: plain.name, ...at, ...withHeaders },
    };
    return [request];
  }
  if (/[?#\s]/.test(plain.path)) return [];
  const pairs = Object.entries(query).map((pair) => pair.map(encodeURIComponent).join('='));
  const at = plainRequest(scene, pairs.length > 0 ? `${plain.path}?${pairs.join('&')}` : plain.path);
  if (!('url' in at)) return [at];
  const request: HttpRequest = { ...at, method: plain.method, ...withHeaders };
  return [request];
}
