import type { RouteGroup } from './groups.ts';
import { routeGroups } from './groups.ts';
import type { GraphEdge, GraphNode, ResourceGraph, State } from './model.ts';

/** Which groups the reader opened and shut, and nodes that have to be in sight whatever group they are in. */
export type GroupsWanted = {
  readonly open: readonly string[];
  readonly shut: readonly string[];
  readonly show: readonly string[];
};

/** What is not drawn, and in which group it is; `state` and `problem` also speak of the lines at it. */
export type FoldedNode = Pick<
  GraphNode,
  'id' | 'kind' | 'apiKind' | 'label' | 'detail' | 'state' | 'problem'
> & {
  readonly memberOf: string;
};

export type FoldedGraph = ResourceGraph & { readonly folded: readonly FoldedNode[] };

/**
 * The graph with its many Routes in groups. A group stands between its parents and its Routes; shut, it stands for them
 * and for what only they lead to. A graph of few Routes is given back as it is.
 */
export function foldRoutes(graph: ResourceGraph, wanted: GroupsWanted): FoldedGraph {
  const groups = routeGroups(graph);
  if (groups.length === 0) return { ...graph, folded: [] };
  const groupOf = membership(graph, groups);
  const hidden = new Set<string>();
  const isOpen = opener(wanted, groupOf);
  for (const [id, group] of groupOf) if (!isOpen(group)) hidden.add(id);

  const about = new Map(groups.map((group) => [group.id, createTally(group, isOpen(group.id))]));
  const worst = worstLines(graph.edges);
  const folded: FoldedNode[] = [];
  for (const node of graph.nodes) {
    const group = groupOf.get(node.id);
    if (group === undefined) continue;
    const { state, problem } = troubled(node, worst.get(node.id));
    about.get(group)?.count(node, state, problem);
    if (!hidden.has(node.id)) continue;
    const { id, kind, apiKind, label, detail } = node;
    folded.push({
      id,
      kind,
      apiKind,
      label,
      detail,
      state,
      ...(problem !== undefined && { problem }),
      memberOf: group,
    });
  }
  const drawn = graph.nodes
    .filter(({ id }) => !hidden.has(id))
    .map((node) => {
      const group = groupOf.get(node.id);
      return group === undefined ? node : { ...node, memberOf: group };
    });
  const heads = [...about.values()].map((each) => each.node());
  const firstRoute = drawn.findIndex(({ kind }) => kind === 'Route' || kind === 'Rule' || kind === 'Backend');
  const at = firstRoute === -1 ? drawn.length : firstRoute;
  return {
    nodes: [...drawn.slice(0, at), ...heads, ...drawn.slice(at)],
    edges: linesBetween(graph.edges, groups, (id) => (hidden.has(id) ? groupOf.get(id) : undefined)),
    folded,
  };
}

/** The group of each Route, of its rules, and of the backends and policies that belong to Routes of one group alone. */
function membership(
  { nodes, edges }: ResourceGraph,
  groups: readonly RouteGroup[],
): ReadonlyMap<string, string> {
  const groupOf = new Map(groups.flatMap(({ id, routes }) => routes.map((route) => [route.id, id] as const)));
  const leading = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const others = leading.get(to);
    if (others) others.push(from);
    else leading.set(to, [from]);
  }
  // In drawing order, so that whatever leads to a node was looked at before.
  for (const { id, kind } of nodes) {
    if (kind !== 'Rule' && kind !== 'Backend' && kind !== 'Policy') continue;
    const over = new Set((leading.get(id) ?? []).map((from) => groupOf.get(from)));
    const [only] = over;
    if (over.size === 1 && only !== undefined) groupOf.set(id, only);
  }
  return groupOf;
}

function opener(
  { open, shut, show }: GroupsWanted,
  groupOf: ReadonlyMap<string, string>,
): (group: string) => boolean {
  const opened = new Set(open);
  const shown = new Set(show.map((id) => groupOf.get(id)));
  for (const group of shut) shown.delete(group);
  return (group) => opened.has(group) || shown.has(group);
}

type Trouble = Pick<GraphNode, 'state' | 'problem'>;

/** For each node the line to or from it that is certainly wrong, if there is one. */
function worstLines(edges: readonly GraphEdge[]): ReadonlyMap<string, Trouble> {
  const worst = new Map<string, Trouble>();
  for (const edge of edges) {
    if (edge.state !== 'invalid') continue;
    // The line from a rule to a backend is the rule's mistake, the one to a Route is the Route's.
    for (const end of [edge.from, edge.to]) if (!worst.has(end)) worst.set(end, edge);
  }
  return worst;
}

function troubled(node: Trouble, line: Trouble | undefined): Trouble {
  if (node.state === 'invalid' || line === undefined) return node;
  return line;
}

type Tally = {
  readonly count: (node: GraphNode, state: State, problem: string | undefined) => void;
  readonly node: () => GraphNode;
};

function createTally({ id, by, label, routes }: RouteGroup, isOpen: boolean): Tally {
  let backends = 0;
  const problems = new Set<string>();
  return {
    count: (node, state, problem) => {
      if (node.kind === 'Backend') backends += 1;
      // One mistake that is told at several places counts once.
      if (state === 'invalid') problems.add(problem ?? node.id);
    },
    node: () => ({
      id,
      kind: 'Group',
      apiKind: '',
      label,
      detail: '',
      state: problems.size > 0 ? 'invalid' : 'ok',
      group: { isOpen, by, routes: routes.length, backends, problems: problems.size },
    }),
  };
}

/** The lines of what is drawn, with those from the parents of a group to its Routes led through the group. */
function linesBetween(
  edges: readonly GraphEdge[],
  groups: readonly RouteGroup[],
  hiddenIn: (id: string) => string | undefined,
): readonly GraphEdge[] {
  const groupOf = new Map(groups.flatMap(({ id, routes }) => routes.map((route) => [route.id, id] as const)));
  const lines = new Map<string, GraphEdge>();
  const add = (edge: GraphEdge): void => {
    const before = lines.get(edge.id);
    if (before === undefined || (before.state !== 'invalid' && edge.state === 'invalid'))
      lines.set(edge.id, edge);
  };
  const agreed = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const group = groupOf.get(edge.to);
    if (group === undefined) {
      // What Routes of several groups lead to is drawn, and a shut group leads to it.
      const from = hiddenIn(edge.from);
      if (hiddenIn(edge.to) !== undefined) continue;
      add(from === undefined ? edge : { id: `${from} ${edge.to}`, from, to: edge.to, state: edge.state });
      continue;
    }
    const id = `${edge.from} ${group}`;
    const said = agreed.get(id);
    // What holds for some Routes only is said at these; the line is as sure as the surest of them.
    if (said === undefined || (said.state !== edge.state && edge.state === 'ok'))
      agreed.set(id, { id, from: edge.from, to: group, state: edge.state });
    if (hiddenIn(edge.to) === undefined) add({ ...edge, id: `${group} ${edge.to}`, from: group });
  }
  return [...agreed.values(), ...lines.values()];
}
