/** Where an arrow key leads. Pure. */
import type { NodeId, PreviewGraph, PreviewNode } from '../../../server/src/protocol.ts';

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** Reading order: row by row in an outline, else column by column and down each column. */
export function inReadingOrder({ nodes, shape }: Pick<PreviewGraph, 'nodes' | 'shape'>): PreviewNode[] {
  const byRow = (one: PreviewNode, other: PreviewNode) => one.y - other.y;
  return [...nodes].sort(shape === 'outline' ? byRow : (one, other) => one.x - other.x || byRow(one, other));
}

/**
 * Left and right go along the edges, to the neighbour that stands nearest in height; up and down stay in the column.
 * Where nothing lies in that direction, the answer is nothing.
 */
export function neighbour(graph: PreviewGraph, from: NodeId, direction: Direction): NodeId | undefined {
  const node = graph.nodes.find(({ id }) => id === from);
  if (node === undefined) return undefined;
  switch (direction) {
    case 'first':
      return inReadingOrder(graph)[0]?.id;
    case 'last':
      return inReadingOrder(graph).at(-1)?.id;
    case 'left':
    case 'right':
      return nearest(node, joined(graph, node, direction))?.id;
    case 'up':
    case 'down':
      return nearest(node, inColumn(graph, node, direction))?.id;
  }
}

/** Neighbours by an edge of either direction, on the wanted side: what counts is where they stand. */
function joined(graph: PreviewGraph, node: PreviewNode, side: 'left' | 'right'): PreviewNode[] {
  const ids = new Set(
    graph.edges.flatMap(({ from, to }) => (from === node.id ? [to] : to === node.id ? [from] : [])),
  );
  return graph.nodes.filter(
    (other) => ids.has(other.id) && (side === 'right' ? other.x > node.x : other.x < node.x),
  );
}

function inColumn(graph: PreviewGraph, node: PreviewNode, side: 'up' | 'down'): PreviewNode[] {
  return graph.nodes.filter(
    (other) =>
      other.x < node.x + node.width &&
      other.x + other.width > node.x &&
      (side === 'down' ? other.y > node.y : other.y < node.y),
  );
}

function nearest(node: PreviewNode, others: readonly PreviewNode[]): PreviewNode | undefined {
  const distance = (other: PreviewNode) => Math.abs(other.y - node.y) + Math.abs(other.x - node.x) / 1000;
  return others.reduce<PreviewNode | undefined>(
    (best, other) => (best === undefined || distance(other) < distance(best) ? other : best),
    undefined,
  );
}
