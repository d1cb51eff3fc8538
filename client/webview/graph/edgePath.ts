/** From the corners of an edge to a line that is pleasant to follow. Pure. */
import type { Point } from '../viewport/view.ts';

const ARROW_LENGTH = 6;
const ARROW_WIDTH = 3.5;

const RADIUS = 8;
/** A taller sweep is next to a straight line, but slower to draw, and hundreds of them make a wedge instead of a trunk. */
const TALLEST_SWEEP = 1000;

/** A cubic Bézier curve: two ends and the two handles between. */
type Curve = readonly [Point, Point, Point, Point];

/** Path data of the line and of the arrow's head at its end. */
export function edgePath(points: readonly Point[]): string {
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2) return '';
  const sweep = sweepOf(points);
  const line = sweep
    ? `${at(first)}L${at(sweep[0])}C${at(sweep[1])} ${at(sweep[2])} ${at(sweep[3])}`
    : rounded(points);
  const back = last.x >= (points.at(-2) ?? first).x ? -ARROW_LENGTH : ARROW_LENGTH;
  const head = (side: number) => at({ x: last.x + back, y: last.y + side * ARROW_WIDTH });
  return `M${line}M${head(-1)}L${at(last)}L${head(1)}`;
}

/** The point at `part` (0 to 1) of the way through a line's sweep; nothing for a line that goes round corners. */
export function pointOnSweep(points: readonly Point[], part: number): Point | undefined {
  const sweep = sweepOf(points);
  if (sweep === undefined) return undefined;
  const rest = 1 - part;
  const mix = (a: number, b: number, c: number, d: number) =>
    a * rest ** 3 + 3 * b * rest ** 2 * part + 3 * c * rest * part ** 2 + d * part ** 3;
  const [a, b, c, d] = sweep;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}

/** Where a mark of a line round corners stands: at `wanted` if that is on its last stretch, else in the middle of it. */
export function pointAtEnd(points: readonly Point[], wanted: Point | undefined): Point {
  const to = points.at(-1) ?? { x: 0, y: 0 };
  const from = points.at(-2) ?? to;
  return wanted?.y === to.y ? wanted : { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
}

/**
 * Lines from column to column have two right-angled corners and bend in one sweep, as near to their end as they come
 * from it level: between the columns, and not across the nodes of a column that they only pass.
 */
function sweepOf(points: readonly Point[]): Curve | undefined {
  const [start, one, two, end] = points;
  if (start === undefined || one === undefined || two === undefined || end === undefined) return undefined;
  if (points.length !== 4 || one.x !== two.x || one.y !== start.y || two.y !== end.y) return undefined;
  if (one.x < start.x || one.x >= end.x || Math.abs(end.y - start.y) > TALLEST_SWEEP) return undefined;
  const from = 2 * one.x - end.x;
  return [from > start.x ? { x: from, y: start.y } : start, one, two, end];
}

/** Straight from corner to corner, the corners a little round. */
function rounded(points: readonly Point[]): string {
  return points
    .map((corner, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return at(corner);
      if (after === undefined) return `L${at(corner)}`;
      const radius = Math.min(RADIUS, distance(before, corner) / 2, distance(corner, after) / 2);
      return `L${at(towards(corner, before, radius))}Q${at(corner)} ${at(towards(corner, after, radius))}`;
    })
    .join('');
}

function towards(from: Point, to: Point, length: number): Point {
  const part = length / (distance(from, to) || 1);
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function distance(from: Point, to: Point): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
