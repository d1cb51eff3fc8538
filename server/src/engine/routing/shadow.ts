import { once } from '../attachment/context.ts';
import type { Resource } from '../manifest/resource.ts';
import { matchesOf, type NamedMatch, type RuleMatch, type Target } from './rules.ts';

/** A match that never takes a request, and the one before it that takes them all. */
export type ShadowedMatch = { readonly match: RuleMatch; readonly winner: RuleMatch };

/**
 * The matches of a HTTPRoute or GRPCRoute that ask for the same as an earlier one of it. Both have the same hostnames
 * and age, so that their order decides at every listener (HTTPRouteRule.matches, gateway-api v1.6). No other match hides
 * one for certain: whoever asks for less comes later, and what a regular expression covers is left to implementations.
 * Matches with values that are not known are left out.
 */
export const shadowedMatches: (route: Resource) => readonly ShadowedMatch[] = once((route) => {
  const first = new Map<string, RuleMatch>();
  return matchesOf(route).flatMap((match): ShadowedMatch[] => {
    const asked = askedBy(match);
    if (!asked) return [];
    // The slash at the end of a prefix may count as a character, so that one without it hides only its like.
    const own = `${asked.key}${asked.slash}`;
    const winner = first.get(`${asked.key}/`) ?? first.get(own);
    if (!winner) first.set(own, match);
    return winner ? [{ match, winner }] : [];
  });
});

/** What a match asks for: equal keys for matches that take the same requests. `slash`: how its path prefix ends. */
export type Asked = { readonly key: string; readonly slash: '' | '/' };

/** Undefined for a match of which something is not known. */
export const askedBy: (match: RuleMatch) => Asked | undefined = once((match) => {
  if (!isKnown(match)) return undefined;
  const { target, headers } = match;
  const hasSlash =
    target.type === 'http' && target.path.type === 'PathPrefix' && /.\/$/.test(target.path.value);
  return { key: JSON.stringify([plain(target), sorted(headers)]), slash: hasSlash ? '/' : '' };
});

function isKnown({ target, headers, unread }: RuleMatch): boolean {
  if (unread || headers.some(({ unknown }) => unknown)) return false;
  if (target.type === 'http')
    return !target.path.unknown && !target.method?.unknown && !target.query.some(({ unknown }) => unknown);
  return target.type === 'grpc' && !target.service?.unknown && !target.method?.unknown;
}

/** In whatever order, and `/a/` as `/a` where it is a prefix: elements of the path are compared. */
function plain(target: Target): Target {
  if (target.type !== 'http') return target;
  const { path } = target;
  const value = path.type === 'PathPrefix' ? path.value.replace(/(?<=.)\/$/, '') : path.value;
  return { ...target, path: { ...path, value }, query: sorted(target.query) };
}

function sorted(matches: readonly NamedMatch[]): readonly NamedMatch[] {
  return matches.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
