import type { GraphEdge, GraphNode, GraphVerdict, ResourceGraph, State } from './model.ts';

/** One line of the table that says what the graph shows: a way from a listener to a backend. */
export type GraphRow = {
  readonly gateway: string;
  readonly listener: string;
  readonly hostnames: string;
  readonly route: string;
  readonly rule: string;
  readonly backend: string;
  readonly weight: string;
  readonly state: State;
  readonly problem?: string;
  /** The condition that says so: of what is worst, else of the Route at its parent. */
  readonly verdict?: GraphVerdict;
  readonly nodes: Partial<Record<'gateway' | 'listener' | 'route' | 'rule' | 'backend', string>>;
};

/** Every way through the graph, in drawing order. Gateways and listeners without Routes have a line of their own. */
export function graphRows(graph: ResourceGraph): GraphRow[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const into = group(graph.edges, ({ to }) => to);
  const outOf = group(graph.edges, ({ from }) => from);
  const rows: GraphRow[] = [];

  for (const route of graph.nodes.filter(({ kind }) => kind === 'Route')) {
    const parents = into.get(route.id)?.filter(({ from }) => nodes.get(from)?.kind !== 'Policy') ?? [];
    const rules = (outOf.get(route.id) ?? []).filter(({ to }) => nodes.get(to)?.kind === 'Rule');
    for (const parent of parents.length > 0 ? parents : [undefined])
      for (const rule of rules.length > 0 ? rules : [undefined]) {
        const backends = rule ? (outOf.get(rule.to) ?? []) : [];
        for (const backend of backends.length > 0 ? backends : [undefined])
          rows.push(row(nodes, into, route, parent, rule, backend));
      }
  }
  for (const node of graph.nodes)
    if ((node.kind === 'Listener' || node.kind === 'Gateway') && !outOf.has(node.id))
      rows.push(
        row(
          nodes,
          into,
          undefined,
          { id: '', from: node.id, to: '', state: node.state },
          undefined,
          undefined,
        ),
      );
  return rows;
}

type Edges = ReadonlyMap<string, readonly GraphEdge[]>;

function row(
  nodes: ReadonlyMap<string, GraphNode>,
  into: Edges,
  route: GraphNode | undefined,
  parent: GraphEdge | undefined,
  rule: GraphEdge | undefined,
  backend: GraphEdge | undefined,
): GraphRow {
  const top = parent ? nodes.get(parent.from) : undefined;
  const listener = top?.kind === 'Listener' ? top : undefined;
  const gateway = listener ? nodes.get(into.get(listener.id)?.[0]?.from ?? '') : top;
  const ruleNode = rule ? nodes.get(rule.to) : undefined;
  const backendNode = backend ? nodes.get(backend.to) : undefined;
  const all = [parent, backend, top, backendNode];
  const worst = WORST_FIRST.flatMap((state) => all.find((each) => each?.state === state) ?? [])[0];
  const verdict = worst ? worst.verdict : parent?.verdict;
  return {
    gateway: named(gateway),
    listener: listener ? `${listener.label} ${listener.detail}`.trim() : '',
    hostnames: route?.hostnames ?? '',
    route: route ? `${route.apiKind} ${route.label}` : '',
    rule: ruleNode ? `${ruleNode.label} ${ruleNode.detail}`.trim() : '',
    backend: named(backendNode),
    weight: backend?.label ?? '',
    state: worst?.state ?? 'ok',
    ...(worst?.problem !== undefined && { problem: worst.problem }),
    ...(verdict && { verdict }),
    nodes: {
      ...(gateway && { gateway: gateway.id }),
      ...(listener && { listener: listener.id }),
      ...(route && { route: route.id }),
      ...(ruleNode && { rule: ruleNode.id }),
      ...(backendNode && { backend: backendNode.id }),
    },
  };
}

const WORST_FIRST: readonly State[] = ['invalid', 'absent', 'unknown', 'specific'];

function named(node: GraphNode | undefined): string {
  return node ? `${node.apiKind} ${node.label}` : '';
}

function group(edges: readonly GraphEdge[], by: (edge: GraphEdge) => string): Edges {
  const groups = new Map<string, GraphEdge[]>();
  for (const edge of edges) {
    const others = groups.get(by(edge));
    if (others) others.push(edge);
    else groups.set(by(edge), [edge]);
  }
  return groups;
}
