/** Holds the view of the drawing and moves it; one transform on one group, nothing else changes while moving. */
import { prefersLessMotion } from '../motion.ts';
import {
  type Box,
  firstView,
  fitAll,
  keepInSight,
  type Point,
  type Size,
  showBox,
  type View,
  zoomAt,
} from './view.ts';

const GLIDE_MS = 160;
/** Below this scale texts are dots: hiding them makes moving about a drawing of thousands of nodes smooth. */
const FAR = 0.4;

export type Viewport = {
  readonly zoom: (factor: number, at?: Point) => void;
  readonly pan: (dx: number, dy: number) => void;
  readonly fit: () => void;
  readonly show: (box: Box) => void;
  /** The drawing's size is now `size`; `isNew` forgets where the user had moved to. */
  readonly setDrawing: (size: Size, isNew: boolean) => void;
  /** Where the user moved to, or nothing while the page chooses. */
  readonly chosen: () => View | undefined;
};

/** Looks at `world`, a group in `window`; calls `changed` after the user moved. */
export function createViewport(
  window: SVGSVGElement,
  world: SVGGElement,
  initial: View | undefined,
  changed: () => void,
): Viewport {
  let view: View = initial ?? { x: 0, y: 0, scale: 1 };
  let isChosen = initial !== undefined;
  let drawing: Size = { width: 0, height: 0 };
  let glide = 0;

  const size = (): Size => ({ width: window.clientWidth, height: window.clientHeight });
  const apply = (next: View) => {
    view = next;
    world.setAttribute('transform', `translate(${view.x} ${view.y}) scale(${view.scale})`);
    window.classList.toggle('far', view.scale < FAR);
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
    move(keepInSight(next, drawing, size()));
    changed();
  };
  const isVisible = () => window.clientWidth > 0 && window.clientHeight > 0;

  new ResizeObserver(() => {
    if (!isChosen && isVisible()) apply(firstView(drawing, size()));
  }).observe(window);

  return {
    zoom: (factor, at) => {
      const { width, height } = size();
      choose(zoomAt(view, factor, at ?? { x: width / 2, y: height / 2 }), at === undefined ? glideTo : apply);
    },
    pan: (dx, dy) => choose({ ...view, x: view.x + dx, y: view.y + dy }, apply),
    fit: () => choose(fitAll(drawing, size()), glideTo),
    show: (box) => {
      if (!isVisible()) return;
      const target = showBox(view, box, size());
      if (target.x !== view.x || target.y !== view.y) glideTo(target);
    },
    setDrawing: (next, isNew) => {
      drawing = next;
      if (isNew) isChosen = false;
      if (!isVisible()) return;
      if (isChosen) apply(keepInSight(view, drawing, size()));
      else apply(firstView(drawing, size()));
    },
    chosen: () => (isChosen ? view : undefined),
  };
}
