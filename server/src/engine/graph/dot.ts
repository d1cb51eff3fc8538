import { COLUMNS } from './build.ts';
import type { GraphEdge, GraphNode, ResourceGraph } from './model.ts';

/** The graph in Graphviz's language. */
export function toDot(graph: ResourceGraph): string {
  const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = [
    'digraph gateway_api {',
    '  rankdir=LR;',
    '  node [shape=box, style=rounded, fontname="sans-serif"];',
    '  edge [fontname="sans-serif"];',
  ];
  for (const node of graph.nodes) lines.push(`  ${ids.get(node.id)} [${attributes(node)}];`);
  for (const kind of COLUMNS) {
    const members = graph.nodes.filter((node) => node.kind === kind).map(({ id }) => `${ids.get(id)};`);
    if (members.length > 1) lines.push(`  { rank=same; ${members.join(' ')} }`);
  }
  for (const edge of graph.edges)
    lines.push(`  ${ids.get(edge.from)} -> ${ids.get(edge.to)} [${edgeAttributes(edge)}];`);
  return `${[...lines, '}'].join('\n')}\n`;
}

function attributes(node: GraphNode): string {
  const head = [node.apiKind, node.label].filter((text) => text !== '').join(' ');
  const label = [head, node.detail].filter((line) => line !== '').join('\n');
  return [`label=${quoted(label)}`, ...stateAttributes(node)].join(', ');
}

function edgeAttributes(edge: GraphEdge): string {
  return [`label=${quoted(edge.label ?? '')}`, ...stateAttributes(edge)].join(', ');
}

function stateAttributes({ state, problem }: GraphNode | GraphEdge): string[] {
  const tooltip = problem === undefined ? [] : [`tooltip=${quoted(problem)}`];
  if (state === 'absent') return ['style="rounded,dashed"', 'color=gray50', ...tooltip];
  if (state === 'unknown') return ['style=dotted', 'color=gray50', ...tooltip];
  if (state === 'specific') return ['style=dashed', 'color=gray50', ...tooltip];
  return state === 'invalid' ? ['color=red', ...tooltip] : tooltip;
}

function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
