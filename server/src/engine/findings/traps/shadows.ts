import type { Resource } from '../../manifest/resource.ts';
import { message } from '../../messages.ts';
import { type ShadowedMatch, shadowedMatches } from '../../routing/shadow.ts';
import type { Trap } from './trap.ts';

/** Matches of a Route that take no request, since an earlier one of it asks for the same. */
export function shadowTraps(route: Resource): readonly Trap[] {
  return route.kind === 'HTTPRoute' || route.kind === 'GRPCRoute'
    ? shadowedMatches(route).map((shadowed) => trapOf(shadowed))
    : [];
}

function trapOf({ match, winner }: ShadowedMatch): Trap {
  const isSameRule = match.ruleIndex === winner.ruleIndex;
  return {
    code: 'shadowed-rule',
    message: isSameRule
      ? message('shadowed-rule.same-rule')
      : message('shadowed-rule', { rule: winner.ruleName ?? String(winner.ruleIndex + 1) }),
    pointer: match.pointer,
  };
}
