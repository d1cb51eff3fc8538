/** Holds the view of the drawing and moves it; one transform on one group, nothing else changes while moving. */
import { prefersLessMotion } from '../motion.ts';
import {
  type Box,
  centreOn,
  firstView,
  fit,
  keepFilled,
  keepInSight,
  type Point,
  type Size,
  showBox,
  type View,
  zoomAt,
} from './view.ts';

const GLIDE_MS = 160;

export type Viewport = {
  readonly zoom: (factor: number, at?: Point) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly fit: () => void;
  /** Moves as little as needed to see the box; the page's own move, not the user's. */
  readonly show: (box: Box) => void;
  /** Brings the box to the middle, large enough to be read. */
  readonly visit: (box: Box) => void;
  /** The drawing's size is now `size`; `isNew` forgets where the user had moved to, and begins around `focus`.
   * What the user has just worked on went by `held` from the drawing before to this one, and shall not on the screen. */
  readonly setDrawing: (size: Size, isNew: boolean, focus: Box | undefined, held?: Point) => void;
  /** Where the user moved to, or nothing while the page chooses. */
  readonly chosen: () => View | undefined;
};

export type ViewportEvents = {
  /** Another part of the drawing is seen. */
  readonly looked: (view: View, window: Size) => void;
  /** The user chose to see it. */
  readonly moved: () => void;
};

/** Looks at `world`, a group in `window`. */
export function createViewport(
  window: SVGSVGElement,
  world: SVGGElement,
  initial: View | undefined,
  events: ViewportEvents,
): Viewport {
  let view: View = initial ?? { x: 0, y: 0, scale: 1 };
  let isChosen = initial !== undefined;
  let drawing: Size = { width: 0, height: 0 };
  let focus: Box | undefined;
  let glide = 0;

  /** As last measured; asking the page at every move would make it lay itself out each time. */
  let size: Size = { width: 0, height: 0 };
  const isVisible = () => size.width > 0 && size.height > 0;
  const apply = (next: View) => {
    view = next;
    world.setAttribute('transform', `translate(${view.x} ${view.y}) scale(${view.scale})`);
    events.looked(view, size);
  };
  /** Where a drawing or a window of a new size leaves us. */
  const settle = () => {
    if (!isVisible()) return;
    apply(isChosen ? keepInSight(view, drawing, size) : firstView(drawing, size, focus));
  };
  const glideTo = (target: View) => {
    cancelAnimationFrame(glide);
    const from = view;
    if (prefersLessMotion()) return apply(target);
    const start = performance.now();
    const step = (now: number) => {
      const done = Math.min(1, (now - start) / GLIDE_MS);
      const eased = 1 - (1 - done) ** 3;
      const between = (a: number, b: number) => a + (b - a) * eased;
      apply({
        x: between(from.x, target.x),
        y: between(from.y, target.y),
        scale: between(from.scale, target.scale),
      });
      if (done < 1) glide = requestAnimationFrame(step);
    };
    glide = requestAnimationFrame(step);
  };
  const choose = (next: View, move: (view: View) => void) => {
    isChosen = true;
    cancelAnimationFrame(glide);
    move(keepInSight(next, drawing, size));
    events.moved();
  };
  // Also when the tab is shown again: hidden, it has no size.
  new ResizeObserver(() => {
    size = { width: window.clientWidth, height: window.clientHeight };
    settle();
  }).observe(window);

  return {
    zoom: (factor, at) => {
      const { width, height } = size;
      choose(zoomAt(view, factor, at ?? { x: width / 2, y: height / 2 }), at === undefined ? glideTo : apply);
    },
    pan: (dx, dy) => choose({ ...view, x: view.x + dx, y: view.y + dy }, apply),
    fit: () => choose(fit(view, drawing, size), glideTo),
    show: (box) => {
      if (!isVisible()) return;
      cancelAnimationFrame(glide);
      const target = showBox(view, box, size);
      if (target.x !== view.x || target.y !== view.y) glideTo(target);
    },
    visit: (box) => choose(centreOn(view, box, drawing, size), glideTo),
    setDrawing: (next, isNew, nextFocus, held) => {
      const isSmaller = next.width < drawing.width || next.height < drawing.height;
      drawing = next;
      focus = nextFocus;
      if (isNew) isChosen = false;
      else if (held !== undefined && isVisible()) {
        isChosen = true;
        cancelAnimationFrame(glide);
        view = { ...view, x: view.x - held.x * view.scale, y: view.y - held.y * view.scale };
        // What went away may have left nothing but space.
        if (isSmaller) view = keepFilled(view, drawing, size);
      }
      settle();
    },
    chosen: () => (isChosen ? view : undefined),
  };
}
