import type { Message } from '../messages.ts';
import type { Answer, BackendObject, BackendShare, Effect, Mirror } from '../routing/result.ts';
import { parseDuration } from '../schema/durations.ts';
import { changesText, headersText } from './headersText.ts';

/** All that can be told of an effect, as it is written: equal texts for nothing but equal effects. */
export function visibleEffect({ match: _, listener: __, backends, ...effect }: Effect): string {
  return JSON.stringify([effect, backends.map(({ pointer: ___, ...backend }) => backend)]);
}

/**
 * What clients and backends can tell of an effect, where what is not known goes well: the same text for all that they
 * cannot tell apart, however it is written.
 */
export function likelyEffect(effect: Effect): string {
  const { outcome, status, grpcStatus, request, responseHeaders, redirect } = effect;
  const isForwarded = outcome === 'forward';
  return JSON.stringify([
    // Nobody listens, or nobody takes the connection: it goes nowhere.
    outcome === 'no-listener' ? 'reject' : outcome,
    status,
    grpcStatus,
    isForwarded ? backendTexts(effect) : [request && headersText(request), changesText(responseHeaders)],
    outcome === 'respond' && effect.because && isPreflightAnswer(effect.because),
    !isForwarded && mirrorTexts(effect.mirrors),
    redirect,
    limitsText(effect),
    effect.notes.flatMap(visibleNote),
  ]);
}

/**
 * Each backend with what it gets, once, its share of the requests, and what comes of these besides; those that fail are
 * all alike.
 */
function backendTexts(effect: Effect): readonly string[] {
  const shares = new Map<string, number>();
  for (const each of effect.backends) {
    if (each.share === 0) continue;
    const { mirrors = [], notes = [] } = each;
    const aside = [mirrorTexts([...effect.mirrors, ...mirrors]), notes.flatMap(visibleNote)];
    const text = JSON.stringify([shareText(effect, each), aside]);
    shares.set(text, (shares.get(text) ?? 0) + each.share);
  }
  return [...shares].map(([text, share]) => `${rounded(share)} ${text}`).sort();
}

function shareText(effect: Effect, each: BackendShare): unknown {
  const { valid, redirect, answered } = each;
  const responseHeaders = changesText(each.responseHeaders ?? effect.responseHeaders);
  if (answered) return ['answered', isPreflightAnswer(answered), responseHeaders];
  if (valid === 'no' && !redirect) return 'fails';
  const request = each.request ?? effect.request;
  return [identityOf(each), valid === 'no', request && headersText(request), responseHeaders, redirect];
}

/** Which preflights are let through is in their headers; what else is answered without a status is an error. */
function isPreflightAnswer({ id }: Message): boolean {
  return id.startsWith('routing.preflight.');
}

/** A mirror that cannot be reached gets nothing, like one of no requests. */
function mirrorTexts(mirrors: readonly Mirror[]): readonly string[] {
  const used = mirrors.filter((each) => each.percent > 0 && each.valid !== 'no');
  return used.map((each) => `${rounded(each.percent)} ${identityOf(each)}`).sort();
}

function limitsText({ timeouts, retry }: Effect): unknown {
  return [
    timeouts && [lengthOf(timeouts.request), lengthOf(timeouts.backendRequest)],
    retry && [[...new Set(retry.codes)].sort(), retry.attempts, lengthOf(retry.backoff)],
  ];
}

/** `1s` and `1000ms` are as long. */
function lengthOf(duration: string | undefined): string | undefined {
  return duration === undefined ? undefined : (parseDuration(duration)?.toString() ?? duration);
}

/**
 * Whether a Service has Routes at all makes no difference to its clients, and a mirror that fails is told by its
 * absence.
 */
function visibleNote(note: Message): readonly string[] {
  return note.id.startsWith('routing.note.') && note.id !== 'routing.note.no-route' ? [noteText(note)] : [];
}

/** Which policy says it is not visible, nor whether what an extension does is written here. */
function noteText({ id, args: { policy: _, settings, ...args } = {} }: Message): string {
  const words = typeof settings === 'string' ? settings.split(/[, ]+/).map(lengthOf) : [];
  return JSON.stringify([
    id === 'routing.note.extension-not-here' ? 'routing.note.extension' : id,
    args,
    words,
  ]);
}

/** Sums of shares differ in the last digits by the order they are added in. */
function rounded(share: number): number {
  return Number(share.toFixed(9));
}

/** Which backends get requests, as text. */
export function backendsOf(answer: Answer): string {
  return JSON.stringify([...new Set(usedIn(answer).map(identityOf))].sort());
}

/** Which backends get how many of the requests, as text. */
export function sharesOf(answer: Answer): string {
  const shares = new Map<string, number>();
  for (const each of usedIn(answer)) {
    const text = JSON.stringify([identityOf(each), each.valid === 'no']);
    shares.set(text, (shares.get(text) ?? 0) + each.share);
  }
  return JSON.stringify([...shares].map(([text, share]) => [text, rounded(share)]).sort());
}

/** Those that get requests: their own filters may answer or redirect them instead. */
function usedIn({ backends }: Answer): readonly BackendShare[] {
  return backends.filter(({ share, redirect, answered }) => share > 0 && !redirect && !answered);
}

/** Which object a backend is, as text. */
export function identityOf({ group, kind, namespace, name, port }: BackendObject): string {
  return JSON.stringify([group, kind, namespace ?? null, name, port ?? null]);
}
