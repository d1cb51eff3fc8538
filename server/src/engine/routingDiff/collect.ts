import { answer } from '../routing/answer.ts';
import { effect } from '../routing/effect.ts';
import type { RankedMatch } from '../routing/rank.ts';
import type { Request } from '../routing/request.ts';
import type { Answer } from '../routing/result.ts';
import type { RouteTable } from '../routing/table.ts';
import { enriched } from './enriched.ts';
import { isExactMatch, type Least } from './least.ts';
import type { Subject } from './model.ts';
import { differ } from './visible.ts';

/** A request that the versions treat differently. */
export type Difference = { readonly request: Request; readonly before: Answer; readonly after: Answer };

export type Differences = {
  /** Gives a request to both versions, and keeps what comes out if that differs. */
  ask(request: Request): unknown;
  /**
   * Likewise the least requests of two matches, until both have won one that is treated differently. Whether that
   * decides what the two have to do with each other.
   * @param others more of their requests, for when a match takes the least ones that need not take all of them
   */
  decide(
    least: Least,
    others: () => Iterable<Request>,
    was: RankedMatch | undefined,
    is: RankedMatch | undefined,
  ): boolean;
  /** One for each pair of winners. */
  all(): readonly Difference[];
};

type Asked = Difference & { readonly isDifferent: boolean };

export function collectDifferences({ table }: Subject): Differences {
  const found = new Map<unknown, Map<unknown, Difference>>();
  const ask = (request: Request): Asked => {
    const [before, after] = [answerOf(table.base, request), answerOf(table.head, request)];
    const difference = { request, before, after };
    const isDifferent = differ(before, after);
    if (isDifferent) keep(found, difference);
    return { ...difference, isDifferent };
  };
  return {
    ask,
    decide: (least, others, was, is) => {
      let isExact = least.isExact;
      let met: Difference | undefined;
      const tryAll = (requests: Iterable<Request>): boolean => {
        for (const request of requests) {
          const difference = ask(request);
          const { before, after, isDifferent } = difference;
          if (before.match?.rule === was?.rule && after.match?.rule === is?.rule) {
            if (isDifferent) return true;
            met ??= difference;
          } else if (isTakenByGuess(before, was) || isTakenByGuess(after, is)) isExact = false;
        }
        return false;
      };
      if (tryAll(least.requests)) return true;
      if (!met && least.isExact && !isExact && tryAll(others())) return true;
      if (!met) return isExact;
      const winners = [was, is].flatMap((match) => match ?? []);
      for (const request of enriched(met.request, winners)) ask(request);
      return true;
    },
    all: () => [...found.values()].flatMap((partners) => [...partners.values()]),
  };
}

/** Whether another match may win a request without winning all that ask for no less. */
function isTakenByGuess({ possible }: Answer, wanted: RankedMatch | undefined): boolean {
  return possible.some(({ match }) => match && match.rule !== wanted?.rule && !isExactMatch(match.rule));
}

function answerOf(table: RouteTable | undefined, request: Request): Answer {
  return table ? answer(table, request) : { ...NOBODY, dependsOn: [], possible: [NOBODY], trace: () => [] };
}

/** There is no such Gateway or Service. */
const NOBODY = effect('no-listener');

/** The first request of a pair of winners stays: it is the plainest. */
function keep(found: Map<unknown, Map<unknown, Difference>>, difference: Difference): void {
  const { before, after } = difference;
  const was = before.match?.rule ?? before.outcome;
  const is = after.match?.rule ?? after.outcome;
  const partners = found.get(was) ?? new Map<unknown, Difference>();
  found.set(was, partners);
  if (!partners.has(is)) partners.set(is, difference);
}
