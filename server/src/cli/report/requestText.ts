import {
  type BackendShare,
  displayName,
  type Effect,
  namespaceName,
  type RankedMatch,
  type RequestAnswer,
  renderMessage,
  type TraceEntry,
} from '../../engine/index.ts';
import { backendName, ownLines, percent, retryWords } from './effectLines.ts';
import { matchRange, type RequestContext } from './request.ts';

/** For people: the answer first, then why, then why not the others. */
export function requestText(context: RequestContext, answer: RequestAnswer, colours: boolean): string {
  const paint = colours ? coloured : plain;
  const lines = [
    headline(answer, paint),
    ...answer.dependsOn.map((each) => row('depends on', renderMessage(each))),
    ...details(context, answer),
    ...alternatives(context, answer),
    ...others(context, answer, paint),
  ];
  return `${lines.join('\n')}\n`;
}

type Paint = (text: string, style: 'good' | 'bad' | 'open' | 'faint') => string;

const CODES = { good: '32', bad: '31', open: '33', faint: '2' } as const;
const coloured: Paint = (text, style) => `\u001B[${CODES[style]}m${text}\u001B[0m`;
const plain: Paint = (text) => text;

const OUTCOMES: Readonly<
  Record<RequestAnswer['outcome'], readonly [word: string, style: 'good' | 'bad' | 'open']>
> = {
  forward: ['forward', 'good'],
  redirect: ['redirect', 'good'],
  respond: ['respond', 'bad'],
  reject: ['reject', 'bad'],
  'no-listener': ['no listener', 'bad'],
  unknown: ['unknown', 'open'],
  'implementation-specific': ['implementation-specific', 'open'],
};

function headline(answer: RequestAnswer, paint: Paint): string {
  const [word, style] = OUTCOMES[answer.outcome];
  const what = style === 'open' ? `perhaps ${summaryOf(answer.possible[0] ?? answer)}` : restOf(answer);
  return [paint(word, style), clean(what)].filter((each) => each !== '').join('  ');
}

/** One effect in a few words. */
function summaryOf(effect: Omit<Effect, 'outcome'> & { readonly outcome: RequestAnswer['outcome'] }): string {
  return `${OUTCOMES[effect.outcome][0]}  ${restOf(effect)}`.trimEnd();
}

function restOf({
  outcome,
  status,
  grpcStatus,
  redirect,
  backends,
  because,
}: Omit<Effect, 'outcome'> & { readonly outcome: string }): string {
  if (outcome === 'forward')
    return backends
      .filter(({ share }) => share > 0)
      .map(backendName)
      .join(', ');
  if (redirect) return `${redirect.statusCode} ${redirect.location}`;
  return [status ?? grpcStatus ?? '', because ? renderMessage(because) : '']
    .filter((each) => each !== '')
    .join('  ');
}

function details(context: RequestContext, effect: Omit<Effect, 'outcome'>): string[] {
  const { listener, match, backends, request, responseHeaders, mirrors, timeouts, retry, notes } = effect;
  const lines: string[] = [];
  if (listener)
    lines.push(row('listener', `${listener.name ?? '?'} of ${displayName(listener.owner.resource)}`));
  if (match) lines.push(row('route', `${ruleName(match)}  ${placeOf(context, match)}`));
  if (backends.length > 1 || backends.some(({ valid }) => valid !== 'yes'))
    lines.push(...rows('backends', backends.flatMap(backendLines)));
  if (request && match) {
    const headers = Object.entries(request.headers).map(([name, values]) => `${name}: ${values.join(', ')}`);
    lines.push(
      ...rows('request', [
        `${request.method} ${request.path}`,
        ...(request.host === '' ? [] : [`host: ${request.host}`]),
        ...headers,
      ]),
    );
  }
  if (responseHeaders) {
    const { set, add, remove } = responseHeaders;
    const changes = [
      ...Object.entries(set).map(([name, values]) => `${name}: ${values.join(', ')}`),
      ...Object.entries(add).map(([name, values]) => `+ ${name}: ${values.join(', ')}`),
      ...remove.map((name) => `- ${name}`),
    ];
    lines.push(...rows('response', changes));
  }
  lines.push(
    ...rows(
      'mirrors',
      mirrors.map((each) => `${percent(each.percent / 100)}  ${backendName(each)}`),
    ),
  );
  lines.push(
    ...rows(
      'timeouts',
      Object.entries(timeouts ?? {}).map(([name, value]) => `${name} ${value}`),
    ),
    ...rows('retry', retryWords(retry)),
  );
  lines.push(
    ...rows(
      'note',
      notes.map((each) => renderMessage(each)),
    ),
  );
  return lines;
}

function alternatives(_: RequestContext, { possible }: RequestAnswer): string[] {
  return rows(
    'or else',
    possible.slice(1, 5).map((each) => {
      const by = each.match ? `${ruleName(each.match)}: ` : '';
      return `${by}${summaryOf(each)}`;
    }),
  );
}

const SHOWN = 12;

/** Those that came closest first; who is on another listener or hostname is only counted. */
function others(context: RequestContext, answer: RequestAnswer, paint: Paint): string[] {
  const trace = answer.trace().filter(({ matched }) => matched !== true);
  const tried = trace.filter(({ failed }) => failed !== 'listener' && failed !== 'protocol');
  const near = tried.filter(({ failed }) => failed !== 'hostname');
  const shown = (near.length > 0 ? near : tried).slice(0, SHOWN);
  if (shown.length === 0) return [];
  const width = Math.max(...shown.map(({ match }) => ruleName(match).length));
  const lines = shown.map(
    ({ match, message }) =>
      `  ${clean(ruleName(match).padEnd(width))}  ${clean(renderMessage(message))}  ${paint(clean(placeOf(context, match)), 'faint')}`,
  );
  const left = trace.length - shown.length;
  return [
    '',
    'Why not the others:',
    ...lines,
    ...(left > 0 ? [paint(`  and ${left} more; --format json lists them all`, 'faint')] : []),
  ];
}

/** A rule in words: `HTTPRoute shop/store rule 2 (checkout)`. */
export function ruleName({ route, namespace, rule }: TraceEntry['match']): string {
  const { kind, name } = route.resource;
  const title = displayName({ kind, namespace: namespaceName(namespace), name });
  const named = rule.ruleName === undefined ? '' : ` (${rule.ruleName})`;
  return `${title} rule ${rule.ruleIndex + 1}${named}${rule.matchIndex > 0 ? ` match ${rule.matchIndex + 1}` : ''}`;
}

function placeOf(context: RequestContext, match: RankedMatch): string {
  const path = context.pathOf(match.route.uri);
  const range = matchRange(context, match);
  return range ? `${path}:${range.start.line + 1}` : path;
}

/** A share, and below it what only its own filters do. */
function backendLines(backend: BackendShare): readonly string[] {
  const { share, valid, because } = backend;
  const state =
    valid === 'yes'
      ? ''
      : `  ${valid === 'no' ? 'fails' : 'perhaps'}: ${because ? renderMessage(because) : ''}`;
  const own = ownLines(backend).map((line) => `${' '.repeat(8)}${line}`);
  return [`${percent(share).padStart(6)}  ${backendName(backend)}${state}`, ...own];
}

function rows(label: string, values: readonly string[]): string[] {
  return values.map((value, index) => row(index === 0 ? label : '', value));
}

function row(label: string, value: string): string {
  return `  ${label.padEnd(10)}  ${clean(value)}`.trimEnd();
}

/** A value from a manifest must not speak to the terminal. */
export function clean(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD');
}
