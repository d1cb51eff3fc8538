import { renderMessage } from '../messages.ts';
import type { Answer, BackendShare, Effect, Validity } from '../routing/result.ts';
import type { ChangeKind } from './model.ts';

/**
 * Whether client or backends can tell two answers apart, whichever Route gives them; or a backend that was there for
 * certain may be there no longer. One that comes into the workspace is no difference: it was somewhere else before.
 */
export function differ(before: Answer, after: Answer): boolean {
  return (
    likelyAnswer(before) !== likelyAnswer(after) || doOthers(before, after) || isLessCertain(before, after)
  );
}

/** The likeliest first; the order of the others says nothing. */
function likelyAnswer({ outcome, possible }: Answer): string {
  const isOpen = outcome === 'unknown' || outcome === 'implementation-specific';
  const [first, ...others] = possible.map(likelyEffect);
  return JSON.stringify([isOpen, first, [...new Set(others)].filter((each) => each !== first).sort()]);
}

/** Where several Routes may win, whether one that may in both versions does something else. */
function doOthers(before: Answer, after: Answer): boolean {
  if (before.possible.length < 2 || after.possible.length < 2) return false;
  const was = effectsByRoute(before);
  return [...effectsByRoute(after)].some(([route, effects]) => (was.get(route) ?? effects) !== effects);
}

function effectsByRoute({ possible }: Answer): ReadonlyMap<string, string> {
  const found = new Map<string, Set<string>>();
  for (const effect of possible) {
    if (!effect.match) continue;
    const { namespace, route } = effect.match;
    const name = JSON.stringify([route.resource.kind, namespace, route.resource.name]);
    found.set(name, (found.get(name) ?? new Set()).add(likelyEffect(effect)));
  }
  return new Map([...found].map(([name, effects]) => [name, [...effects].sort().join('\n')]));
}

function isLessCertain(before: Answer, after: Answer): boolean {
  const certain = new Set(before.backends.filter(({ valid }) => valid === 'yes').map(identityOf));
  return after.backends.some((each) => each.valid === 'unknown' && certain.has(identityOf(each)));
}

/** All that can be told of an effect: a backend that may not be there is another than one that is. */
export function visibleEffect(effect: Effect): string {
  return textOf(effect, ({ valid }) => valid);
}

/** As `visibleEffect`, where what is not known goes well. */
function likelyEffect(effect: Effect): string {
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

/** What kind of change lies between two answers that differ visibly. */
export function kindOfChange(before: Answer, after: Answer): ChangeKind {
  const [[was], [is]] = [before.possible, after.possible];
  if (!was || !is || likelyEffect(was) === likelyEffect(is)) return 'unsure';
  const [served, serves] = [isServed(was), isServed(is)];
  if (!served && !serves) return 'response';
  if (served !== serves) return serves ? 'new' : 'lost';
  if (was.outcome !== is.outcome || backendsOf(before) !== backendsOf(after)) return 'moved';
  return sharesOf(before) === sharesOf(after) ? 'filters' : 'weights';
}

/** It comes to a backend, is sent elsewhere, or is answered as the rule wants it: what fails or is refused is not. */
function isServed({ outcome, status = 500 }: Effect): boolean {
  return outcome === 'forward' || outcome === 'redirect' || (outcome === 'respond' && status < 400);
}

function backendsOf({ backends }: Answer): string {
  const used = backends.filter(({ share }) => share > 0);
  return JSON.stringify([...new Set(used.map(identityOf))].sort());
}

function sharesOf({ backends }: Answer): string {
  return JSON.stringify(backends.map((each) => [identityOf(each), each.share, each.valid === 'no']).sort());
}

function identityOf({ group, kind, namespace, name, port }: BackendShare): string {
  return JSON.stringify([group, kind, namespace ?? null, name, port ?? null]);
}
