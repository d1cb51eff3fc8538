import type { JsonObject } from '../../server/src/engine/index.ts';

/** A Route as the generator makes it. */
export type PlainRoute = {
  readonly kind: 'HTTPRoute' | 'GRPCRoute';
  readonly name: string;
  readonly created?: string;
  readonly hostnames: readonly string[];
  readonly rules: readonly { readonly matches: readonly PlainMatch[] }[];
};
export type PlainMatch = {
  readonly path?: { readonly type: 'Exact' | 'PathPrefix'; readonly value: string };
  readonly method?: string;
  readonly grpc?: { readonly service: string; readonly method?: string };
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
  readonly queryParams?: readonly { readonly name: string; readonly value: string }[];
};
export type PlainRequest = {
  readonly host: string;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly grpc?: { readonly service: string; readonly method: string };
};

type Row = {
  readonly route: PlainRoute;
  readonly rule: number;
  readonly place: number;
  readonly match: PlainMatch;
  readonly hostname: string;
  /** What it has in common with the listener. */
  readonly common: string;
};

/**
 * The specification read aloud: of the listeners the one with the most specific hostname; of all its matches that fit,
 * those that no other one precedes. `route/rule` of each, or `none`.
 * @param listeners their hostnames, empty for every one
 */
export function naiveWinners(
  listeners: readonly string[],
  routes: readonly PlainRoute[],
  request: PlainRequest,
): string[] {
  const listener = [...listeners].filter((each) => covers(each, request.host)).sort(closer)[0];
  if (listener === undefined) return ['none'];
  const rows = routes
    .flatMap((route) => rowsOf(route, request.host, listener))
    .filter((row) => fits(row, request));
  const winners = rows.filter((row) => !rows.some((other) => precedes(other, row)));
  return winners.length === 0
    ? ['none']
    : [...new Set(winners.map(({ route, rule }) => `${route.name}/${rule}`))].sort();
}

function rowsOf(route: PlainRoute, host: string, listener: string): Row[] {
  const covering = route.hostnames.filter((each) => covers(each, host)).sort(closer);
  const hostname = route.hostnames.length === 0 ? '' : covering[0];
  if (hostname === undefined) return [];
  const common = [hostname, listener].sort(closer)[0] ?? '';
  return route.rules.flatMap(({ matches }, rule) =>
    (matches.length > 0 ? matches : [{}]).map((match, place) => ({
      route,
      rule,
      place,
      match,
      hostname,
      common,
    })),
  );
}

function covers(pattern: string, host: string): boolean {
  if (pattern === '') return true;
  if (!pattern.startsWith('*.')) return pattern === host;
  const labels = pattern.slice(2).split('.');
  const own = host.split('.');
  return own.length > labels.length && own.slice(-labels.length).join('.') === labels.join('.');
}

function closer(a: string, b: string): number {
  const exact = (name: string): number => (name.includes('*') ? 0 : name.length);
  return exact(b) - exact(a) || b.length - a.length;
}

function fits({ route, match }: Row, request: PlainRequest): boolean {
  if (route.kind === 'GRPCRoute') {
    if (!request.grpc) return false;
    const { service, method } = match.grpc ?? {};
    if (service !== undefined && service !== request.grpc.service) return false;
    if (method !== undefined && method !== request.grpc.method) return false;
  } else {
    if (match.method !== undefined && match.method !== request.method) return false;
    if (!fitsPath(match.path ?? { type: 'PathPrefix', value: '/' }, request.path)) return false;
    for (const { name, value } of match.queryParams ?? []) if (request.query[name] !== value) return false;
  }
  return (match.headers ?? []).every(({ name, value }) =>
    Object.entries(request.headers).some(
      ([key, met]) => key.toLowerCase() === name.toLowerCase() && met === value,
    ),
  );
}

function fitsPath({ type, value }: NonNullable<PlainMatch['path']>, path: string): boolean {
  if (type === 'Exact') return path === value;
  const elements = (text: string): string[] => text.split('/').slice(1);
  const wanted = elements(value.replace(/\/$/, ''));
  return wanted.every((element, index) => elements(path)[index] === element);
}

/** Whether a comes before b for certain. */
function precedes(a: Row, b: Row): boolean {
  const common = closer(a.common, b.common);
  if (common !== 0) return common < 0;
  if (closer(a.hostname, b.hostname) !== 0) return false; // the Routes' own, or what is left of them: not specified
  const [first, second] = [keys(a), keys(b)];
  if (a.route.kind !== b.route.kind) return false;
  for (const [index, key] of first.entries()) {
    const other = second[index] ?? 0;
    if (key !== other) return key > other;
    if (index === 1 && slashes(a) !== slashes(b)) return false; // `/a` or `/a/`: not specified which is longer
  }
  if (a.route.name === b.route.name) return a.rule < b.rule || (a.rule === b.rule && a.place < b.place);
  if (a.route.created === undefined || b.route.created === undefined) return false;
  if (a.route.created !== b.route.created) return a.route.created < b.route.created;
  return a.route.name < b.route.name;
}

function keys({ route, match }: Row): number[] {
  const headers = match.headers?.length ?? 0;
  if (route.kind === 'GRPCRoute')
    return [match.grpc?.service.length ?? 0, match.grpc?.method?.length ?? 0, headers];
  const path = match.path ?? { type: 'PathPrefix', value: '/' };
  const isExact = path.type === 'Exact';
  return [
    isExact ? 1 : 0,
    isExact ? 0 : path.value.replace(/\/$/, '').length,
    match.method === undefined ? 0 : 1,
    headers,
    match.queryParams?.length ?? 0,
  ];
}

/** The prefix as written, which only differs by its slash where all else is equal. */
function slashes({ match }: Row): boolean {
  return match.path?.type === 'PathPrefix' && match.path.value.length > 1 && match.path.value.endsWith('/');
}

/** The Route as the API writes it; JSON is YAML. */
export function manifestOf({ kind, name, created, hostnames, rules }: PlainRoute): JsonObject {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind,
    metadata: { name, namespace: 'infra', ...(created !== undefined && { creationTimestamp: created }) },
    spec: {
      parentRefs: [{ name: 'public' }],
      ...(hostnames.length > 0 && { hostnames: [...hostnames] }),
      rules: rules.map(({ matches }, index) => ({
        ...(matches.length > 0 && { matches: matches.map(matchManifest) }),
        backendRefs: [{ name: `${name}-${index}`, port: 80 }],
      })),
    },
  };
}

function matchManifest({ path, method, grpc, headers, queryParams }: PlainMatch): JsonObject {
  return {
    ...(path && { path }),
    ...(method !== undefined && { method }),
    ...(grpc && {
      method: { service: grpc.service, ...(grpc.method !== undefined && { method: grpc.method }) },
    }),
    ...(headers && { headers }),
    ...(queryParams && { queryParams }),
  };
}
