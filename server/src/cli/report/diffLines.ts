import {
  displayName,
  type Effect,
  namespaceName,
  namespaceOf,
  openRests,
  type Request,
  type RequestAnswer,
  type RequestHeaders,
  type RoutingChange,
  renderMessage,
  rewritten,
  type Subject,
  type Unread,
} from '../../engine/index.ts';
import type { DiffReport } from './diff.ts';
import { backendName, changesOf, mirrorLine, ownLines, percent, retryWords } from './effectLines.ts';
import { ruleName } from './requestText.ts';

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
export function sidesOf({ kind, before, after }: RoutingChange): {
  readonly before: readonly string[];
  readonly after: readonly string[];
} {
  // What is on the way of a request that the other version does not send on is no news.
  const isAlike = before.outcome === after.outcome;
  const linesOf = (answer: RequestAnswer, other: RequestAnswer): string[] => [
    ...doubtsOf(answer),
    ...(isAlike ? detailsOf(answer) : []),
    // The likeliest is the same: something else is not.
    ...(kind === 'unsure' ? alternativesOf(answer, other) : []),
  ];
  const [was, is] = [linesOf(before, after), linesOf(after, before)];
  is.push(...rewritten(before, after).map((each) => renderMessage(each)));
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
  return `${isSure ? '' : 'perhaps '}${effectLine(answer.possible[0] ?? answer)}`;
}

/** The other ways in which it may go; what is on one only where the other version has it as well. */
function alternativesOf({ possible }: RequestAnswer, other: RequestAnswer): string[] {
  const known = new Set(other.possible.slice(1).map(effectLine));
  return possible.slice(1).flatMap((each) => {
    const line = effectLine(each);
    const details = known.has(line) ? detailsOf(each) : [];
    return [`or else ${line}`, ...details.map((detail) => `or else ${line}: ${detail}`)];
  });
}

/** What of a file is not known, as a clause after its path. */
export function unreadLine(report: DiffReport, unread: Unread): string {
  switch (unread.reason) {
    case 'kustomize':
      return `what changed in ${unread.fields.join(', ')} is not applied here`;
    case 'patch':
      return 'a patch changed that is not applied here';
    case 'values':
      return 'values of a Helm chart changed, which are not applied here';
    case 'template':
      return 'a template changed, of which only a part can be read';
    case 'filled-in':
      return `values that are filled in later are others: ${[...unread.before.map((each) => `- ${each}`), ...unread.after.map((each) => `+ ${each}`)].join(', ')}`;
    case 'broken':
      return `cannot be read in ${unread.sides.map((side) => report[side].name).join(' and ')}; what follows from that may not be so`;
  }
}

type AnyEffect = Omit<Effect, 'outcome'> & { readonly outcome: string };

function effectLine(effect: AnyEffect): string {
  const by = effect.match ? ` (${ruleName(effect.match)})` : '';
  return `${whatHappens(effect)}${by}`;
}

function whatHappens({ outcome, backends, redirect, status, grpcStatus, because }: AnyEffect): string {
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

function doubtsOf(answer: RequestAnswer): string[] {
  const { outcome, backends, dependsOn } = answer;
  return [
    ...dependsOn.map((each) => `depends on: ${renderMessage(each)}`),
    ...backends.flatMap(({ valid, because }) =>
      because && (valid === 'unknown' || (valid === 'no' && outcome === 'forward'))
        ? [`${valid === 'no' ? '' : 'perhaps: '}${renderMessage(because)}`]
        : [],
    ),
    ...openRests(answer).map((each) => `perhaps: ${renderMessage(each)}`),
  ];
}

function detailsOf(answer: AnyEffect): string[] {
  const { backends, mirrors, timeouts, retry, notes } = answer;
  return [
    ...changesOf(answer),
    ...backends.flatMap((each) => ownLines(each).map((line) => `for ${backendName(each)}: ${line}`)),
    ...mirrors.map(mirrorLine),
    ...Object.entries(timeouts ?? {}).map(([name, value]) => `timeout ${name} ${value}`),
    ...retryWords(retry).map((each) => `retry ${each}`),
    ...notes.map((each) => renderMessage(each)),
  ];
}
