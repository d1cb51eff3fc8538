/** The lines of the drawing, each with its label on a small pill. */
import type { PreviewEdge } from '../../../server/src/protocol.ts';
import { setAttributes, svg } from '../dom.ts';
import { edgePath, pointOnBend } from './edgePath.ts';
import { LABEL_HEIGHT, type PlacedLabel } from './labels.ts';

/** An empty group for an edge; `fillEdge` draws it. The table says in words what edges say. */
export function createEdge(id: string): SVGGElement {
  return svg('g', { class: 'edge', 'data-id': id, 'aria-hidden': 'true' });
}

/** Draws the line, and its label or its mark. */
export function fillEdge(group: SVGGElement, edge: PreviewEdge, label: PlacedLabel | undefined): void {
  setAttributes(group, { 'data-state': edge.state, 'data-from': edge.from, 'data-to': edge.to });
  group.replaceChildren(
    ...(edge.problem === undefined ? [] : [svg('title', {}, edge.problem)]),
    svg('path', { class: 'line', d: edgePath(edge.points) }),
    ...(label === undefined ? [] : [pill(label)]),
    // Colour alone must not tell what is wrong.
    ...(edge.state === 'invalid' ? [cross(edge, label)] : []),
  );
}

function pill({ x, y, width, text }: PlacedLabel): SVGGElement {
  return svg(
    'g',
    { class: 'pill', transform: `translate(${round(x)} ${round(y)})` },
    svg('rect', { x: -width / 2, y: -LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT, rx: LABEL_HEIGHT / 2 }),
    svg('text', { y: 3.8 }, text),
  );
}

function cross(edge: PreviewEdge, label: PlacedLabel | undefined): SVGGElement {
  const { x, y } =
    label === undefined ? pointOnBend(edge.points, 0.5) : { x: label.x - label.width / 2 - 9, y: label.y };
  return svg(
    'g',
    { class: 'cross', transform: `translate(${round(x)} ${round(y)})` },
    svg('circle', { r: 6.5 }),
    svg('path', { d: 'M-2.4-2.4 2.4 2.4M2.4-2.4-2.4 2.4' }),
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
