import type { RequestAnswer as Answer, Request } from '../../server/src/engine/index.ts';
import { renderMessage } from '../../server/src/engine/index.ts';

/** One request of the conformance suite and what must become of it. */
export type Case = {
  readonly id: string;
  readonly workspace: string;
  readonly gateway?: { readonly namespace: string; readonly name: string };
  readonly mesh?: {
    readonly clientNamespace: string;
    readonly service: { readonly namespace: string; readonly name: string };
  };
  readonly listenerPort: number;
  readonly scheme: 'http' | 'https' | 'grpc' | 'tls' | 'tcp' | 'udp';
  readonly request: {
    readonly method?: string;
    readonly host?: string;
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly sni?: string;
    readonly service?: string;
    readonly clientCertificate?: unknown;
  };
  readonly expect: Expected;
};

type Values = Readonly<Record<string, string>>;
type Backend = {
  readonly backend?: string;
  readonly backendNamespace?: string;
  readonly requestHeadersAtBackend?: Values;
};
type Expected = Backend & {
  readonly status?: number;
  readonly statusAnyOf?: readonly number[];
  readonly grpcStatus?: string;
  readonly connection?: 'established' | 'rejected' | 'fails';
  readonly delivered?: boolean;
  readonly answeredByGateway?: boolean;
  readonly atBackend?: { readonly method?: string; readonly path?: string; readonly host?: string };
  readonly rewritten?: { readonly path?: string; readonly host?: string };
  readonly absentRequestHeaders?: readonly string[];
  readonly responseHeaders?: Values;
  readonly responseHeadersAnyOf?: Readonly<Record<string, readonly string[]>>;
  readonly absentResponseHeaders?: readonly string[];
  readonly redirect?: ExpectedRedirect;
  readonly declaredOnly?: unknown;
  readonly weights?: Readonly<Record<string, number>>;
  readonly mirroredTo?: readonly { readonly name: string; readonly namespace: string }[];
  readonly neverBackends?: readonly string[];
  readonly oneOf?: readonly Backend[];
};
type ExpectedRedirect = {
  readonly scheme?: string;
  readonly host?: string;
  readonly port?: number;
  readonly portAnyOf?: readonly (number | null)[];
  readonly path?: string;
  readonly statusCode?: number;
};

/** The case's request as Gatelens takes it. */
export function requestOf({ scheme, listenerPort: port, request }: Case): Request {
  const { host = '', path = '/', method = 'GET', headers = {}, sni } = request;
  if (scheme === 'tcp') return { tcp: { port } };
  if (scheme === 'udp') return { udp: { port } };
  if (scheme === 'tls') return { tls: { port, ...(sni !== undefined && { sni }) } };
  if (scheme === 'grpc') {
    const { service = '', method: name = '' } = request;
    return { grpc: { service, method: name, host, port, headers } };
  }
  const bare = host.replace(/:\d+$/, '');
  return {
    url: `${scheme}://${bare}:${port}${path}`,
    method,
    headers: host === '' ? headers : { ...headers, host },
    ...(sni !== undefined && { sni }),
  };
}

/** What an answer does not have that the suite expects; empty if they agree. */
export function differences({ expect, request }: Case, answer: Answer): string[] {
  const checks = [
    ...outcomeChecks(expect, answer),
    ...backendChecks(expect, answer),
    ...requestChecks(expect, answer),
    ...responseChecks(expect, answer),
    ...(expect.redirect ? redirectChecks(expect.redirect, answer) : []),
  ];
  const wrong = checks.flatMap(([what, holds]) => (holds ? [] : [what]));
  const why = [...answer.dependsOn, ...(answer.because ? [answer.because] : [])].map((each) =>
    renderMessage(each),
  );
  return wrong.length > 0
    ? [...wrong, `${answer.outcome} ${answer.status ?? ''} ${request.path ?? ''}`, ...why]
    : [];
}

type Check = readonly [what: string, holds: boolean];

function outcomeChecks(expect: Expected, { outcome, status, grpcStatus }: Answer): Check[] {
  const checks: Check[] = [];
  const { status: wanted, statusAnyOf, connection, answeredByGateway } = expect;
  if (connection) {
    const gone = outcome === 'reject' || outcome === 'no-listener';
    checks.push(['connection', connection === 'established' ? outcome === 'forward' : gone]);
  }
  if (expect.delivered !== undefined)
    checks.push(['delivered', (outcome === 'forward') === expect.delivered]);
  if (expect.grpcStatus !== undefined)
    checks.push([
      'grpcStatus',
      expect.grpcStatus === 'OK' ? outcome === 'forward' : grpcStatus === expect.grpcStatus.toUpperCase(),
    ]);
  if (answeredByGateway) checks.push(['preflight', outcome === 'respond' && status === undefined]);
  else if (statusAnyOf)
    checks.push(['status', outcome === 'respond' && status !== undefined && statusAnyOf.includes(status)]);
  else if (wanted === 200) checks.push(['forward', outcome === 'forward']);
  else if (wanted !== undefined && wanted >= 300)
    checks.push(['status', (outcome === 'respond' || outcome === 'redirect') && status === wanted]);
  return checks;
}

function backendChecks(expect: Expected, { backends, mirrors }: Answer): Check[] {
  const checks: Check[] = [];
  const live = backends.filter(({ share, valid }) => share > 0 && valid === 'yes');
  if (expect.backend !== undefined)
    checks.push(['backend', live.length === 1 && live[0]?.name === expect.backend]);
  if (expect.backendNamespace !== undefined)
    checks.push(['backendNamespace', live.every(({ namespace }) => namespace === expect.backendNamespace)]);
  for (const [name, share] of Object.entries(expect.weights ?? {})) {
    const met = backends.filter((each) => each.name === name).reduce((sum, each) => sum + each.share, 0);
    checks.push([`share of ${name}`, Math.abs(met - share) < 0.001]);
  }
  for (const { name } of expect.mirroredTo ?? [])
    checks.push([`mirror to ${name}`, mirrors.some((each) => each.name === name && each.percent === 100)]);
  for (const name of expect.neverBackends ?? [])
    checks.push([`never ${name}`, live.every((each) => each.name !== name)]);
  for (const { backend, requestHeadersAtBackend } of expect.oneOf ?? []) {
    const headers = backends.find(({ name }) => name === backend)?.request?.headers;
    checks.push([`backend ${backend}`, hasHeaders(headers, requestHeadersAtBackend)]);
  }
  return checks;
}

function requestChecks(expect: Expected, { request }: Answer): Check[] {
  const checks: Check[] = [];
  const { path, method, host } = { ...expect.atBackend, ...expect.rewritten };
  if (path !== undefined) checks.push(['path', request?.path === path]);
  if (method !== undefined) checks.push(['method', request?.method === method]);
  if (host !== undefined) checks.push(['host', request?.host === host]);
  checks.push(['request headers', hasHeaders(request?.headers, expect.requestHeadersAtBackend)]);
  for (const name of expect.absentRequestHeaders ?? [])
    checks.push([`no header ${name}`, request?.headers[name.toLowerCase()] === undefined]);
  return checks;
}

function responseChecks(expect: Expected, { responseHeaders }: Answer): Check[] {
  const set = responseHeaders?.set ?? {};
  const checks: Check[] = [['response headers', hasHeaders(set, expect.responseHeaders)]];
  for (const [name, anyOf] of Object.entries(expect.responseHeadersAnyOf ?? {}))
    checks.push([`response header ${name}`, anyOf.includes(set[name.toLowerCase()]?.join(',') ?? '')]);
  for (const name of expect.absentResponseHeaders ?? [])
    checks.push([`no response header ${name}`, set[name.toLowerCase()] === undefined]);
  return checks;
}

function hasHeaders(headers: Readonly<Record<string, readonly string[]>> = {}, wanted: Values = {}): boolean {
  return Object.entries(wanted).every(([name, value]) => headers[name.toLowerCase()]?.join(',') === value);
}

function redirectChecks(expect: ExpectedRedirect, { redirect }: Answer): Check[] {
  const [, scheme, host, port, path] =
    /^(\w+):\/\/([^:/]*)(?::(\d+))?(\/.*)$/.exec(redirect?.location ?? '') ?? [];
  const met = port === undefined ? null : Number(port);
  return [
    ['redirect scheme', expect.scheme === undefined || scheme === expect.scheme],
    ['redirect host', expect.host === undefined || host === expect.host],
    ['redirect port', expect.port === undefined || met === expect.port],
    ['redirect port', expect.portAnyOf === undefined || expect.portAnyOf.includes(met)],
    ['redirect path', expect.path === undefined || path === expect.path],
    ['redirect status', expect.statusCode === undefined || redirect?.statusCode === expect.statusCode],
  ];
}
