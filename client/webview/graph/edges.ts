/** The lines of the drawing, each with its label on a small pill. */
import type { PreviewEdge } from '../../../server/src/protocol.ts';
import { setAttributes, svg } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { describeEdge } from './describe.ts';
import { edgePath } from './edgePath.ts';
import { type EdgeMark, type EdgeSign, MARK_HEIGHT, SIGN_WIDTH } from './labels.ts';

/** Dashing a line takes time by its length; a hundred lines of this height would hold up every frame. */
const LONG = 3000;

const CIRCLE = 'M-6.5 0a6.5 6.5 0 1 1 13 0a6.5 6.5 0 1 1-13 0Z';

/** An empty group for an edge; `fillEdge` draws it. The table says in words what edges say. */
export function createEdge(id: string): SVGGElement {
  return svg('g', { class: 'edge', 'data-id': id, 'aria-hidden': 'true' });
}

/** Draws the line, and on it its label and a sign if not all is well: colour alone must not tell what is wrong. */
export function fillEdge(
  group: SVGGElement,
  edge: PreviewEdge,
  mark: EdgeMark | undefined,
  texts: Texts,
): void {
  setAttributes(group, {
    'data-state': edge.state,
    'data-verdict': edge.verdict?.type,
    'data-from': edge.from,
    'data-to': edge.to,
  });
  group.classList.toggle('long', heightOf(edge) > LONG);
  const d = edgePath(edge.points);
  const isTelling = edge.verdict !== undefined || edge.problem !== undefined;
  group.replaceChildren(
    ...(isTelling ? [svg('title', {}, describeEdge(edge, texts))] : []),
    // A line is thin, and its words are for those who point at about it.
    ...(isTelling ? [svg('path', { class: 'reach', d })] : []),
    svg('path', { class: 'line', d }),
    ...(mark === undefined ? [] : [drawMark(mark, edge.label)]),
  );
}

function heightOf({ points }: PreviewEdge): number {
  return Math.abs((points.at(-1)?.y ?? 0) - (points[0]?.y ?? 0));
}

function drawMark({ x, y, width, pillWidth, sign }: EdgeMark, label: string | undefined): SVGGElement {
  const group = svg('g', { class: 'mark', transform: `translate(${round(x)} ${round(y)})` });
  if (sign !== undefined) group.append(drawSign(sign, SIGN_WIDTH / 2 - width / 2));
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

/** The body of a sign, and what stands in it. */
const SIGNS: Readonly<Record<EdgeSign, readonly [body: string, inside: string]>> = {
  invalid: [CIRCLE, 'M-2.4-2.4 2.4 2.4M2.4-2.4-2.4 2.4'],
  unknown: [CIRCLE, 'M-1.9-1.5a1.9 1.9 0 1 1 2.5 1.8q-.6.3-.6 1M0 3.1v.1'],
  specific: ['M0-7 7 0 0 7-7 0Z', 'M-2 0h4'],
};

function drawSign(sign: EdgeSign, x: number): SVGGElement {
  const [body, inside] = SIGNS[sign];
  return svg(
    'g',
    { class: 'sign-mark', 'data-sign': sign, transform: `translate(${round(x)} 0)` },
    svg('path', { class: 'body', d: body }),
    svg('path', { class: 'inside', d: inside }),
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
