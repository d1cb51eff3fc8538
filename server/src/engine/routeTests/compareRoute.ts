import { namespaceName } from '../index/namespaces.ts';
import type { Answer } from '../routing/result.ts';
import type { Json, JsonObject } from '../yaml/value.ts';
import { NOTHING, outcomeText } from './compareText.ts';
import type { Fact } from './model.ts';

/** The Route and rule that take the request. */
export function routeFacts(expected: JsonObject, answer: Answer): Fact[] {
  const { match } = answer;
  if (!match) return [{ key: 'route', expected: text(expected), actual: outcomeText(answer), holds: false }];
  const { ruleName, ruleIndex } = match.rule;
  const { kind, name } = match.route.resource;
  const actual: Readonly<Record<string, string | number | undefined>> = {
    kind,
    name,
    namespace: namespaceName(match.namespace),
    rule: typeof expected.rule === 'string' ? (ruleName ?? ruleIndex) : ruleIndex,
  };
  return Object.entries(expected).map(([key, value]) => ({
    key: `route.${key}`,
    expected: String(value),
    actual: String(actual[key] ?? NOTHING),
    holds: actual[key] === value,
  }));
}

function text(expected: JsonObject): string {
  return Object.values(expected)
    .map((value: Json) => String(value))
    .join(' ');
}
