import {
  type BackendShare,
  displayName,
  namespaceName,
  namespaceOf,
  type Request,
  type RequestAnswer,
  type RequestHeaders,
  type RoutingChange,
  renderMessage,
  type Subject,
} from '../../engine/index.ts';
import type { DiffReport } from './diff.ts';
import { backendName, percent, ruleName } from './requestText.ts';

/** The changes of each Gateway or Service, in their order. */
export function bySubject({ changes }: Pick<DiffReport, 'changes'>): ReadonlyMap<string, RoutingChange[]> {
  const found = new Map<string, RoutingChange[]>();
  for (const change of changes) {
    const name = subjectName(change.subject);
    const others = found.get(name);
    if (others) others.push(change);
    else found.set(name, [change]);
  }
  return found;
}

/** `Gateway infra/edge`, `Service shop/cart, for clients in web`. */
export function subjectName({ object, context, from }: Subject): string {
  const side = object.head ? 'head' : 'base';
  const place = object[side];
  if (!place) return '';
  const namespace = namespaceName(namespaceOf(context[side].namespaces, place));
  const name = displayName({ kind: place.resource.kind, namespace, name: place.name });
  return from === undefined ? name : `${name}, for clients in ${from}`;
}

/** `2 moved, 1 with other weights`; empty without changes. */
export function counts(changes: readonly RoutingChange[]): string {
  const found = new Map<string, number>();
  for (const { kind } of changes) found.set(KINDS[kind], (found.get(KINDS[kind]) ?? 0) + 1);
  return [...found].map(([kind, count]) => `${count} ${kind}`).join(', ');
}

const KINDS: Readonly<Record<RoutingChange['kind'], string>> = {
  new: 'new',
  lost: 'lost',
  moved: 'moved',
  weights: 'with other weights',
  filters: 'with other filters',
  response: 'answered otherwise',
  unsure: 'not certain',
};

/** Where a change holds; a name that nobody writes is any other one. Undefined for ports. */
export function hostsText(hosts: readonly string[]): string | undefined {
  return hosts.length === 0
    ? undefined
    : hosts.map((host) => (host === '' ? 'any other host' : host)).join(', ');
}

/** A request on one line: `GET https://shop.example.com/ x-beta: 1`. */
export function requestLine(request: Request): string {
  if ('tcp' in request) return `TCP port ${request.tcp.port}`;
  if ('udp' in request) return `UDP port ${request.udp.port}`;
  if ('tls' in request) return `TLS ${request.tls.sni ?? 'without a server name'}, port ${request.tls.port}`;
  if ('grpc' in request) {
    const { service, method, host, port, headers } = request.grpc;
    const where = host === undefined ? '' : ` at ${host}${port === undefined ? '' : `:${port}`}`;
    return `gRPC ${service}/${method}${where}${headerText(headers)}`;
  }
  return `${request.method ?? 'GET'} ${request.url ?? '/'}${headerText(request.headers)}`;
}

function headerText(headers: RequestHeaders = {}): string {
  return Object.entries(headers)
    .map(([name, value]) => ` ${name}: ${typeof value === 'string' ? value : value.join(', ')}`)
    .join('');
}

/** What becomes of the request in both versions: the outcome, and of all else what differs. */
export function sidesOf({ before, after }: RoutingChange): {
  readonly before: readonly string[];
  readonly after: readonly string[];
} {
  // What is on the way of a request that the other version does not send on is no news.
  const isAlike = before.outcome === after.outcome;
  const [was, is] = [before, after].map((answer) => [
    ...doubtsOf(answer),
    ...(isAlike ? detailsOf(answer) : []),
  ]);
  return {
    before: [outcomeLine(before), ...without(was, is)],
    after: [outcomeLine(after), ...without(is, was)],
  };
}

function without(lines: readonly string[] = [], others: readonly string[] = []): readonly string[] {
  return lines.filter((line) => !others.includes(line));
}

function outcomeLine(answer: RequestAnswer): string {
  const isSure = answer.dependsOn.length === 0;
  const { outcome = answer.outcome, match } = answer.possible[0] ?? answer;
  const by = match ? ` (${ruleName(match)})` : '';
  return `${isSure ? '' : 'perhaps '}${whatHappens(answer, outcome)}${by}`;
}

function whatHappens(answer: RequestAnswer, outcome: string): string {
  const { backends, redirect, status, grpcStatus, because } = answer;
  if (outcome === 'forward') {
    const sharing = backends.filter(({ share }) => share > 0);
    const isAlone = sharing.length === 1 && sharing[0]?.share === 1;
    const named = sharing.map((each) =>
      [backendName(each), isAlone ? '' : percent(each.share), each.valid === 'no' ? 'which fails' : '']
        .filter((part) => part !== '')
        .join(' '),
    );
    return `forward to ${named.join(', ')}`;
  }
  if (redirect) return `redirect ${redirect.statusCode} to ${redirect.location}`;
  const what = status ?? grpcStatus ?? NOBODY[outcome] ?? outcome;
  return because ? `${what}: ${renderMessage(because)}` : String(what);
}

const NOBODY: Readonly<Partial<Record<string, string>>> = {
  'no-listener': 'nobody takes it',
  reject: 'refused',
};

function doubtsOf({ outcome, backends, dependsOn }: RequestAnswer): string[] {
  return [
    ...dependsOn.map((each) => `depends on: ${renderMessage(each)}`),
    ...backends.flatMap(({ valid, because }) =>
      because && (valid === 'unknown' || (valid === 'no' && outcome === 'forward'))
        ? [`${valid === 'no' ? '' : 'perhaps: '}${renderMessage(because)}`]
        : [],
    ),
  ];
}

function detailsOf(answer: RequestAnswer): string[] {
  const { backends, mirrors, timeouts, retry, notes } = answer;
  return [
    ...changesOf(answer),
    ...backends.flatMap((each) => changesOf(each).map((line) => `for ${backendName(each)}: ${line}`)),
    ...mirrors.map((each) => `mirror ${backendName(each)} ${percent(each.percent / 100)}`),
    ...Object.entries(timeouts ?? {}).map(([name, value]) => `timeout ${name} ${value}`),
    ...(retry ? [`retry ${JSON.stringify(retry)}`] : []),
    ...notes.map((each) => renderMessage(each)),
  ];
}

/** The request as a backend gets it, and what is done to its response. */
function changesOf({
  request,
  responseHeaders,
}: Pick<BackendShare, 'request' | 'responseHeaders'>): string[] {
  return [
    ...(request ? [`request ${request.method} ${request.path}`, `request host: ${request.host}`] : []),
    ...fields(request?.headers, 'request '),
    ...fields(responseHeaders?.set, 'response '),
    ...fields(responseHeaders?.add, 'response + '),
    ...(responseHeaders?.remove ?? []).map((name) => `response - ${name}`),
  ];
}

function fields(map: Readonly<Record<string, readonly string[]>> = {}, sign: string): string[] {
  return Object.entries(map).map(([name, values]) => `${sign}${name}: ${values.join(', ')}`);
}
