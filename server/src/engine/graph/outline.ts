import type { LaidOutEdge, LaidOutGraph, LaidOutNode, Point } from './layout.ts';
import { firstParents, MARGIN, NODE_HEIGHT, textWidth } from './layout.ts';
import type { GraphEdge, GraphNode, ResourceGraph } from './model.ts';

/**
 * Places the nodes like a table of contents, for windows that are narrow and high: each in a row of its own, below
 * what leads to it and a step further to the right. Lines from further parents run down the right side.
 */
export function layOutline(graph: ResourceGraph): LaidOutGraph {
  if (graph.nodes.length === 0) return { width: 0, height: 0, nodes: [], edges: [] };
  const parents = firstParents(graph.nodes, graph.edges);
  const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, ...graph.nodes.map(textWidth)));
  const nodes = inRows(graph.nodes, parents).map(
    ({ node, indent }, row): LaidOutNode => ({
      ...node,
      x: MARGIN + indent,
      y: MARGIN + row * ROW,
      width,
      height: NODE_HEIGHT,
    }),
  );
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const right = Math.max(...nodes.map(({ x }) => x)) + width;
  const { stems, others } = sorted(graph.edges, parents, byId);
  const lanes = lanesOf(others);
  const sides = others.map((line, index) => side(line, right + LANES_BEGIN + (lanes[index] ?? 0) * LANE));
  const laneEnds = sides.map(({ points }) => points[1]?.x ?? right);
  return {
    width: Math.max(right, ...laneEnds) + MARGIN,
    height: MARGIN + (nodes.length - 1) * ROW + NODE_HEIGHT + MARGIN,
    nodes,
    edges: [...stems.map(stem), ...sides],
  };
}

const ROW = NODE_HEIGHT + 10;
const INDENT = 26;
const LABEL_INDENT = 40; // room for a label on the line beside a backend
const STEM = 16;
const MIN_WIDTH = 180;
const MAX_WIDTH = 320;
const LANES_BEGIN = 44;
const LANE = 10;
const MOST_LANES = 16;

type Line = { readonly edge: GraphEdge; readonly from: LaidOutNode; readonly to: LaidOutNode };

/** The tree of first parents, from top to bottom. */
function inRows(
  nodes: readonly GraphNode[],
  parents: ReadonlyMap<string, string>,
): { readonly node: GraphNode; readonly indent: number }[] {
  const children = new Map<string | undefined, GraphNode[]>();
  for (const node of nodes) {
    const parent = parents.get(node.id);
    children.set(parent, [...(children.get(parent) ?? []), node]);
  }
  const rows: { readonly node: GraphNode; readonly indent: number }[] = [];
  const descend = (parent: string | undefined, above: number): void => {
    for (const node of children.get(parent) ?? []) {
      const step = node.kind === 'Backend' ? LABEL_INDENT : INDENT;
      const indent = parent === undefined ? 0 : above + step;
      rows.push({ node, indent });
      descend(node.id, indent);
    }
  };
  descend(undefined, 0);
  return rows;
}

/** The lines that make the tree, longest first, so that labels of shorter ones stand on top; and all others. */
function sorted(
  edges: readonly GraphEdge[],
  parents: ReadonlyMap<string, string>,
  nodes: ReadonlyMap<string, LaidOutNode>,
): { readonly stems: readonly Line[]; readonly others: readonly Line[] } {
  const stems: Line[] = [];
  const others: Line[] = [];
  const joined = new Set<string>();
  for (const edge of edges) {
    const from = nodes.get(edge.from);
    const to = nodes.get(edge.to);
    if (!from || !to) continue;
    const isStem = parents.get(edge.to) === edge.from && !joined.has(edge.to);
    if (isStem) joined.add(edge.to);
    (isStem ? stems : others).push({ edge, from, to });
  }
  return { stems: stems.sort((a, b) => b.to.y - a.to.y), others };
}

/** Down from a node's left side, then right to the node below. */
function stem({ edge, from, to }: Line): LaidOutEdge {
  const x = from.x + STEM;
  const y = to.y + NODE_HEIGHT / 2;
  const points: Point[] = [
    { x, y: from.y + NODE_HEIGHT },
    { x, y },
    { x: to.x, y },
  ];
  return { ...edge, points, ...(edge.label !== undefined && { labelAt: { x, y } }) };
}

/** Out to a lane at `x`, along it, and back to the other node's right side. */
function side({ edge, from, to }: Line, x: number): LaidOutEdge {
  const start = { x: from.x + from.width, y: from.y + NODE_HEIGHT / 2 };
  const end = { x: to.x + to.width, y: to.y + NODE_HEIGHT / 2 };
  const points: Point[] = [start, { x, y: start.y }, { x, y: end.y }, end];
  const labelAt = { x: end.x + LANES_BEGIN / 2, y: end.y };
  return { ...edge, points, ...(edge.label !== undefined && { labelAt }) };
}

/** A lane for each line, from zero: lines share one where they do not meet. Beyond a number of lanes they do. */
function lanesOf(lines: readonly Line[]): readonly number[] {
  const lanes: number[] = lines.map(() => 0);
  const ends: number[] = [];
  const extents = lines.map(({ from, to }, index) => ({
    index,
    top: Math.min(from.y, to.y),
    bottom: Math.max(from.y, to.y),
  }));
  for (const { index, top, bottom } of extents.sort((a, b) => a.top - b.top)) {
    const free = ends.findIndex((end) => end < top);
    const lane = free >= 0 ? free : ends.length < MOST_LANES ? ends.length : index % MOST_LANES;
    ends[lane] = Math.max(ends[lane] ?? 0, bottom);
    lanes[index] = lane;
  }
  return lanes;
}
