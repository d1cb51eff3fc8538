/** All that a drawing is about, whether its group is open or not. Pure. */
import type { PreviewFolded, PreviewGraph, PreviewNode } from '../../../server/src/protocol.ts';
import { inReadingOrder } from '../graph/navigate.ts';

/**
 * In an order that does not change when groups open and shut: reading order, what belongs to a group right after it.
 */
export function everything(
  graph: Pick<PreviewGraph, 'nodes' | 'folded' | 'shape'>,
): (PreviewNode | PreviewFolded)[] {
  const members = new Map<string, (PreviewNode | PreviewFolded)[]>();
  const addTo = (group: string, node: PreviewNode | PreviewFolded) => {
    const others = members.get(group);
    if (others === undefined) members.set(group, [node]);
    else others.push(node);
  };
  const drawn = inReadingOrder(graph);
  for (const node of drawn) if (node.memberOf !== undefined) addTo(node.memberOf, node);
  for (const node of graph.folded) addTo(node.memberOf, node);
  return drawn
    .filter(({ memberOf }) => memberOf === undefined)
    .flatMap((node) => [node, ...(members.get(node.id) ?? [])]);
}
