import type { Json } from '../../yaml/value.ts';
import type { Schema } from '../model.ts';
import type { StructuralProblem } from '../problems.ts';
import { blamed } from './blame.ts';
import type { Budget } from './budget.ts';
import { createBudget } from './budget.ts';
import { evaluate } from './expression.ts';
import type { Plan, PlannedRule } from './plan.ts';
import { planOf } from './plan.ts';
import type { CelValue } from './values.ts';
import { isCelList, isCelMap, toCel } from './values.ts';

/** A rule that does not hold, and one place that is at fault; a rule may put the blame on several. */
export type RuleViolation = {
  /** Where in the schema the rule stands: `spec/listeners#2`. */
  readonly name: string;
  /** The value that the rule is about, as a JSON pointer. */
  readonly self: string;
  /** The key or item at fault; need not exist. */
  readonly pointer: string;
  /** What the violation is called in schemas of ours. */
  readonly code?: string;
  /** In schemas of ours which of the code's messages fits, else the author's own words. */
  readonly message?: string;
  readonly args: { readonly [name: string]: Json };
};

/**
 * Asks all rules of a schema about a prepared manifest, as the API server does after structure: but for transition
 * rules, and for those whose value has at or below it a problem that leaves nothing to ask about.
 */
export function checkRules(
  schema: Schema,
  prepared: Json,
  structural: readonly StructuralProblem[],
): readonly RuleViolation[] {
  const plan = planOf(schema);
  if (!plan) return [];
  const blocking = structural.filter(({ type }) => !HARMLESS.has(type));
  const walk: Walk = { blocking, found: [], budget: createBudget() };
  visit(plan, toCel(schema, prepared), '', walk);
  return structural.length === 0
    ? walk.found
    : walk.found.filter((violation) => !isSaid(violation, structural));
}

/**
 * What the API server reports and asks its rules nevertheless: the value has its type, only not one that is allowed
 * (apiextensions-apiserver, hasBlockingErr).
 */
const HARMLESS: ReadonlySet<StructuralProblem['type']> = new Set([
  'pattern',
  'bad-format',
  'too-short',
  'too-small',
  'too-large',
  'too-few',
  'not-a-multiple',
  'duplicate-item',
  'duplicate-list-key',
]);

/** What is wrong by its structure is said; but a field that should not be there at all need not be mended. */
function isSaid({ pointer, message }: RuleViolation, structural: readonly StructuralProblem[]): boolean {
  return message !== 'extra' && structural.some((problem) => isAbout(problem, pointer));
}

function isAbout(problem: StructuralProblem, pointer: string): boolean {
  return problem.type === 'duplicate-list-key'
    ? Object.keys(problem.keys).some((key) => pointer === `${problem.pointer}/${key}`)
    : HARMLESS.has(problem.type) && problem.pointer === pointer;
}

type Walk = {
  readonly blocking: readonly StructuralProblem[];
  readonly found: RuleViolation[];
  readonly budget: Budget;
};

function visit(plan: Plan, self: CelValue, pointer: string, walk: Walk): void {
  const { blocking, found, budget } = walk;
  if (plan.rules.length > 0 && !blocking.some((problem) => isAtOrBelow(problem.pointer, pointer)))
    for (const planned of plan.rules)
      if (!planned.guard?.(self) && budget.allows(planned.rule, self))
        found.push(...ask(planned, self, pointer));
  if (isCelList(self)) {
    const { items } = plan;
    if (items) for (const [index, item] of self.entries()) visit(items, item, `${pointer}/${index}`, walk);
  } else if (isCelMap(self)) {
    for (const { field, celName, plan: inner } of plan.fields) {
      const value = Object.hasOwn(self, celName) ? self[celName] : undefined;
      if (value !== undefined) visit(inner, value, `${pointer}/${escapeStep(field)}`, walk);
    }
    if (plan.values)
      for (const [key, value] of Object.entries(self))
        visit(plan.values, value, `${pointer}/${escapeStep(key)}`, walk);
  }
}

function ask({ name, rule }: PlannedRule, self: CelValue, pointer: string): RuleViolation[] {
  if (evaluate(rule.rule, { self }) !== false) return [];
  return blamed(rule, self).map(({ path, message, args }) => ({
    name,
    self: pointer,
    pointer: `${pointer}${path}`,
    ...(rule['x-gatelens-blame'] && { code: rule['x-gatelens-blame'].code }),
    ...(message !== undefined && { message }),
    args,
  }));
}

function isAtOrBelow(pointer: string, above: string): boolean {
  return pointer === above || pointer.startsWith(`${above}/`);
}

function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
