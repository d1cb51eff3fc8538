import type { Answer, Effect } from '../routing/result.ts';
import { backendsOf, likelyEffect, sharesOf } from './effectText.ts';
import { isLessCertain, rewritten } from './lessCertain.ts';
import type { ChangeKind } from './model.ts';

/**
 * Whether client or backends can tell two answers apart, whichever Route gives them; or what one rests on was there for
 * certain and may be there no longer. What comes into the workspace is no difference: it was somewhere else before.
 */
export function differ(before: Answer, after: Answer): boolean {
  return (
    likelyAnswer(before) !== likelyAnswer(after) ||
    doOthers(before, after) ||
    isLessCertain(before, after) ||
    rewritten(before, after).length > 0
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

/** What kind of change lies between two answers that differ visibly. */
export function kindOfChange(before: Answer, after: Answer): ChangeKind {
  const [[was], [is]] = [before.possible, after.possible];
  if (!was || !is || likelyEffect(was) === likelyEffect(is))
    return rewritten(before, after).length > 0 ? 'filters' : 'unsure';
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
