import type { GraphEdge, GraphNode, ResourceGraph, State } from './model.ts';

/** The graph as a Mermaid flowchart, for READMEs and pull requests. */
export function toMermaid(graph: ResourceGraph): string {
  const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = ['flowchart LR'];
  for (const node of graph.nodes) lines.push(`  ${ids.get(node.id)}${shape(node)}`);
  for (const edge of graph.edges) lines.push(`  ${ids.get(edge.from)} ${arrow(edge)} ${ids.get(edge.to)}`);
  for (const state of ['absent', 'invalid'] as const) {
    const members = graph.nodes.filter((node) => node.state === state).map(({ id }) => ids.get(id));
    if (members.length > 0)
      lines.push(`  classDef ${state} ${STYLES[state]}`, `  class ${members.join(',')} ${state}`);
  }
  return `${lines.join('\n')}\n`;
}

const STYLES: Record<'absent' | 'invalid', string> = {
  absent: 'stroke-dasharray:4 3,opacity:0.75',
  invalid: 'stroke:#d32f2f,stroke-width:2px',
};

function shape(node: GraphNode): string {
  const head = [node.apiKind, node.label].filter((text) => text !== '').join(' ');
  const text = [head, node.detail]
    .filter((line) => line !== '')
    .map(quoted)
    .join('<br>');
  const [open, close] =
    node.kind === 'Backend' ? ['(["', '"])'] : node.kind === 'Rule' ? ['("', '")'] : ['["', '"]'];
  return `${open}${text}${close}`;
}

function arrow({ state, label }: GraphEdge): string {
  const line = ARROWS[state];
  return label === undefined ? line : `${line}|"${quoted(label)}"|`;
}

/** A cross at the end is refused, a circle is for others to decide; dots are not known. */
const ARROWS: Record<State, string> = {
  ok: '-->',
  absent: '-.->',
  invalid: '--x',
  unknown: '-.->',
  specific: '--o',
};

/** Mermaid reads `#34;` as a quote; entities keep workspace text from becoming markup. */
function quoted(text: string): string {
  return text.replaceAll(/[&<>"#|`[\]{}]/g, (character) => `#${character.charCodeAt(0)};`);
}
