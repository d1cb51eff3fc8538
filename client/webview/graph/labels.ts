/** Where the labels of edges stand, so that none covers another. Pure. */
import type { PreviewEdge } from '../../../server/src/protocol.ts';
import type { Point } from '../viewport/view.ts';
import { pointOnBend } from './edgePath.ts';

export type PlacedLabel = Point & { readonly text: string; readonly width: number };

export const LABEL_HEIGHT = 16;
export const LABEL_FONT = { weight: 600, size: 10 };
const PADDING = 12;
const GAP = 2;
/** Parts of the way, the best first: in the middle, else a little to either side. */
const PARTS = [0.5, 0.62, 0.38, 0.74, 0.26, 0.84, 0.16];

/** The middle, text and width of the label of each edge that has one, by the edge's id; widths come from `measure`. */
export function placeLabels(
  edges: readonly PreviewEdge[],
  measure: (text: string) => number,
): ReadonlyMap<string, PlacedLabel> {
  const placed = new Map<string, PlacedLabel>();
  // Only labels in the same row of the screen can meet, so each row keeps its own list.
  const rows = new Map<number, PlacedLabel[]>();
  for (const { id, label, points, labelAt } of edges) {
    if (label === undefined) continue;
    const width = measure(label) + PADDING;
    const spots = PARTS.map((part) => ({ ...pointOnBend(points, part), text: label, width }));
    const [first = { x: labelAt?.x ?? 0, y: labelAt?.y ?? 0, text: label, width }] = spots;
    const spot = spots.find((candidate) => isFree(candidate, rows)) ?? first;
    placed.set(id, spot);
    for (const row of rowsAround(spot)) rows.set(row, [...(rows.get(row) ?? []), spot]);
  }
  return placed;
}

function isFree(spot: PlacedLabel, rows: ReadonlyMap<number, readonly PlacedLabel[]>): boolean {
  return rowsAround(spot).every((row) => (rows.get(row) ?? []).every((other) => !overlap(spot, other)));
}

function rowsAround({ y }: Point): number[] {
  const row = Math.floor(y / LABEL_HEIGHT);
  return [row - 1, row, row + 1];
}

function overlap(one: PlacedLabel, other: PlacedLabel): boolean {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 + GAP &&
    Math.abs(one.y - other.y) < LABEL_HEIGHT + GAP
  );
}
