import type { GraphNode, ResourceGraph } from './model.ts';

/** The graph as data for other programs, without coordinates. `place` says how a file is named to them. */
export function toGraphJson({ nodes, edges }: ResourceGraph, place: (uri: string) => object): string {
  const plain = ({ source, ...node }: GraphNode): object => ({
    ...node,
    ...(source && { ...place(source.uri), pointer: source.pointer }),
  });
  return `${JSON.stringify({ version: 1, nodes: nodes.map(plain), edges }, null, 2)}\n`;
}
