import { asObject } from '../index/objects.ts';
import { isPatchedForRouting } from '../routing/candidates.ts';
import type { RankedMatch } from '../routing/rank.ts';
import type { Request } from '../routing/request.ts';
import type { RuleMatch } from '../routing/rules.ts';
import { collectDifferences, type Difference } from './collect.ts';
import { isExactMatch, leastRequests } from './least.ts';
import type { Numbers } from './sameMatches.ts';
import { plainRequest, type Scene, type Takers, takersOf } from './scenes.ts';
import { changedPlaces } from './unchanged.ts';
import { otherWords, unnamedBy } from './unnamed.ts';

export type SceneDifferences = {
  readonly differences: readonly Difference[];
  /** Changed matches of which no request could be told for certain. */
  readonly undecided: readonly { readonly side: Side; readonly match: RankedMatch }[];
};

/**
 * All pairs of matches of which the one wins requests in the base that the other wins in the head, as far as the
 * requests are treated differently, each with one such request.
 *
 * A request that fits no changed match fits the same ones in the same order in both versions, so it is enough to pair
 * each changed match with each of the other version, and to ask for the least request of the two (see `leastRequests`).
 * It is given to both versions: what they answer is what counts. Gives way between its steps.
 */
export function* differencesIn(scene: Scene, numbers: Numbers): Generator<undefined, SceneDifferences> {
  const [base, head] = [takersOf('base', scene, numbers), takersOf('head', scene, numbers)];
  const changed = changedMatches(scene, base, head, numbers);
  if (changed.base.size + changed.head.size === 0 && base.way === head.way) return NONE;
  const found = collectDifferences(scene.subject);
  found.ask(plainRequest(scene));
  if (isStream(scene)) return { differences: found.all(), undecided: [] };
  const unnamed = unnamedBy([...base.matches, ...head.matches]);
  const doubtful = new Map<RankedMatch, Side>();
  const tryPair = (was: RankedMatch | undefined, is: RankedMatch | undefined): void => {
    const rules = [was, is].flatMap((match) => match?.rule ?? []);
    const least = leastRequests(scene, rules, unnamed);
    const others = (): Request[] =>
      otherWords(unnamed).flatMap((words) => leastRequests(scene, rules, words)?.requests ?? []);
    if (!least || found.decide(least, others, was, is)) return;
    if (was && changed.base.has(was)) doubtful.set(was, 'base');
    if (is && changed.head.has(is)) doubtful.set(is, 'head');
  };
  tryPair(undefined, undefined);
  for (const is of changed.head) {
    tryPair(undefined, is);
    yield* inBatches(base.matches, (was) => tryPair(was, is));
  }
  const kept = head.matches.filter((is) => !changed.head.has(is));
  for (const was of changed.base) {
    tryPair(was, undefined);
    yield* inBatches(kept, (is) => tryPair(was, is));
  }
  if (base.way !== head.way) {
    const stayed = base.matches.filter((was) => !changed.base.has(was));
    yield* inBatches(stayed, (was) => tryPair(was, undefined));
  }
  const differences = found.all();
  const isOpen = openAmong(base, head, differences);
  const open = [...doubtful].filter(([match, side]) => isOpen(match, side));
  const patched = patchedOf(scene, changed, differences);
  const undecided = [...new Map([...patched, ...open])].map(([match, side]) => ({ side, match }));
  return { differences, undecided };
}

type Side = 'base' | 'head';

function* inBatches(
  matches: readonly RankedMatch[],
  use: (match: RankedMatch) => void,
): Generator<undefined> {
  for (const [index, match] of matches.entries()) {
    use(match);
    if (index % 32 === 31) yield;
  }
  yield;
}

/**
 * Whether something is still to be said of a match that could not be decided on: it is in no difference, or it asks for
 * what no match of the other version does, so that a difference shows one of its requests and leaves the others open.
 */
function openAmong(
  base: Takers,
  head: Takers,
  differences: readonly Difference[],
): (match: RankedMatch, side: Side) => boolean {
  const asked = {
    base: new Set(base.matches.map(({ rule }) => whatIsAsked(rule))),
    head: new Set(head.matches.map(({ rule }) => whatIsAsked(rule))),
  };
  const told = new Set(
    differences.flatMap(({ before, after }) =>
      [...before.possible, ...after.possible].map((each) => each.match),
    ),
  );
  return (match, side) =>
    !told.has(match) ||
    (!isExactMatch(match.rule) && !asked[side === 'base' ? 'head' : 'base'].has(whatIsAsked(match.rule)));
}

function whatIsAsked({ target, headers }: RuleMatch): string {
  return JSON.stringify([target, headers]);
}

/**
 * Changed matches that a patch may change: it may have changed itself, and nobody applies it here. Once a rule, and not if
 * a difference shows a request that the rule takes in both versions.
 */
function patchedOf(
  { subject }: Scene,
  changed: Changed,
  differences: readonly Difference[],
): ReadonlyMap<RankedMatch, Side> {
  const idOf = ({ route: { resource }, rule }: RankedMatch): string =>
    `${resource.kind} ${resource.name} ${rule.ruleIndex}`;
  const told = new Set(
    differences.flatMap(({ before, after }) => {
      const [was, is] = [before, after].map(({ match }) => match && idOf(match));
      return was !== undefined && was === is ? [was] : [];
    }),
  );
  const found = new Map<string, readonly [RankedMatch, Side]>();
  for (const side of ['head', 'base'] as const)
    for (const match of changed[side]) {
      const id = idOf(match);
      if (
        !told.has(id) &&
        !found.has(id) &&
        isPatchedForRouting(subject.context[side], asObject(match.route))
      )
        found.set(id, [match, side]);
    }
  return new Map(found.values());
}

/** Nothing but the connection counts. */
function isStream({ protocol }: Scene): boolean {
  return protocol !== 'http' && protocol !== 'https';
}

const NONE: SceneDifferences = { differences: [], undecided: [] };

type Changed = Readonly<Record<Side, ReadonlySet<RankedMatch>>>;

function changedMatches(scene: Scene, base: Takers, head: Takers, numbers: Numbers): Changed {
  const numbered = (side: Side, { matches, placeOf }: Takers): number[] =>
    matches.map((match) => numbers.of(`${numbers.ofMatch(side, scene.subject, match)} at ${placeOf(match)}`));
  const [before, after] = [numbered('base', base), numbered('head', head)];
  const isSame = before.length === after.length && before.every((number, index) => number === after[index]);
  if (isSame) return { base: new Set(), head: new Set() };
  const places = changedPlaces(before, after);
  return {
    base: new Set(base.matches.filter((_, index) => places.base.has(index))),
    head: new Set(head.matches.filter((_, index) => places.head.has(index))),
  };
}
