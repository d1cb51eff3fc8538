/** What becomes of a request, in the user's language. */
import { l10n } from 'vscode';
import type {
  ChangeKind,
  RequestHeaders,
  SimulatedBackend,
  SimulatedEffect,
  SimulatedMirror,
  SimulatedRequest,
  ToldAnswer,
  ToldChange,
  ToldUnread,
} from '../../../server/src/protocol.ts';

export function kindText(kind: ChangeKind): string {
  const texts: Readonly<Record<ChangeKind, string>> = {
    new: l10n.t('New'),
    lost: l10n.t('Lost'),
    moved: l10n.t('Moved'),
    weights: l10n.t('Other weights'),
    filters: l10n.t('Other filters'),
    response: l10n.t('Other response'),
    unsure: l10n.t('Not certain'),
  };
  return texts[kind];
}

/** What is not known of a file that changed. */
export function unreadText(unread: ToldUnread): string {
  switch (unread.reason) {
    case 'kustomize':
      return l10n.t('not applied here: {0}', unread.fields.join(', '));
    case 'patch':
      return l10n.t('a patch that is not applied here');
    case 'values':
      return l10n.t('values of a Helm chart');
    case 'template':
      return l10n.t('a template, of which only a part can be read');
    case 'filled-in':
      return l10n.t(
        'values that are filled in later: {0}',
        [...unread.before.map((each) => `- ${each}`), ...unread.after.map((each) => `+ ${each}`)].join(', '),
      );
    case 'broken':
      return unread.sides.includes('head')
        ? l10n.t('cannot be read as it is now; what follows from that may not be so')
        : l10n.t('could not be read in HEAD; what follows from that may not be so');
  }
}

/** `GET https://shop.example.com/cart`, and headers on lines of their own. */
export function requestLines(request: SimulatedRequest): readonly string[] {
  if ('tcp' in request) return [`TCP :${request.tcp.port}`];
  if ('udp' in request) return [`UDP :${request.udp.port}`];
  if ('tls' in request) return [`TLS ${request.tls.sni ?? ''}:${request.tls.port}`];
  if ('grpc' in request) {
    const { service, method, host = '', port = 80, headers } = request.grpc;
    return [`gRPC ${service}/${method}`, `${host}:${port}`, ...headerLines(headers)];
  }
  return [`${request.method ?? 'GET'} ${request.url ?? '/'}`, ...headerLines(request.headers)];
}

function headerLines(headers: RequestHeaders = {}): string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${[value].flat().join(', ')}`);
}

/** Hostnames; undefined where there are none, or where the request tells the only one. */
export function hostsText({ hosts }: ToldChange): string | undefined {
  if (hosts.length === 0 || (hosts.length === 1 && hosts[0] !== '' && !hosts[0]?.startsWith('*')))
    return undefined;
  return hosts.map((host) => (host === '' ? l10n.t('any other host') : host)).join(', ');
}

/** The outcome of each version, and of everything else what differs. */
export function sideLines({ before, after }: Pick<ToldChange, 'before' | 'after'>): {
  readonly before: readonly string[];
  readonly after: readonly string[];
} {
  // What is on the way of a request that the other version does not send on is no news.
  const isAlike = before.outcome === after.outcome;
  const linesOf = (answer: ToldAnswer, other: ToldAnswer): string[] => [
    ...doubtLines(answer),
    ...(isAlike ? detailLines(answer) : []),
    ...otherLines(answer, other),
  ];
  const [was, is] = [linesOf(before, after), linesOf(after, before)];
  return {
    before: [outcomeText(before), ...ruleLines(before), ...without(was, is)],
    after: [outcomeText(after), ...ruleLines(after), ...without(is, was)],
  };
}

function without(lines: readonly string[] = [], others: readonly string[] = []): readonly string[] {
  return lines.filter((line) => !others.includes(line));
}

function outcomeText(answer: ToldAnswer): string {
  const what = effectText(answer);
  return answer.dependsOn.length > 0 ? l10n.t('perhaps {0}', what) : what;
}

/** The other ways in which it may go; what is on one only where the other version has it as well. */
function otherLines({ otherwise }: ToldAnswer, other: ToldAnswer): string[] {
  const known = new Set(other.otherwise.map(effectAndRule));
  return otherwise.flatMap((each) => {
    const what = effectAndRule(each);
    const details = known.has(what) ? detailLines(each) : [];
    return [what, ...details.map((detail) => `${what}: ${detail}`)].map((line) =>
      l10n.t('or else {0}', line),
    );
  });
}

function effectAndRule(effect: SimulatedEffect): string {
  return [effectText(effect), ...ruleLines(effect)].join(' · ');
}

function effectText(effect: SimulatedEffect): string {
  const { outcome, backends, redirect, status, grpcStatus, because } = effect;
  return redirect
    ? `${redirect.statusCode} → ${redirect.location}`
    : backends.length > 0
      ? backendsText(backends)
      : [status ?? grpcStatus ?? nobodyText(outcome), because ?? '']
          .filter((each) => each !== '')
          .join(' · ');
}

function nobodyText(outcome: ToldAnswer['outcome']): string {
  if (outcome === 'no-listener') return l10n.t('nobody takes it');
  return outcome === 'reject' ? l10n.t('refused') : '';
}

function backendsText(backends: readonly SimulatedBackend[]): string {
  const sharing = backends.filter(({ share }) => share > 0);
  return sharing
    .map(({ title, share, valid }) => {
      const part = sharing.length === 1 && share === 1 ? title : `${title} ${percent(share)}`;
      return valid === 'no' ? l10n.t('{0} (fails)', part) : part;
    })
    .join(', ');
}

function ruleLines({ match }: SimulatedEffect): string[] {
  return match ? [`${match.route.title} #${match.rule}${match.ruleName ? ` (${match.ruleName})` : ''}`] : [];
}

function doubtLines({ outcome, backends, dependsOn, perhaps }: ToldAnswer): string[] {
  return [
    ...dependsOn,
    ...backends.flatMap(({ valid, because }) => {
      if (because === undefined || valid === 'yes') return [];
      if (valid === 'unknown') return [l10n.t('perhaps: {0}', because)];
      return outcome === 'forward' ? [because] : [];
    }),
    ...perhaps.map((each) => l10n.t('perhaps: {0}', each)),
  ];
}

function detailLines(answer: SimulatedEffect): string[] {
  const { mirrors, timeouts, retry, notes, backends } = answer;
  return [
    ...changedOnTheWay(answer),
    ...backends.flatMap((each) => ownLines(each).map((line) => `${each.title}: ${line}`)),
    ...mirrors.map(mirrorText),
    ...Object.entries(timeouts ?? {}).map(([name, value]) => `timeouts.${name}: ${value}`),
    ...Object.entries(retry ?? {}).map(([name, value]) => `retry.${name}: ${[value].flat().join(', ')}`),
    ...notes,
  ];
}

/** What only the share of this backend meets. */
function ownLines(backend: SimulatedBackend): string[] {
  const { redirect, answered, mirrors = [], notes = [] } = backend;
  return [
    ...(redirect ? [`${redirect.statusCode} → ${redirect.location}`] : []),
    ...(answered === undefined ? [] : [answered]),
    ...changedOnTheWay(backend),
    ...mirrors.map(mirrorText),
    ...notes,
  ];
}

function mirrorText(mirror: SimulatedMirror): string {
  return l10n.t('mirrored to {0}', `${mirror.title} ${percent(mirror.percent / 100)}`);
}

/** The request as a backend gets it, and what is done to its response. */
function changedOnTheWay({
  request,
  responseHeaders,
}: Pick<SimulatedEffect | SimulatedBackend, 'request' | 'responseHeaders'>): string[] {
  const fields = (map: Readonly<Record<string, readonly string[]>> = {}) =>
    Object.entries(map).map(([name, values]) => `${name}: ${values.join(', ')}`);
  const { set, add, remove = [] } = responseHeaders ?? {};
  return [
    ...(request ? [`${request.method} ${request.path}`, `host: ${request.host}`] : []),
    ...fields(request?.headers),
    ...[...fields(set), ...fields(add).map((each) => `+ ${each}`), ...remove.map((name) => `- ${name}`)].map(
      (each) => l10n.t('response: {0}', each),
    ),
  ];
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
