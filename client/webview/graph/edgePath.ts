/** From the corners of an edge to a line that is pleasant to follow. Pure. */
import type { Point } from '../viewport/view.ts';

const ARROW_LENGTH = 6;
const ARROW_WIDTH = 3.5;

/** A cubic Bézier curve: two ends and the two handles between. */
type Curve = readonly [Point, Point, Point, Point];

/** Path data of the line and of the arrow's head at its end. */
export function edgePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (first === undefined || last === undefined) return '';
  const curve = bendOf(points);
  const line = curve
    ? `${at(first)}L${at(curve[0])}C${at(curve[1])} ${at(curve[2])} ${at(curve[3])}`
    : `${at(first)}${rest.map((point) => `L${at(point)}`).join('')}`;
  const back = last.x >= (rest.at(-2) ?? first).x ? -ARROW_LENGTH : ARROW_LENGTH;
  const head = (side: number) => at({ x: last.x + back, y: last.y + side * ARROW_WIDTH });
  return `M${line}M${head(-1)}L${at(last)}L${head(1)}`;
}

/** The point at `part` (0 to 1) of the way through the bend, where a label is read as the line's own. */
export function pointOnBend(points: readonly Point[], part: number): Point {
  const curve = bendOf(points) ?? straight(points);
  const rest = 1 - part;
  const mix = (a: number, b: number, c: number, d: number) =>
    a * rest ** 3 + 3 * b * rest ** 2 * part + 3 * c * rest * part ** 2 + d * part ** 3;
  const [a, b, c, d] = curve;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}

/**
 * Lines with two right-angled corners bend in one sweep, as near to their end as they come from it level: between the
 * columns, and not across the nodes of a column that they only pass.
 */
function bendOf(points: readonly Point[]): Curve | undefined {
  const [start, one, two, end] = points;
  if (start === undefined || one === undefined || two === undefined || end === undefined) return undefined;
  if (points.length !== 4 || one.x !== two.x || one.y !== start.y || two.y !== end.y) return undefined;
  const from = 2 * one.x - end.x;
  const isBehind = one.x >= start.x ? from > start.x : from < start.x;
  return [isBehind ? { x: from, y: start.y } : start, one, two, end];
}

function straight(points: readonly Point[]): Curve {
  const middle = Math.max(0, Math.floor(points.length / 2) - 1);
  const from = points[middle] ?? { x: 0, y: 0 };
  const to = points[middle + 1] ?? from;
  const between = (part: number) => ({
    x: from.x + (to.x - from.x) * part,
    y: from.y + (to.y - from.y) * part,
  });
  return [from, between(1 / 3), between(2 / 3), to];
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
