/** Where the labels and marks of edges stand, so that none covers another. Pure. */
import type { PreviewEdge } from '../../../server/src/protocol.ts';
import type { Point } from '../viewport/view.ts';
import { pointAtEnd, pointOnSweep } from './edgePath.ts';

/** Around its middle, which is the point: a text on a pill, a sign, or a sign before a pill. */
export type EdgeMark = Point & {
  readonly width: number;
  readonly pillWidth: number;
  readonly sign?: EdgeSign;
};

/** A cross, a question mark, a diamond: told apart by shape, not by colour alone. */
export type EdgeSign = 'invalid' | 'unknown' | 'specific';

export const MARK_HEIGHT = 16;
export const SIGN_WIDTH = 15;
export const LABEL_FONT = { weight: 600, size: 10 };
const PADDING = 10;
const GAP = 1;
/** A little above or below its line a mark is still that line's, and better than under another. */
const LIFTS = [0, -8, 8];
/**
 * Parts of the way, the best first. Lines that fan out from one node are apart at their ends, lines that come together
 * are apart at their starts; two marks find room side by side between the columns.
 */
const PARTS = [0.74, 0.26, 0.5, 0.64, 0.36, 0.84, 0.16];

/** The mark of each edge that has a label or is not certainly well, by the edge's id; `measure` tells how wide a text is. */
export function placeMarks(
  edges: readonly PreviewEdge[],
  measure: (text: string) => number,
): ReadonlyMap<string, EdgeMark> {
  const placed = new Map<string, EdgeMark>();
  // Only marks of nearly the same height can meet, so they are kept by height.
  const bands = new Map<number, EdgeMark[]>();
  for (const { id, label, state, points, labelAt } of edges) {
    const sign = state === 'ok' || state === 'absent' ? undefined : state;
    if (label === undefined && sign === undefined) continue;
    const pillWidth = label === undefined ? 0 : measure(label) + PADDING;
    const width = pillWidth + (sign === undefined ? 0 : SIGN_WIDTH);
    const onSweep = PARTS.flatMap((part) => pointOnSweep(points, part) ?? []);
    const places = onSweep.length > 0 ? onSweep : [pointAtEnd(points, labelAt)];
    const spots = LIFTS.flatMap((lift) =>
      places.map(({ x, y }) => ({ x, y: y + lift, width, pillWidth, ...(sign && { sign }) })),
    );
    const best = leastCovered(spots, bands);
    if (best === undefined) continue;
    placed.set(id, best);
    const band = bandOf(best);
    const others = bands.get(band);
    if (others === undefined) bands.set(band, [best]);
    else others.push(best);
  }
  return placed;
}

/** The first spot that is free, else the one that others cover least. */
function leastCovered(
  spots: readonly EdgeMark[],
  bands: ReadonlyMap<number, readonly EdgeMark[]>,
): EdgeMark | undefined {
  let best: { readonly spot: EdgeMark; readonly covered: number } | undefined;
  for (const spot of spots) {
    const band = bandOf(spot);
    const near = [band - 1, band, band + 1].flatMap((each) => bands.get(each) ?? []);
    const covered = near.reduce((sum, other) => sum + overlap(spot, other), 0);
    if (best === undefined || covered < best.covered) best = { spot, covered };
    if (covered === 0) break;
  }
  return best?.spot;
}

function bandOf({ y }: Point): number {
  return Math.floor(y / (MARK_HEIGHT + GAP));
}

/** In square pixels, a little air around included. */
function overlap(one: EdgeMark, other: EdgeMark): number {
  const across = (one.width + other.width) / 2 + GAP - Math.abs(one.x - other.x);
  const down = MARK_HEIGHT + GAP - Math.abs(one.y - other.y);
  return across > 0 && down > 0 ? across * down : 0;
}
