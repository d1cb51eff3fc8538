import type { IndexedResource } from '../../index/objects.ts';
import { asObject } from '../../index/objects.ts';
import { displayName } from '../../manifest/resource.ts';
import type { Message } from '../../messages.ts';
import { message } from '../../messages.ts';
import { outrankedMatches } from '../../routing/rivals.ts';
import type { RuleMatch } from '../../routing/rules.ts';
import { matchesOf } from '../../routing/rules.ts';
import { shadowedMatches } from '../../routing/shadow.ts';
import { named } from '../../routing/winners.ts';
import { placedFinding } from '../attachment/report.ts';
import type { Finding } from '../finding.ts';
import { relatedTo } from '../related.ts';
import type { View } from '../rule.ts';

/** Matches that take no request, since others ask for the same and come before: of the same Route, or of others. */
export function shadowFindings(from: IndexedResource, view: View): readonly Finding[] {
  const hidden = hiddenMatches(from, view);
  const rules = new Set(hidden.map(({ match }) => match.ruleIndex));
  return [...rules].flatMap((index) => {
    const ofRule = hidden.filter(({ match }) => match.ruleIndex === index);
    const whole = wholeRule(from, ofRule);
    return whole
      ? told(from, ofRule, whole, `/spec/rules/${index}`)
      : ofRule.flatMap((one) => each(from, one));
  });
}

type Hidden = {
  readonly match: RuleMatch;
  /** `tie`: unless the Route turns out to be the older one. */
  readonly by: 'own-route' | 'other-route' | 'tie';
  readonly text: Message;
  readonly winners: readonly { readonly route: IndexedResource; readonly pointer: string }[];
};

function hiddenMatches(from: IndexedResource, view: View): readonly Hidden[] {
  if (from.resource.kind !== 'HTTPRoute' && from.resource.kind !== 'GRPCRoute') return [];
  const own = shadowedMatches(from.resource).map(({ match, winner }): Hidden => {
    const isSameRule = match.ruleIndex === winner.ruleIndex;
    const text = isSameRule
      ? message('shadowed-rule.same-rule')
      : message('shadowed-rule', { rule: winner.ruleName ?? String(winner.ruleIndex + 1) });
    return { match, by: 'own-route', text, winners: [{ route: from, pointer: winner.pointer }] };
  });
  const known = new Set(own.map(({ match }) => match));
  const others = outrankedMatches(view, asObject(from)).flatMap(({ match, winners, sure }): Hidden[] => {
    if (known.has(match)) return [];
    const route = displayName(named(winners[0]));
    return [
      {
        match,
        by: sure ? 'other-route' : 'tie',
        text: sure
          ? message('shadowed-rule.other-route', { route })
          : message('shadowed-rule.tie', { route }),
        winners: winners.map(({ route: other, rule }) => ({ route: other, pointer: rule.pointer })),
      },
    ];
  });
  return [...own, ...others];
}

/** What is said once of a rule with several matches of which none is left. */
function wholeRule({ resource }: IndexedResource, hidden: readonly Hidden[]): Message | undefined {
  const index = hidden[0]?.match.ruleIndex;
  const isAll = matchesOf(resource).filter(({ ruleIndex }) => ruleIndex === index).length === hidden.length;
  if (hidden.length < 2 || !isAll) return undefined;
  if (hidden.every(({ by }) => by === 'own-route')) return message('shadowed-rule.whole');
  if (hidden.every(({ by }) => by !== 'tie')) return message('shadowed-rule.whole-other');
  return hidden.every(({ by }) => by !== 'other-route') ? message('shadowed-rule.whole-tie') : undefined;
}

function each(from: IndexedResource, hidden: Hidden): readonly Finding[] {
  return told(from, [hidden], hidden.text, hidden.match.pointer);
}

function told(
  from: IndexedResource,
  hidden: readonly Hidden[],
  text: Message,
  at: string,
): readonly Finding[] {
  const finding = placedFinding(from, 'shadowed-rule', text, at);
  const winners = new Map(
    hidden.flatMap((one) => one.winners.map((winner) => [keyOf(winner), winner] as const)),
  );
  const related = [...winners.values()]
    .slice(0, MOST_RELATED)
    .map(({ route, pointer }) => relatedTo(asObject(route), message('shadowed-rule.winner'), pointer));
  if (!finding) return [];
  const isTie = hidden.some(({ by }) => by === 'tie');
  return [{ ...finding, ...(isTie && { severity: 'information' }), related }];
}

const MOST_RELATED = 5;

function keyOf({ route, pointer }: Hidden['winners'][number]): string {
  return `${route.uri} ${route.resource.span.start} ${pointer}`;
}
