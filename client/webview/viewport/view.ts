/** The arithmetic of looking at a big drawing through a small window. Pure; all sizes are in CSS pixels. */

/** A point of the drawing stands on the screen at `point * scale + (x, y)`. */
export type View = { readonly x: number; readonly y: number; readonly scale: number };
export type Size = { readonly width: number; readonly height: number };
export type Point = { readonly x: number; readonly y: number };
export type Box = Point & Size;

export const MIN_SCALE = 0.05;
export const MAX_SCALE = 3;
/** Below this, the texts of a drawing cannot be read any more. */
const READABLE = 0.58;
/** Where the page chooses a scale for reading. */
const COMFORTABLE = 0.65;
/** Below this, a drawing does not even show its shape. */
const WORTHWHILE = 0.1;
/** A drawing has a margin of its own. */
const MARGIN = 8;
/** Around what is brought into sight, so that one sees that it goes on. */
const AROUND = 24;

/** Changes the scale by `factor`, keeping what stands under `at` where it is. */
export function zoomAt(view: View, factor: number, at: Point): View {
  const scale = clamp(view.scale * factor, MIN_SCALE, MAX_SCALE);
  const ratio = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

/** The whole drawing, in the middle, never larger than life. */
export function fitAll(drawing: Size, window: Size): View {
  const scale = Math.min(scaleOf(drawing.width, window.width), scaleOf(drawing.height, window.height), 1);
  return middle(drawing, window, clamp(scale, MIN_SCALE, 1));
}

/**
 * What a press on Fit shows: everything, unless that would be a sliver of dots; then all columns, at the height where
 * the user is.
 */
export function fit(view: View, drawing: Size, window: Size): View {
  const whole = fitAll(drawing, window);
  if (whole.scale >= WORTHWHILE) return whole;
  const scale = clamp(scaleOf(drawing.width, window.width), WORTHWHILE, 1);
  const { x, y } = zoomAt(view, scale / view.scale, { x: window.width / 2, y: window.height / 2 });
  const centred = middle(drawing, window, scale);
  const isWide = drawing.width * scale > window.width;
  return keepFilled({ scale, x: isWide ? x : centred.x, y }, drawing, window);
}

/**
 * Where to begin: everything if it can be read, else a part of the drawing at a size that can: around `focus`, or
 * without one at its beginning.
 */
export function firstView(drawing: Size, window: Size, focus: Box | undefined): View {
  const whole = fitAll(drawing, window);
  if (whole.scale >= READABLE) return whole;
  const across = scaleOf(drawing.width, window.width);
  const scale = across < READABLE ? COMFORTABLE : Math.min(across, 1);
  if (focus === undefined) return keepFilled({ scale, x: MARGIN, y: MARGIN }, drawing, window);
  return centre(scale, focus, drawing, window);
}

/** `box` in the middle, as far as the drawing goes; at a scale that can be read, if `view` has none. */
export function centreOn(view: View, box: Box, drawing: Size, window: Size): View {
  return centre(view.scale < READABLE ? COMFORTABLE : view.scale, box, drawing, window);
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
  const keep = 2 * AROUND;
  return {
    scale: view.scale,
    x: clamp(view.x, keep - drawing.width * view.scale, window.width - keep),
    y: clamp(view.y, keep - drawing.height * view.scale, window.height - keep),
  };
}

function centre(scale: number, box: Box, drawing: Size, window: Size): View {
  const x = window.width / 2 - (box.x + box.width / 2) * scale;
  const y = window.height / 2 - (box.y + box.height / 2) * scale;
  return keepFilled({ scale, x, y }, drawing, window);
}

function middle(drawing: Size, window: Size, scale: number): View {
  return {
    scale,
    x: (window.width - drawing.width * scale) / 2,
    y: (window.height - drawing.height * scale) / 2,
  };
}

/** No empty space beside a drawing that is larger than the window, and a smaller one in the middle. */
export function keepFilled(view: View, drawing: Size, window: Size): View {
  const place = (at: number, length: number, available: number) =>
    length + 2 * MARGIN <= available
      ? (available - length) / 2
      : clamp(at, available - MARGIN - length, MARGIN);
  return {
    scale: view.scale,
    x: place(view.x, drawing.width * view.scale, window.width),
    y: place(view.y, drawing.height * view.scale, window.height),
  };
}

function scaleOf(length: number, available: number): number {
  return (available - 2 * MARGIN) / length;
}

function needed(start: number, length: number, available: number): number {
  const margin = Math.max(0, Math.min(AROUND, (available - length) / 2));
  if (start < margin || length > available) return margin - start;
  const over = start + length + margin - available;
  return over > 0 ? -over : 0;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), Math.max(least, most));
}
