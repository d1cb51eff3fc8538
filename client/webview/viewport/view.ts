/** The arithmetic of looking at a big drawing through a small window. Pure; all sizes are in CSS pixels. */

/** A point of the drawing stands on the screen at `point * scale + (x, y)`. */
export type View = { readonly x: number; readonly y: number; readonly scale: number };
export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };
export type Box = Point & Size;

export const MIN_SCALE = 0.02;
export const MAX_SCALE = 3;
/** Below this, the texts of a drawing cannot be read any more. */
const READABLE = 0.6;
const MARGIN = 24;

/** Changes the scale by `factor`, keeping what stands under `at` where it is. */
export function zoomAt(view: View, factor: number, at: Point): View {
  const scale = clamp(view.scale * factor, MIN_SCALE, MAX_SCALE);
  const ratio = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

/** The whole drawing, in the middle, never larger than life. */
export function fitAll(drawing: Size, window: Size): View {
  const scale = clamp(
    Math.min((window.width - 2 * MARGIN) / drawing.width, (window.height - 2 * MARGIN) / drawing.height, 1),
    MIN_SCALE,
    1,
  );
  return {
    scale,
    x: (window.width - drawing.width * scale) / 2,
    y: (window.height - drawing.height * scale) / 2,
  };
}

/** Where to begin: everything if it can be read, else the beginning of the drawing at a size that can. */
export function firstView(drawing: Size, window: Size): View {
  const whole = fitAll(drawing, window);
  if (whole.scale >= READABLE) return whole;
  const scale = clamp((window.width - 2 * MARGIN) / drawing.width, READABLE, 1);
  const start = (all: number, available: number) => Math.max(MARGIN, (available - all * scale) / 2);
  return { scale, x: start(drawing.width, window.width), y: start(drawing.height, window.height) };
}

/** Moves no further than needed to see all of `box`; a box that is too large shows its beginning. */
export function showBox(view: View, box: Box, window: Size): View {
  return {
    scale: view.scale,
    x: view.x + needed(box.x * view.scale + view.x, box.width * view.scale, window.width),
    y: view.y + needed(box.y * view.scale + view.y, box.height * view.scale, window.height),
  };
}

/** Keeps a corner of the drawing in sight, so that nobody gets lost. */
export function keepInSight(view: View, drawing: Size, window: Size): View {
  const keep = 2 * MARGIN;
  return {
    scale: view.scale,
    x: clamp(view.x, keep - drawing.width * view.scale, window.width - keep),
    y: clamp(view.y, keep - drawing.height * view.scale, window.height - keep),
  };
}

function needed(start: number, length: number, available: number): number {
  const margin = Math.max(0, Math.min(MARGIN, (available - length) / 2));
  if (start < margin || length > available) return margin - start;
  const over = start + length + margin - available;
  return over > 0 ? -over : 0;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
