import { renderMessage } from '../messages.ts';
import type { Answer, BackendShare, Effect } from '../routing/result.ts';
import type { ChangeKind } from './model.ts';

/** What client and backends can tell apart of an answer: equal texts for equal treatment, whichever Route it is. */
export function visibleAnswer({ outcome, possible }: Answer): string {
  const isOpen = outcome === 'unknown' || outcome === 'implementation-specific';
  return JSON.stringify([isOpen, [...new Set(possible.map(visibleEffect))].sort()]);
}

/** As `visibleAnswer`, of one effect. */
export function visibleEffect(effect: Effect): string {
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
      each.valid === 'no',
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
  if (!was || !is || visibleEffect(was) === visibleEffect(is)) return 'unsure';
  const [served, serves] = [isServed(before), isServed(after)];
  if (!served && !serves) return 'response';
  if (served !== serves) return serves ? 'new' : 'lost';
  if (was.outcome !== is.outcome || backendsOf(before) !== backendsOf(after)) return 'moved';
  return sharesOf(before) === sharesOf(after) ? 'filters' : 'weights';
}

/** A rule takes it; or, in a mesh without Routes, the Service itself. */
function isServed({ match, backends }: Answer): boolean {
  return match !== undefined || backends.length > 0;
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
