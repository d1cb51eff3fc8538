import { type Message, message } from '../messages.ts';
import type { Doubt } from './doubt.ts';
import type { Answer, Effect } from './result.ts';

/** One way in which it may go, and what that depends on. */
export type Possible = { readonly effect: Effect; readonly doubts: readonly Doubt[] };

/**
 * One answer out of all that may happen, the likeliest first. What makes no difference is forgotten: the answer is
 * certain if every way leads to the same rule and the same effect.
 */
export function weigh(possibles: readonly [Possible, ...Possible[]]): Omit<Answer, 'trace'> {
  const [main, ...others] = possibles;
  const { open = [], ...likely } = main.effect;
  const key = keyOf(main.effect);
  const different = others.filter((each) => keyOf(each.effect) !== key);
  const doubts =
    different.length === 0 ? open : [...open, ...main.doubts, ...different.flatMap((each) => each.doubts)];
  if (different.length === 0 && open.length === 0)
    return { ...likely, dependsOn: [], possible: [main.effect] };
  return {
    ...likely,
    outcome: doubts.some(({ certainty }) => certainty === 'unknown') ? 'unknown' : 'implementation-specific',
    dependsOn: distinct(doubts.map(({ because }) => because)),
    possible: [main.effect, ...distinctEffects(different.map((each) => each.effect))],
  };
}

function distinct(messages: readonly Message[]): Message[] {
  const all = messages.length > 0 ? messages : [message('routing.depends.attachment')];
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}

function distinctEffects(effects: readonly Effect[]): Effect[] {
  return [...new Map(effects.map((each) => [keyOf(each), each])).values()];
}

/** Everything that somebody could tell apart; two matches of one rule are the same to a client. */
function keyOf({ match, listener, because: _, notes: __, restsOn: ___, ...rest }: Effect): string {
  const route = match && [
    match.route.uri,
    match.route.resource.pointer,
    match.route.resource.span.start,
    match.rule.ruleIndex,
  ];
  return JSON.stringify([route, match?.route.resource.name, listener?.name, rest]);
}
