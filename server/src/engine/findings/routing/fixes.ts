import { message } from '../../messages.ts';
import { placeAt } from '../../yaml/pointer.ts';
import type { MakeFixes } from '../apiRules/tools.ts';
import { fixOf, lastIndex, removeThis } from '../apiRules/tools.ts';
import type { FindingCode } from '../catalogue.ts';
import type { Finding, Fix } from '../finding.ts';
import { parentPointer } from '../places.ts';
import type { FixContext } from '../rule.ts';
import { removeItem } from '../structure/duplicateItem.ts';
import { loopFixes } from './loops.ts';

/** Repairs of what routing tells. None is safe, since what was meant is not known. */
export function routingFixes(finding: Finding, context: FixContext): readonly Fix[] {
  const { root } = context.part.manifest.yaml();
  return (root && FIXES[finding.code]?.(finding, context, root)) ?? [];
}

/** A rule without matches takes everything, so with its only match the rule goes. */
const shadowed: MakeFixes = (finding, context, root) => {
  const { pointer } = finding;
  if (/\/rules\/\d+$/.test(pointer)) return withoutRule(pointer, context, root);
  const list = placeAt(root, parentPointer(pointer))?.node;
  const isOnly = list?.type === 'sequence' && list.items.length === 1;
  return isOnly
    ? withoutRule(parentPointer(parentPointer(pointer)), context, root)
    : removeThis(finding, context, root);
};

/** Never the only one: a Route without rules is another Route. */
function withoutRule(pointer: string, { part }: FixContext, root: Parameters<MakeFixes>[2]): readonly Fix[] {
  const list = placeAt(root, parentPointer(pointer))?.node;
  return fixOf(message('fix.remove-rule'), [list && removeItem(part, list, lastIndex(pointer))]);
}

const FIXES: Partial<Record<FindingCode, MakeFixes>> = {
  'redirect-loop': loopFixes,
  'shadowed-rule': shadowed,
  'unserved-hostname': removeThis,
};
