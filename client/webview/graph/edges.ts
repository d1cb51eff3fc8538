/** The lines of the drawing, each with its label on a small pill. */
import type { PreviewEdge } from '../../../server/src/protocol.ts';
import { setAttributes, svg } from '../dom.ts';
import { edgePath } from './edgePath.ts';
import { CROSS_WIDTH, type EdgeMark, MARK_HEIGHT } from './labels.ts';

/** Dashing a line takes time by its length; a hundred lines of this height would hold up every frame. */
const LONG = 3000;

/** An empty group for an edge; `fillEdge` draws it. The table says in words what edges say. */
export function createEdge(id: string): SVGGElement {
  return svg('g', { class: 'edge', 'data-id': id, 'aria-hidden': 'true' });
}

/** Draws the line, and on it its label and, if it is invalid, a cross: colour alone must not tell what is wrong. */
export function fillEdge(group: SVGGElement, edge: PreviewEdge, mark: EdgeMark | undefined): void {
  setAttributes(group, { 'data-state': edge.state, 'data-from': edge.from, 'data-to': edge.to });
  group.classList.toggle('long', heightOf(edge) > LONG);
  group.replaceChildren(
    ...(edge.problem === undefined ? [] : [svg('title', {}, edge.problem)]),
    svg('path', { class: 'line', d: edgePath(edge.points) }),
    ...(mark === undefined ? [] : [drawMark(mark, edge.label)]),
  );
}

function heightOf({ points }: PreviewEdge): number {
  return Math.abs((points.at(-1)?.y ?? 0) - (points[0]?.y ?? 0));
}

function drawMark({ x, y, width, pillWidth, hasCross }: EdgeMark, label: string | undefined): SVGGElement {
  const group = svg('g', { class: 'mark', transform: `translate(${round(x)} ${round(y)})` });
  if (hasCross) group.append(cross(CROSS_WIDTH / 2 - width / 2));
  if (label !== undefined) group.append(pill(width / 2 - pillWidth / 2, pillWidth, label));
  return group;
}

function pill(x: number, width: number, text: string): SVGGElement {
  return svg(
    'g',
    { class: 'pill', transform: `translate(${round(x)} 0)` },
    svg('rect', {
      x: round(-width / 2),
      y: -MARK_HEIGHT / 2,
      width: round(width),
      height: MARK_HEIGHT,
      rx: MARK_HEIGHT / 2,
    }),
    svg('text', { y: 3.8 }, text),
  );
}

function cross(x: number): SVGGElement {
  return svg(
    'g',
    { class: 'cross', transform: `translate(${round(x)} 0)` },
    svg('circle', { r: 6.5 }),
    svg('path', { d: 'M-2.4-2.4 2.4 2.4M2.4-2.4-2.4 2.4' }),
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
