/** Telling a new drawing from one that was only edited. Pure. */
import type { NodeId, PreviewGraph } from '../../server/src/protocol.ts';

/** Whether the shape changed, or less than half was there before, drawn or in a group that is shut: then looking starts anew, else the view stays. */
export function isNewDrawing(before: PreviewGraph | undefined, now: PreviewGraph): boolean {
  if (before === undefined || before.nodes.length === 0 || before.shape !== now.shape) return true;
  const known = new Set(idsOf(before));
  const ids = idsOf(now);
  const kept = ids.filter((id) => known.has(id)).length;
  return kept * 2 < Math.max(ids.length, known.size);
}

function idsOf({ nodes, folded }: PreviewGraph): NodeId[] {
  return [...nodes.filter(({ group }) => group === undefined), ...folded].map(({ id }) => id);
}
