import { type HierarchyPointNode, stratify, tree } from 'd3-hierarchy';
import { COLUMNS } from './build.ts';
import type { GraphEdge, GraphNode, NodeKind, ResourceGraph } from './model.ts';

/** A graph with coordinates in CSS pixels; the top left corner is the origin. */
export type LaidOutGraph = {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly LaidOutNode[];
  readonly edges: readonly LaidOutEdge[];
};
export type Point = { readonly x: number; readonly y: number };
export type LaidOutNode = GraphNode & Point & { readonly width: number; readonly height: number };
export type LaidOutEdge = GraphEdge & { readonly points: readonly Point[]; readonly labelAt?: Point };

/**
 * Places the nodes: one column a kind, from left to right as a request travels, and within the columns a tidy tree
 * (Buchheim, in d3-hierarchy). It takes linear time and keeps its order, so that the picture does not jump while its
 * author types. A node with several parents stands by its first.
 */
export function layOut(graph: ResourceGraph): LaidOutGraph {
  if (graph.nodes.length === 0) return { width: 0, height: 0, nodes: [], edges: [] };
  const columns = columnsOf(graph.nodes);
  const rows = rowsOf(graph);
  const nodes = graph.nodes.map((node): LaidOutNode => {
    const column = columns.get(node.kind) ?? { x: 0, width: 0 };
    const y = MARGIN + (rows.get(node.id) ?? 0) * ROW;
    return { ...node, x: column.x, y, width: column.width, height: NODE_HEIGHT };
  });
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const edges = graph.edges.flatMap((edge) => {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    return from && to ? [route(edge, from, to, columns.get('Group')?.x)] : [];
  });
  return {
    width: Math.max(...nodes.map(({ x, width }) => x + width)) + MARGIN,
    height: Math.max(...nodes.map(({ y }) => y)) + NODE_HEIGHT + MARGIN,
    nodes,
    edges,
  };
}

export const MARGIN = 24;
export const NODE_HEIGHT = 46;
const ROW = NODE_HEIGHT + 14;
const GAP = 56; // between columns
const LABEL_GAP = 84; // before the backends, wide enough for a label
const MIN_WIDTH = 120;
const MAX_WIDTH = 280;
/** Of a group's second line, which the page words: how many Routes, backends and problems. */
const GROUP_TEXT = 38;

type Column = { readonly x: number; readonly width: number };

/** How wide a drawing in columns is, without the work of making it. */
export function columnsWidth(nodes: readonly GraphNode[]): number {
  return Math.max(0, ...[...columnsOf(nodes).values()].map(({ x, width }) => x + width + MARGIN));
}

/** Columns that have nodes, each as wide as its longest text asks for. */
function columnsOf(nodes: readonly GraphNode[]): Map<NodeKind, Column> {
  const columns = new Map<NodeKind, Column>();
  let x = MARGIN;
  for (const kind of COLUMNS) {
    const inColumn = nodes.filter((node) => node.kind === kind);
    if (inColumn.length === 0) continue;
    const width = Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, ...inColumn.map(textWidth)));
    if (columns.size > 0) x += kind === 'Backend' ? LABEL_GAP : GAP;
    columns.set(kind, { x, width });
    x += width;
  }
  return columns;
}

/** About how wide a node's longer line is, with its padding; the page cuts what is longer still. */
export function textWidth({ label, detail, apiKind, group }: GraphNode): number {
  const second = group ? GROUP_TEXT : apiKind.length + 3 + detail.length;
  return Math.ceil(Math.max(label.length * 7.6, second * 6.5) + 44);
}

/** Each node's row, from zero; halves stand between two rows. */
function rowsOf({ nodes, edges }: ResourceGraph): Map<string, number> {
  const parents = firstParents(nodes, edges);
  const root = stratify<string>()
    .id((id) => id)
    .parentId((id) => (id === ROOT ? undefined : (parents.get(id) ?? ROOT)))([
    ROOT,
    ...nodes.map(({ id }) => id),
  ]);
  const laidOut = tree<string>()
    .nodeSize([1, 1])
    .separation(() => 1)(root);
  laidOut.eachAfter(pullUp);
  const placed = laidOut.descendants().filter(({ data }) => data !== ROOT);
  return withoutOverlaps(placed, nodes);
}

const ROOT = ' ';
const MOST_ROWS_BELOW_FIRST = 3;

/**
 * The middle of hundreds of Routes is far from the first of them: who looks at one should see its Gateway. So a node
 * that stands too far below its first branch is drawn up to it, and with it the leaves that were spread beside it.
 */
function pullUp(node: HierarchyPointNode<string>): void {
  const children = node.children ?? [];
  const at = Math.max(
    children.findIndex((child) => child.children !== undefined),
    0,
  );
  const first = children[at];
  if (first === undefined || node.x - first.x <= MOST_ROWS_BELOW_FIRST) return;
  let previous = first.x - at - 1;
  for (const child of children) {
    if (child.children === undefined) child.x = previous + 1;
    previous = child.x;
  }
  node.x = (children[0] ?? first).x + Math.min(MOST_ROWS_BELOW_FIRST, (children.length - 1) / 2);
}

/** For each node the first node that leads to it, rather by a good line, where that makes no circle. */
export function firstParents(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Map<string, string> {
  const known = new Set(nodes.map(({ id }) => id));
  const parents = new Map<string, string>();
  const leadsTo = (from: string, to: string): boolean => {
    for (let at: string | undefined = from; at !== undefined; at = parents.get(at))
      if (at === to) return true;
    return false;
  };
  const surestFirst = [...edges].sort((a, b) => Number(a.state !== 'ok') - Number(b.state !== 'ok'));
  for (const { from, to } of surestFirst)
    if (known.has(from) && known.has(to) && !parents.has(to) && !leadsTo(from, to)) parents.set(to, from);
  return parents;
}

/**
 * The tree keeps nodes of one depth apart; a column may hold several depths (a Route without a listener), so columns
 * are swept once more from top to bottom.
 */
function withoutOverlaps(
  placed: readonly { readonly data: string; readonly x: number }[],
  nodes: readonly GraphNode[],
): Map<string, number> {
  const kinds = new Map(nodes.map(({ id, kind }) => [id, kind]));
  const top = Math.min(...placed.map(({ x }) => x));
  const free = new Map<NodeKind | undefined, number>();
  const rows = new Map<string, number>();
  for (const { data, x } of [...placed].sort((a, b) => a.x - b.x)) {
    const kind = kinds.get(data);
    const row = Math.max(x - top, free.get(kind) ?? 0);
    rows.set(data, row);
    free.set(kind, row + 1);
  }
  return rows;
}

/** A line from the right side of one node to the left side of the other; its label stands at the middle of the bend. */
function route(
  edge: GraphEdge,
  from: LaidOutNode,
  to: LaidOutNode,
  groupsBegin: number | undefined,
): LaidOutEdge {
  const start = { x: from.x + from.width, y: from.y + NODE_HEIGHT / 2 };
  const end = { x: to.x, y: to.y + NODE_HEIGHT / 2 };
  // A line that passes the groups bends before them: at its own node's height there is none, but there may be beside it.
  const passes = to.kind === 'Route' && from.kind !== 'Group' && groupsBegin !== undefined;
  const bend = passes ? Math.max(groupsBegin - GAP / 2, start.x) : end.x - GAP / 2;
  const corner = Math.max(bend, start.x);
  const points = [start, { x: corner, y: start.y }, { x: corner, y: end.y }, end];
  const labelAt = { x: corner, y: (start.y + end.y) / 2 };
  return { ...edge, points, ...(edge.label !== undefined && { labelAt }) };
}
