import type { AttachmentContext } from '../attachment/context.ts';
import { once } from '../attachment/context.ts';
import { alternativesIn } from '../index/alternatives.ts';
import { sameNamespace } from '../index/namespaces.ts';
import type { IndexedObject } from '../index/objects.ts';
import type { Bucket } from './lookup.ts';
import { hasAllParents, placesOfRoute } from './placesOfRoute.ts';
import { compareMatches, type RankedMatch } from './rank.ts';
import { matchesOf, type RuleMatch } from './rules.ts';
import { askedBy } from './shadow.ts';

/** A match that takes no request, since matches of other Routes ask for the same wherever it takes part. */
export type OutrankedMatch = {
  readonly match: RuleMatch;
  /** Each once, as met on the listeners. */
  readonly winners: readonly [RankedMatch, ...RankedMatch[]];
  /** Whether they come first for certain; else by their names, if no Route turns out to be the older one. */
  readonly sure: boolean;
};

/**
 * The matches of a HTTPRoute or GRPCRoute that lose to equal ones of other Routes at every listener and hostname where
 * they take part: the older Route wins, then the first by namespace and name (HTTPRouteRule.matches, gateway-api v1.6).
 * Nothing is said of a Route that may be attached elsewhere too, nor against Routes that are not surely attached.
 */
export function outrankedMatches(
  context: AttachmentContext,
  route: IndexedObject,
): readonly OutrankedMatch[] {
  if (!hasAllParents(context, route)) return [];
  const places = placesOfRoute(context, route).filter(({ at }) => at.listener.accepted.certainty !== 'no');
  return matchesOf(route.resource).flatMap((match): OutrankedMatch[] => {
    const key = match.pointer === '/spec' ? undefined : keyOf(match); // without rules it is not written yet
    const found = new Map<RankedMatch, boolean>();
    let met = 0;
    for (const { at, matches } of key === undefined ? [] : places)
      for (const own of matches.filter(({ rule }) => rule === match)) {
        const bucket = at.lookup.buckets.get(own.hostname.toLowerCase());
        const winner = bucket && key !== undefined && winnerIn(context, bucket, key, own);
        if (!winner) return [];
        met++;
        found.set(winner.match, winner.sure);
      }
    const [first, ...others] = found.keys();
    if (met === 0 || !first) return [];
    return [{ match, winners: [first, ...others], sure: [...found.values()].every(Boolean) }];
  });
}

function winnerIn(
  context: AttachmentContext,
  bucket: Bucket,
  key: string,
  own: RankedMatch,
): { readonly match: RankedMatch; readonly sure: boolean } | undefined {
  if (own.hostnameUnknown) return undefined;
  let tied: RankedMatch | undefined;
  for (const match of matchesByKey(bucket).get(key) ?? []) {
    if (!isRival(context, match, own)) continue;
    const { order, by, unsure } = compareMatches(match, own);
    if (order >= 0) continue;
    if (unsure === undefined) return { match, sure: true };
    const isUndated = match.created === undefined && own.created === undefined;
    const isNamed = sameNamespace(match.namespace, own.namespace) !== 'unknown';
    if (by === 'age' && isUndated && isNamed) tied ??= match;
  }
  return tied && { match: tied, sure: false };
}

/** Another Route that is in the same cluster for certain, as far as files tell. */
function isRival({ index, namespaces }: AttachmentContext, match: RankedMatch, own: RankedMatch): boolean {
  const [theirs, ours] = [match.route, own.route];
  if (theirs.resource === ours.resource || theirs.resource.kind !== ours.resource.kind) return false;
  if (match.doubts.length > 0 || match.hostnameUnknown || theirs.resource.name === undefined) return false;
  const isNamesake = theirs.resource.name === ours.resource.name;
  if (isNamesake && sameNamespace(match.namespace, own.namespace) !== 'no') return false; // the same object twice
  return !alternativesIn(index, namespaces)(theirs.uri, ours.uri);
}

const matchesByKey = once((bucket: Bucket) => {
  const found = new Map<string, RankedMatch[]>();
  for (const match of bucket.ranked) {
    const key = keyOf(match.rule);
    const before = key === undefined ? undefined : found.get(key);
    if (before) before.push(match);
    else if (key !== undefined) found.set(key, [match]);
  }
  return found;
});

/** Of matches that are written alike to the last slash: how two that differ by it rank is not specified. */
const keyOf = once((match: RuleMatch): string | undefined => {
  const asked = askedBy(match);
  return asked && `${asked.key}${asked.slash}`;
});

/** What the matches of a Route ask for; two Routes that have one of these in common may be rivals. */
export const keysOf = once((route: IndexedObject['resource']): ReadonlySet<string> => {
  return new Set(matchesOf(route).flatMap((match) => keyOf(match) ?? []));
});
