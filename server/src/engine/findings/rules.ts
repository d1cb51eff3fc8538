import type { Rule } from './rule.ts';

/** All rules, in the order in which their findings are listed at one place. */
export const RULES: readonly Rule[] = [];
