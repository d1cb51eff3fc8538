import { renderMessage } from '../messages.ts';
import type { Answer, BackendShare, Effect, Validity } from '../routing/result.ts';

/** All that can be told of an effect: a backend that may not be there is another than one that is. */
export function visibleEffect(effect: Effect): string {
  return textOf(effect, ({ valid }) => valid);
}

/** As `visibleEffect`, where what is not known goes well. */
export function likelyEffect(effect: Effect): string {
  return textOf(effect, ({ valid }) => (valid === 'unknown' ? 'yes' : valid));
}

function textOf(effect: Effect, validity: (backend: BackendShare) => Validity): string {
  const { outcome, status, grpcStatus, request, responseHeaders, mirrors, redirect, timeouts, retry } =
    effect;
  return JSON.stringify([
    // Nobody listens, or nobody takes the connection: it goes nowhere.
    outcome === 'no-listener' ? 'reject' : outcome,
    status,
    grpcStatus,
    effect.backends.map((each) => [
      identityOf(each),
      each.share,
      validity(each),
      each.request,
      each.responseHeaders,
      each.redirect,
    ]),
    request,
    responseHeaders,
    mirrors.map(({ valid: _, ...mirror }) => mirror),
    redirect,
    timeouts,
    retry,
    // Whether a Service has Routes at all makes no difference to its clients.
    effect.notes.filter(({ id }) => id !== 'routing.note.no-route').map((each) => renderMessage(each)),
  ]);
}

/** Which backends get requests, as text. */
export function backendsOf({ backends }: Answer): string {
  const used = backends.filter(({ share }) => share > 0);
  return JSON.stringify([...new Set(used.map(identityOf))].sort());
}

/** Which backends get how many of the requests, as text. */
export function sharesOf({ backends }: Answer): string {
  return JSON.stringify(backends.map((each) => [identityOf(each), each.share, each.valid === 'no']).sort());
}

/** Which object a backend is, as text. */
export function identityOf({ group, kind, namespace, name, port }: BackendShare): string {
  return JSON.stringify([group, kind, namespace ?? null, name, port ?? null]);
}
