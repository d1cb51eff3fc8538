import type { Finding, Fix } from '../finding.ts';
import type { FixContext } from '../rule.ts';

/** Repairs of what a rule refuses; those that need no decision. */
export function apiRuleFixes(_finding: Finding, _context: FixContext): readonly Fix[] {
  return [];
}
