import type { Resource } from '../manifest/resource.ts';
import { matchesOf, type NamedMatch, type RuleMatch } from './rules.ts';

/** A match that never takes a request, and the one before it that takes them all. */
export type ShadowedMatch = { readonly match: RuleMatch; readonly winner: RuleMatch };

/**
 * The matches of a HTTPRoute or GRPCRoute that ask for the same as an earlier one of it. Both have the same hostnames
 * and age, so that their order decides at every listener (HTTPRouteRule.matches, gateway-api v1.6). A match that asks
 * for more comes before one that asks for less, so that no other single match of a Route can hide one for certain. How
 * regular expressions rank depends on the implementation, but two equal ones rank equally.
 * How regular expressions rank is left to implementations, but equal ones rank equally. Matches with values that are not
 * known are left out.
 */
export function shadowedMatches(route: Resource): readonly ShadowedMatch[] {
  const first = new Map<string, RuleMatch>();
  return matchesOf(route).flatMap((match): ShadowedMatch[] => {
    const key = isKnown(match) ? keyOf(match) : undefined;
    if (key === undefined) return [];
    const winner = first.get(key);
    if (!winner) first.set(key, match);
    return winner ? [{ match, winner }] : [];
  });
}

function isKnown({ target, headers, unread }: RuleMatch): boolean {
  if (unread || headers.some(({ unknown }) => unknown)) return false;
  if (target.type === 'http')
    return !target.path.unknown && !target.method?.unknown && !target.query.some(({ unknown }) => unknown);
  return target.type === 'grpc' && !target.service?.unknown && !target.method?.unknown;
}

/** Equal for matches that ask for the same, in whatever order. */
function keyOf({ target, headers }: RuleMatch): string {
  const rest = target.type === 'http' ? { ...target, query: sorted(target.query) } : target;
  return JSON.stringify([rest, sorted(headers)]);
}

function sorted(matches: readonly NamedMatch[]): readonly NamedMatch[] {
  return matches.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
