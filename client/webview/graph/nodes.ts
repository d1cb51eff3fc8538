/** The cards of the drawing: one group a node, moved by a transform, drawn anew only when what it says changed. */
import type { PreviewNode } from '../../../server/src/protocol.ts';
import { setAttributes, svg } from '../dom.ts';
import { nameOf } from '../groups/words.ts';
import type { Texts } from '../texts.ts';
import { describe, secondLine } from './describe.ts';
import { glyph } from './glyphs.ts';
import { fitText, type Measure } from './textFit.ts';

export type NodeFonts = { readonly label: Measure; readonly detail: Measure };

const RADIUS = 6;
const BAR = 4;
const TEXT_X = 36;
const PADDING = 10;
const BADGE = 16;
const RING = 3;
const CHEVRON = 20;
/** How far the card below a shut group looks out. */
const UNDER = 4;

/** An empty group for a node; `fillNode` draws it. */
export function createNode(id: string): SVGGElement {
  return svg('g', { class: 'node', 'data-id': id, role: 'button', tabindex: -1 });
}

/** Moves the group to its place. */
export function placeNode(group: SVGGElement, { x, y }: PreviewNode): void {
  group.setAttribute('transform', `translate(${x} ${y})`);
}

/** Draws the card. */
export function fillNode(group: SVGGElement, node: PreviewNode, fonts: NodeFonts, texts: Texts): void {
  const { kind, state, width, height, group: held } = node;
  const description = describe(node, texts);
  setAttributes(group, {
    'data-kind': kind,
    'data-state': state,
    'aria-label': description,
    'aria-disabled': node.locatable || held !== undefined ? undefined : 'true',
    'aria-expanded': held === undefined ? undefined : String(held.isOpen),
  });
  const right = PADDING + (held === undefined ? 0 : CHEVRON);
  const room = width - TEXT_X - right - (state === 'ok' ? 0 : BADGE + 4);
  const second = secondLine(node, texts);
  const middle = height / 2;
  const under = held === undefined || held.isOpen ? 0 : UNDER;
  group.replaceChildren(
    svg('rect', {
      class: 'ring',
      x: -RING,
      y: -RING,
      width: width + 2 * RING + under,
      height: height + 2 * RING + under,
      rx: RADIUS + RING,
    }),
    ...(under === 0 ? [] : [svg('rect', { class: 'under', x: under, y: under, width, height, rx: RADIUS })]),
    svg('rect', { class: 'card', width, height, rx: RADIUS }),
    svg('path', { class: 'bar', d: barPath(height) }),
    svg('g', { class: 'icon', transform: `translate(${BAR + 8} ${middle - 8})` }, glyph(kind)),
    svg(
      'text',
      { class: 'label', x: TEXT_X, y: second === '' ? middle + 4.5 : middle - 3.5 },
      fitText(nameOf(node, texts), room, fonts.label),
    ),
    ...(second === ''
      ? []
      : [
          svg(
            'text',
            { class: 'detail', x: TEXT_X, y: middle + 12.5 },
            fitText(second, width - TEXT_X - right, fonts.detail),
          ),
        ]),
    ...(state === 'ok' ? [] : [badge(state === 'invalid', width - right - BADGE / 2, middle - 8)]),
    ...(held === undefined ? [] : [chevron(held.isOpen, width - PADDING - CHEVRON / 4, middle)]),
  );
}

/** The coloured edge on the left, inside the card's round corners. */
function barPath(height: number): string {
  const end = height - RADIUS;
  return `M${BAR} 0H${RADIUS}A${RADIUS} ${RADIUS} 0 0 0 0 ${RADIUS}V${end}A${RADIUS} ${RADIUS} 0 0 0 ${RADIUS} ${height}H${BAR}Z`;
}

/** Whether a group is open, as trees show it. */
function chevron(isOpen: boolean, x: number, y: number): SVGPathElement {
  const d = isOpen ? 'M-4-2 0 2 4-2' : 'M-2-4 2 0-2 4';
  return svg('path', { class: 'chevron', d, transform: `translate(${x} ${y})` });
}

/** A mark beside the name: a cross for what is wrong, a question mark for what is not here. */
function badge(isInvalid: boolean, x: number, y: number): SVGGElement {
  const sign = isInvalid
    ? 'M-2.6-2.6 2.6 2.6M2.6-2.6-2.6 2.6'
    : 'M-2-1.6a2 2 0 1 1 2.6 1.9q-.6.3-.6 1.1M0 3.2v.1';
  return svg(
    'g',
    { class: 'badge', transform: `translate(${x} ${y})` },
    svg('circle', { r: 7 }),
    svg('path', { d: sign }),
  );
}
