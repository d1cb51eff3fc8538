import { asObject } from '../index/objects.ts';
import { isPatchedForRouting } from '../routing/candidates.ts';
import type { RankedMatch } from '../routing/rank.ts';
import { collectDifferences, type Difference } from './collect.ts';
import { leastRequests } from './least.ts';
import type { Numbers } from './sameMatches.ts';
import { plainRequest, type Scene, type Takers, takersOf } from './scenes.ts';
import { changedPlaces } from './unchanged.ts';
import { unnamedBy } from './unnamed.ts';

export type SceneDifferences = {
  readonly differences: readonly Difference[];
  /** Changed matches of which no request could be told for certain. */
  readonly undecided: readonly { readonly side: 'base' | 'head'; readonly match: RankedMatch }[];
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
  const doubtful = new Map<RankedMatch, 'base' | 'head'>();
  const tryPair = (was: RankedMatch | undefined, is: RankedMatch | undefined): void => {
    const rules = [was, is].flatMap((match) => match?.rule ?? []);
    const least = leastRequests(scene, rules, unnamed);
    if (!least || found.decide(least, was, is)) return;
    if (was && changed.base.has(was)) doubtful.set(was, 'base');
    if (is && changed.head.has(is)) doubtful.set(is, 'head');
  };
  tryPair(undefined, undefined);
  for (const is of changed.head) {
    tryPair(undefined, is);
    for (const was of base.matches) tryPair(was, is);
    yield;
  }
  for (const was of changed.base) {
    tryPair(was, undefined);
    for (const is of head.matches) if (!changed.head.has(is)) tryPair(was, is);
    yield;
  }
  if (base.way !== head.way)
    for (const match of base.matches) if (!changed.base.has(match)) tryPair(match, undefined);
  const isTold = (match: RankedMatch): boolean =>
    found
      .all()
      .some(({ before, after }) =>
        [...before.possible, ...after.possible].some((each) => each.match === match),
      );
  for (const [match, side] of patchedOf(scene, changed)) doubtful.set(match, side);
  const undecided = [...doubtful].filter(([match]) => !isTold(match));
  return { differences: found.all(), undecided: undecided.map(([match, side]) => ({ side, match })) };
}

/** Changed matches that a patch may change: it may have changed itself, and nobody applies it here. Once a rule. */
function patchedOf({ subject }: Scene, changed: Changed): ReadonlyMap<RankedMatch, 'base' | 'head'> {
  const found = new Map<string, readonly [RankedMatch, 'base' | 'head']>();
  for (const side of ['head', 'base'] as const)
    for (const match of changed[side]) {
      const { resource } = match.route;
      const id = `${resource.kind} ${resource.name} ${match.rule.pointer}`;
      if (!found.has(id) && isPatchedForRouting(subject.context[side], asObject(match.route)))
        found.set(id, [match, side]);
    }
  return new Map(found.values());
}

/** Nothing but the connection counts. */
function isStream({ protocol }: Scene): boolean {
  return protocol !== 'http' && protocol !== 'https';
}

const NONE: SceneDifferences = { differences: [], undecided: [] };

type Changed = Readonly<Record<'base' | 'head', ReadonlySet<RankedMatch>>>;

function changedMatches(scene: Scene, base: Takers, head: Takers, numbers: Numbers): Changed {
  const numbered = (side: 'base' | 'head', { matches }: Takers): number[] =>
    matches.map((match) => numbers.ofMatch(side, scene.subject, match));
  const [before, after] = [numbered('base', base), numbered('head', head)];
  const isSame = before.length === after.length && before.every((number, index) => number === after[index]);
  if (isSame) return { base: new Set(), head: new Set() };
  const places = changedPlaces(before, after);
  return {
    base: new Set(base.matches.filter((_, index) => places.base.has(index))),
    head: new Set(head.matches.filter((_, index) => places.head.has(index))),
  };
}
