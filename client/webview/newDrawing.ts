/** Telling a new drawing from one that was only edited. Pure. */
import type { PreviewGraph } from '../../server/src/protocol.ts';

/** Whether the shape changed, or less than half was drawn before: then looking starts anew, else the view stays. */
export function isNewDrawing(before: PreviewGraph | undefined, now: PreviewGraph): boolean {
  if (before === undefined || before.nodes.length === 0 || before.shape !== now.shape) return true;
  const known = new Set(before.nodes.map(({ id }) => id));
  const kept = now.nodes.filter(({ id }) => known.has(id)).length;
  return kept * 2 < Math.max(now.nodes.length, before.nodes.length);
}
