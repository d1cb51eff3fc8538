/** The drawing as a whole: edges below nodes in one group, and what stands out in it. */
import type { NodeId, PreviewEdge, PreviewGraph, PreviewNode } from '../../../server/src/protocol.ts';
import { setAttributes, svg } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { createEdge, fillEdge } from './edges.ts';
import { createKeyed } from './keyed.ts';
import { type EdgeMark, LABEL_FONT, placeMarks } from './labels.ts';
import { inReadingOrder } from './navigate.ts';
import { createNearby } from './nearby.ts';
import { createNode, fillNode, placeNode } from './nodes.ts';
import { createMeasure } from './textFit.ts';

export type Scene = {
  readonly surface: SVGSVGElement;
  readonly world: SVGGElement;
  readonly update: (graph: PreviewGraph) => void;
  readonly node: (id: NodeId) => SVGGElement | undefined;
  /** The window shows the drawing from `top` to `bottom`: texts are drawn there only. */
  readonly look: (top: number, bottom: number) => void;
  /** The node that the text cursor is in. */
  readonly setCurrent: (id: NodeId | null) => void;
  /** The node that the pointer or the keyboard is on; its edges stand out. */
  readonly setNear: (id: NodeId | null) => void;
  /** What a search found, or nothing for no search, and the one it stands at. */
  readonly setMatches: (found: ReadonlySet<NodeId> | undefined, at: NodeId | undefined) => void;
  /** What the simulated request goes through. */
  readonly setPath: (ids: ReadonlySet<NodeId>) => void;
};

/** An empty drawing. */
export function createScene(texts: Texts): Scene {
  const edgeLayer = svg('g', { class: 'edges' });
  const nodeLayer = svg('g', { class: 'nodes' });
  const world = svg('g', { class: 'world' }, edgeLayer, nodeLayer);
  const surface = svg('svg', { class: 'surface', role: 'application', tabindex: -1 }, world);

  const fonts = { label: createMeasure(600, 13), detail: createMeasure(400, 11) };
  const measureLabel = createMeasure(LABEL_FONT.weight, LABEL_FONT.size);
  const nodes = createKeyed<PreviewNode>(nodeLayer, {
    id: ({ id }) => id,
    create: ({ id }) => createNode(id),
    draw: (element, node, before) => {
      if (before === undefined || !looksSame(node, before)) fillNode(element, node, fonts, texts);
      if (node.x !== before?.x || node.y !== before.y) placeNode(element, node);
    },
  });
  let marks: ReadonlyMap<string, EdgeMark> = new Map();
  let marksBefore = marks;
  const edges = createKeyed<PreviewEdge>(edgeLayer, {
    id: ({ id }) => id,
    create: ({ id }) => createEdge(id),
    draw: (element, edge, before) => {
      const mark = marks.get(edge.id);
      if (before !== undefined && isSameEdge(edge, before) && isSameMark(mark, marksBefore.get(edge.id)))
        return;
      fillEdge(element, edge, mark, texts);
    },
  });
  const nearby = createNearby();
  const edgesOf = new Map<NodeId, PreviewEdge[]>();
  const marked = { current: null as NodeId | null, near: null as NodeId | null };
  let matches: { found: ReadonlySet<NodeId> | undefined; at: NodeId | undefined } = {
    found: undefined,
    at: undefined,
  };
  let path: ReadonlySet<NodeId> = new Set();
  let drawn: PreviewGraph | undefined;

  const mark = (role: 'current' | 'near', id: NodeId | null, on: boolean) => {
    if (id === null) return;
    const element = nodes.element(id);
    element?.classList.toggle(role, on);
    if (role === 'current' && element !== undefined) setAttributes(element, { 'aria-current': on && 'true' });
    for (const edge of edgesOf.get(id) ?? []) edges.element(edge.id)?.classList.toggle(role, on);
  };
  const set = (role: 'current' | 'near', id: NodeId | null) => {
    if (marked[role] === id) return;
    mark(role, marked[role], false);
    marked[role] = id;
    mark(role, id, true);
  };
  const showMatches = () => {
    surface.classList.toggle('searching', matches.found !== undefined);
    for (const { id } of drawn?.nodes ?? []) {
      const classes = nodes.element(id)?.classList;
      classes?.toggle('match', matches.found?.has(id) ?? false);
      classes?.toggle('match-at', matches.at === id);
    }
  };

  const showPath = () => {
    for (const { id } of drawn?.nodes ?? []) {
      const element = nodes.element(id);
      element?.classList.toggle('path', path.has(id));
      if (element) setAttributes(element, { 'aria-description': path.has(id) && texts('simOnPath') });
    }
    for (const { id, from, to } of drawn?.edges ?? [])
      edges.element(id)?.classList.toggle('path', path.has(from) && path.has(to));
  };

  /** Edges stand where their marks do. */
  const heights = function* ({
    nodes: all,
    edges: lines,
  }: PreviewGraph): Iterable<readonly [Element, number]> {
    for (const { id, y } of all) {
      const element = nodes.element(id);
      if (element !== undefined) yield [element, y];
    }
    for (const { id } of lines) {
      const element = edges.element(id);
      const mark = marks.get(id);
      if (element !== undefined && mark !== undefined) yield [element, mark.y];
    }
  };

  return {
    surface,
    world,
    node: nodes.element,
    look: nearby.look,
    update: (graph) => {
      mark('current', marked.current, false);
      mark('near', marked.near, false);
      marksBefore = marks;
      marks = placeMarks(graph.edges, measureLabel);
      edges.update(graph.edges);
      nodes.update(inReadingOrder(graph));
      drawn = graph;
      nearby.place(heights(graph));
      edgesOf.clear();
      for (const edge of graph.edges)
        for (const end of new Set([edge.from, edge.to]))
          edgesOf.set(end, [...(edgesOf.get(end) ?? []), edge]);
      mark('current', marked.current, true);
      mark('near', marked.near, true);
      if (matches.found !== undefined) showMatches();
      if (path.size > 0) showPath();
    },
    setCurrent: (id) => set('current', id),
    setNear: (id) => set('near', id),
    setMatches: (found, at) => {
      if (found === undefined && matches.found === undefined) return;
      matches = { found, at };
      showMatches();
    },
    setPath: (ids) => {
      if (ids.size === 0 && path.size === 0) return;
      path = ids;
      showPath();
    },
  };
}

function isSameEdge(one: PreviewEdge, other: PreviewEdge): boolean {
  return (
    one.state === other.state &&
    one.label === other.label &&
    one.problem === other.problem &&
    one.verdict?.status === other.verdict?.status &&
    one.verdict?.reason === other.verdict?.reason &&
    one.from === other.from &&
    one.to === other.to &&
    one.points.length === other.points.length &&
    one.points.every(({ x, y }, at) => x === other.points[at]?.x && y === other.points[at]?.y)
  );
}

function isSameMark(one: EdgeMark | undefined, other: EdgeMark | undefined): boolean {
  return one?.x === other?.x && one?.y === other?.y && one?.width === other?.width;
}

const LOOKS = [
  'kind',
  'apiKind',
  'label',
  'detail',
  'state',
  'problem',
  'width',
  'height',
  'locatable',
] as const;

function looksSame(one: PreviewNode, other: PreviewNode): boolean {
  const inside = JSON.stringify(one.group) === JSON.stringify(other.group);
  return inside && LOOKS.every((field) => one[field] === other[field]);
}
