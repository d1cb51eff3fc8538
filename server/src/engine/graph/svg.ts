import type { LaidOutEdge, LaidOutGraph, LaidOutNode } from './layout.ts';
import type { NodeKind, State } from './model.ts';

/** The graph as a picture that stands alone: no script, no font, no reference; it follows a dark colour scheme. */
export function toSvg(graph: LaidOutGraph): string {
  const width = Math.max(graph.width, 1);
  const height = Math.max(graph.height, 1);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    '<title>Gateway API resources</title>',
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${width}" height="${height}"/>`,
    ...graph.edges.map(edge),
    ...graph.nodes.map(node),
    '</svg>',
    '',
  ].join('\n');
}

const STYLE = [
  'text{font-family:system-ui,sans-serif;fill:#1f2328}',
  '.paper{fill:#fff}.node rect{fill:#fff;stroke:#8c959f}.label{font-size:13px;font-weight:600}',
  '.detail,.weight{font-size:11px;fill:#57606a}.weight{stroke:#fff;stroke-width:4;paint-order:stroke}.edge{fill:none;stroke:#8c959f;stroke-width:1.5}',
  '.absent rect,.edge.absent{stroke-dasharray:5 4}.edge.unknown{stroke-dasharray:1.5 4}.edge.specific{stroke-dasharray:8 3 2 3}.invalid rect,.edge.invalid{stroke:#cf222e;stroke-width:2}',
  '@media(prefers-color-scheme:dark){text{fill:#e6edf3}.paper{fill:#0d1117}.node rect{fill:#161b22;stroke:#6e7681}',
  '.detail,.weight{fill:#9198a1}.weight{stroke:#0d1117}.edge{stroke:#6e7681}.invalid rect,.edge.invalid{stroke:#f85149}}',
].join('');

const BARS: Record<NodeKind, string> = {
  GatewayClass: '#6e7781',
  Mesh: '#6e7781',
  Gateway: '#0969da',
  ListenerSet: '#218bff',
  Listener: '#54aeff',
  Group: '#8250df',
  Route: '#8250df',
  Rule: '#bf87ff',
  Backend: '#1a7f37',
  Policy: '#bc4c00',
};

function node({ kind, apiKind, label, detail, state, problem, x, y, width, height }: LaidOutNode): string {
  const head = [apiKind, label].filter((text) => text !== '').join(' ');
  const hover = [head, detail, problem ?? ''].filter((line) => line !== '').join('\n');
  return [
    `<g class="node ${state}" transform="translate(${x} ${y})"><title>${escaped(hover)}</title>`,
    `<rect width="${width}" height="${height}" rx="6"/>`,
    `<path d="M3 6v${height - 12}" stroke="${BARS[kind]}" stroke-width="4" stroke-linecap="round"/>`,
    `<text class="label" x="16" y="19">${escaped(cut(label, width, 7.6))}</text>`,
    `<text class="detail" x="16" y="36">${escaped(cut([shownKind(kind, apiKind), detail].filter((text) => text !== '').join(' '), width, 6.4))}</text>`,
    '</g>',
  ].join('');
}

/** A listener's detail begins with its protocol already. */
function shownKind(kind: NodeKind, apiKind: string): string {
  return kind === 'Listener' ? '' : apiKind;
}

function edge({ points, state, label, labelAt, problem }: LaidOutEdge): string {
  const [start, , , end] = points;
  if (!start || !end) return '';
  const hover = problem === undefined ? '' : `<title>${escaped(problem)}</title>`;
  const text =
    label === undefined || !labelAt
      ? ''
      : `<text class="weight" x="${labelAt.x}" y="${labelAt.y + 4}" text-anchor="middle">${escaped(label)}</text>`;
  return `<path class="edge ${state satisfies State}" d="${curve(points)}">${hover}</path>${text}`;
}

/** A smooth line through the first and last point; the corners between are its handles. */
function curve(points: LaidOutEdge['points']): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : index === 1 ? 'C' : ''}${x} ${y}`).join(' ');
}

function cut(text: string, width: number, perCharacter: number): string {
  const room = Math.floor((width - 28) / perCharacter);
  return text.length <= room ? text : `${text.slice(0, Math.max(room - 1, 0))}…`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`).replaceAll(CONTROL, ' ');
}

/** Characters that XML cannot hold, even escaped. */
const CONTROL = /(?![\n\t])\p{Cc}/gu;
