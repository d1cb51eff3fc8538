import type { AttachmentContext } from '../attachment/context.ts';
import { listInSpec } from '../attachment/listeners.ts';
import type { ServedListener } from '../attachment/model.ts';
import { message } from '../messages.ts';
import type { Json } from '../yaml/value.ts';
import { isObject, listAt, numberAt, objectAt, stringAt } from '../yaml/value.ts';
import { sharesOf } from './backends.ts';
import { certificatesOf, deliveryTo, tlsNotes } from './delivery.ts';
import { type Doubt, specific } from './doubt.ts';
import { effect } from './effect.ts';
import { filledIn } from './filledIn.ts';
import { applyFilters, type Filtered, type FilterScene } from './filters.ts';
import type { RankedMatch } from './rank.ts';
import type { HttpCall } from './request.ts';
import type { BackendShare, Effect } from './result.ts';
import { sessionNotes } from './session.ts';

export type RuleScene = {
  readonly context: AttachmentContext;
  readonly match: RankedMatch;
  /** Whether the request is to a Service: there grants play no part (GEP-1294). */
  readonly mesh: boolean;
  /** The one that the request came through, if it was one. */
  readonly listener?: ServedListener;
};

/** What the rule of a match does with a HTTP or gRPC request. */
export function httpEffect({ context, match, mesh, listener }: RuleScene, call: HttpCall): Effect {
  const rule = ruleOf(match);
  const scheme = call.scheme ?? (listener?.protocol?.toUpperCase() === 'HTTPS' ? 'https' : 'http');
  const scene: FilterScene = { context, match, call, scheme, mesh };
  const at = `/spec/rules/${match.rule.ruleIndex}`;
  const ofRule = applyFilters(scene, listAt(rule, 'filters'), `${at}/filters`, untouched(call, listener));
  const refs = listAt(rule, 'backendRefs');
  const shares = sharesOf(context, match, refs, mesh);
  const live = shares.filter(({ share }) => share > 0);
  const [only] = live;
  const isOne = live.length === 1 && only !== undefined;
  const ofBackend = (share: BackendShare): Filtered =>
    applyFilters(scene, listAt(refs[shares.indexOf(share)], 'filters'), `${share.pointer}/filters`, ofRule);
  const filtered = isOne && !isAnswered(ofRule) ? ofBackend(only) : ofRule;
  const open = filledIn(rule, call);
  const base = { ...(listener && { listener }), match, ...limitsOf(rule), ...openFor(open) };
  if (isAnswered(filtered)) return answeredEffect(filtered, base);
  const failure = failureOf(match, shares, live);
  if (failure) {
    const all = openFor([...open, ...(failure.open ?? [])]);
    return effect('respond', { ...common(filtered), ...base, ...failure, ...all, backends: shares });
  }
  const backends = isOne ? shares : shares.map((share) => withOwn(share, ofRule, ofBackend));
  const delivery = deliveryTo(context, match, live, mesh);
  return effect('forward', {
    ...common(filtered),
    ...base,
    backends,
    request: filtered.request,
    notes: [...filtered.notes, ...sessionNotes(rule), ...delivery.notes],
    restsOn: [...filtered.restsOn, ...delivery.restsOn],
  });
}

/** What the rule of a TLSRoute, TCPRoute or UDPRoute does with a connection or datagram. */
export function streamEffect({ context, match, mesh, listener }: RuleScene): Effect {
  const rule = ruleOf(match);
  const shares = sharesOf(context, match, listAt(rule, 'backendRefs'), mesh);
  const restsOn = certificatesOf(listener);
  const open = filledIn(rule);
  const base = { ...(listener && { listener }), match, backends: shares, restsOn, ...openFor(open) };
  const failure = failureOf(
    match,
    shares,
    shares.filter(({ share }) => share > 0),
  );
  if (!failure) return effect('forward', { ...base, notes: tlsNotes(listener) });
  const all = openFor([...open, ...(failure.open ?? [])]);
  return effect('reject', { ...base, because: failure.because, ...all });
}

function openFor(open: readonly Doubt[]): Pick<Effect, 'open'> {
  return open.length > 0 ? { open } : {};
}

function ruleOf({ route, rule }: RankedMatch): Json | undefined {
  const rules = listInSpec(route.resource, 'rules');
  return typeof rules === 'string' ? undefined : rules[rule.ruleIndex];
}

function untouched(
  { method, authority, path, query, headers }: HttpCall,
  listener: ServedListener | undefined,
): Filtered {
  return {
    request: {
      method,
      host: authority,
      path: query === undefined ? path : `${path}?${query}`,
      headers: Object.fromEntries(headers),
    },
    mirrors: [],
    notes: [],
    restsOn: certificatesOf(listener),
  };
}

function isAnswered({ redirect, answered }: Filtered): boolean {
  return redirect !== undefined || answered !== undefined;
}

function answeredEffect(filtered: Filtered, base: Partial<Effect>): Effect {
  const { redirect, answered, ...rest } = filtered;
  if (answered) return effect('respond', { ...common(rest), ...base, mirrors: [], because: answered });
  return effect('redirect', {
    ...common(rest),
    ...base,
    ...(redirect && { redirect, status: redirect.statusCode }),
  });
}

function common({
  responseHeaders,
  mirrors,
  notes,
  restsOn,
}: Pick<Filtered, 'responseHeaders' | 'mirrors' | 'notes' | 'restsOn'>) {
  return { ...(responseHeaders && { responseHeaders }), mirrors, notes, restsOn };
}

/** Why nothing can be forwarded: no backends, or none that works (HTTPRouteRule.backendRefs, GRPCRouteRule.backendRefs). */
function failureOf({ route }: RankedMatch, shares: readonly BackendShare[], live: readonly BackendShare[]) {
  const code =
    route.resource.kind === 'GRPCRoute'
      ? ({ grpcStatus: 'UNAVAILABLE' } as const)
      : ({ status: 500 } as const);
  if (shares.length === 0) return { ...code, because: message('routing.no-backends') };
  if (live.length === 0) {
    const because = message('routing.no-weight');
    return { because, open: [specific(because)] };
  }
  const because = live[0]?.because;
  return because && live.every(({ valid }) => valid === 'no') ? { ...code, because } : undefined;
}

/** Filters of a backend make a difference for its share only. */
function withOwn(
  share: BackendShare,
  ofRule: Filtered,
  ofBackend: (share: BackendShare) => Filtered,
): BackendShare {
  const { request, responseHeaders, redirect, answered, ...all } = ofBackend(share);
  // Filters only ever add to what was there.
  const mirrors = all.mirrors.slice(ofRule.mirrors.length);
  const notes = all.notes.slice(ofRule.notes.length);
  const restsOn = all.restsOn.slice(ofRule.restsOn.length);
  const isSent = !answered && !redirect;
  return {
    ...share,
    ...(isSent && request !== ofRule.request && { request }),
    ...(responseHeaders && responseHeaders !== ofRule.responseHeaders && { responseHeaders }),
    ...(redirect && { redirect }),
    ...(answered && { answered }),
    ...(mirrors.length > 0 && { mirrors }),
    ...(notes.length > 0 && { notes }),
    ...(restsOn.length > 0 && { restsOn }),
  };
}

function limitsOf(rule: Json | undefined): Pick<Effect, 'timeouts' | 'retry'> {
  const [timeouts, retry] = [objectAt(rule, 'timeouts'), objectAt(rule, 'retry')];
  const [request, backendRequest] = [stringAt(timeouts, 'request'), stringAt(timeouts, 'backendRequest')];
  const [attempts, backoff] = [numberAt(retry, 'attempts'), stringAt(retry, 'backoff')];
  const codes = listAt(retry, 'codes').filter((code) => typeof code === 'number');
  return {
    ...(isObject(timeouts) && {
      timeouts: {
        ...(request !== undefined && { request }),
        ...(backendRequest !== undefined && { backendRequest }),
      },
    }),
    ...(isObject(retry) && {
      retry: {
        ...(codes.length > 0 && { codes }),
        ...(attempts !== undefined && { attempts }),
        ...(backoff !== undefined && { backoff }),
      },
    }),
  };
}
