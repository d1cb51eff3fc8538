import type { ASTNode } from '@marcbachmann/cel-js';
import type { ValidationRule } from '../model.ts';
import { estimateCost } from './cost.ts';
import { parseExpression } from './expression.ts';
import { shapeOfValues } from './shape.ts';
import type { CelValue } from './values.ts';

/** What may be spent on the rules of one resource. */
export type Budget = {
  /** Whether a rule may run on a value; what it may cost is then spent. */
  allows(rule: ValidationRule, self: CelValue): boolean;
};

/**
 * A fresh budget. The library cannot be stopped once it runs, so what a dear rule would cost is estimated from the
 * sizes of the values that are here, before it starts. Rules of ours come without a price: limits of their schemas
 * keep them cheap.
 */
export function createBudget(): Budget {
  let left = MOST_A_RESOURCE;
  return {
    allows: (rule, self) => {
      const most = rule['x-gatelens-cost'];
      if (most === undefined) return true;
      if (most === Number.POSITIVE_INFINITY) return false;
      const cost = most <= CHEAP ? most : actualCost(rule, self);
      if (cost > MOST_AT_ONCE || cost > left) return false;
      left -= cost + A_START;
      return true;
    },
  };
}

/** In the API server's units, of which a second has some five million here. The API server itself stops at a million. */
const MOST_AT_ONCE = 200_000;
const MOST_A_RESOURCE = 500_000;
/** Not worth an estimate. */
const CHEAP = 200;
const A_START = 5;

function actualCost(rule: ValidationRule, self: CelValue): number {
  const variables = { self: shapeOfValues([self]) };
  return treesOf(rule).reduce((sum, tree) => sum + estimateCost(tree, variables).cost, 0);
}

/** Trees of their own: running an expression changes its tree. */
function treesOf(rule: ValidationRule): readonly ASTNode[] {
  let trees = TREES.get(rule);
  if (!trees) {
    trees = [rule.rule, rule.messageExpression ?? ''].flatMap((expression): ASTNode[] => {
      const parsed = parseExpression(expression);
      return 'ast' in parsed ? [parsed.ast] : [];
    });
    TREES.set(rule, trees);
  }
  return trees;
}

const TREES = new WeakMap<ValidationRule, readonly ASTNode[]>();
