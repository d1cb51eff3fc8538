import type { IndexedResource } from '../../index/objects.ts';
import type { Message } from '../../messages.ts';
import { message } from '../../messages.ts';
import { matchesOf } from '../../routing/rules.ts';
import { type ShadowedMatch, shadowedMatches } from '../../routing/shadow.ts';
import { objectOf, placedFinding } from '../attachment/report.ts';
import type { Finding } from '../finding.ts';
import { relatedTo } from '../related.ts';

/** Matches that take no request, since another one asks for the same and comes before. */
export function shadowFindings(from: IndexedResource): readonly Finding[] {
  const shadowed = shadowedMatches(from.resource);
  const rules = new Set(shadowed.map(({ match }) => match.ruleIndex));
  return [...rules].flatMap((index) => {
    const hidden = shadowed.filter(({ match }) => match.ruleIndex === index);
    return isWhole(from, hidden) ? whole(from, hidden) : each(from, hidden);
  });
}

/** Whether a rule with several matches is left with none. */
function isWhole({ resource }: IndexedResource, hidden: readonly ShadowedMatch[]): boolean {
  const matches = matchesOf(resource).filter(({ ruleIndex }) => ruleIndex === hidden[0]?.match.ruleIndex);
  return hidden.length > 1 && hidden.length === matches.length;
}

function whole(from: IndexedResource, hidden: readonly ShadowedMatch[]): readonly Finding[] {
  const at = `/spec/rules/${hidden[0]?.match.ruleIndex}`;
  return found(from, hidden, message('shadowed-rule.whole'), at);
}

function each(from: IndexedResource, hidden: readonly ShadowedMatch[]): readonly Finding[] {
  return hidden.flatMap((one) => {
    const { match, winner } = one;
    const text =
      match.ruleIndex === winner.ruleIndex
        ? message('shadowed-rule.same-rule')
        : message('shadowed-rule', { rule: winner.ruleName ?? String(winner.ruleIndex + 1) });
    return found(from, [one], text, match.pointer);
  });
}

function found(
  from: IndexedResource,
  hidden: readonly ShadowedMatch[],
  text: Message,
  at: string,
): readonly Finding[] {
  const finding = placedFinding(from, 'shadowed-rule', text, at);
  const winners = [...new Set(hidden.map(({ winner }) => winner.pointer))];
  const related = winners.map((pointer) =>
    relatedTo(objectOf(from), message('shadowed-rule.winner'), pointer),
  );
  return finding ? [{ ...finding, related }] : [];
}
