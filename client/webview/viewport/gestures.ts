/** Mouse and touchpad: drag moves, wheel moves, wheel with Ctrl (and pinching) zooms. */
import type { Viewport } from './viewport.ts';

/** A press that moves less than this is a click. */
const CLICK_PX = 4;
const LINE_PX = 16;

/** Listens on `surface`; a click that ends a drag is swallowed, so that it reveals nothing. */
export function listenToGestures(surface: SVGSVGElement, viewport: Viewport): void {
  surface.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
      if (event.ctrlKey || event.metaKey) {
        viewport.zoom(Math.exp(-event.deltaY * unit * 0.004), { x: event.offsetX, y: event.offsetY });
      } else if (event.shiftKey && event.deltaX === 0) {
        viewport.pan(-event.deltaY * unit, 0);
      } else {
        viewport.pan(-event.deltaX * unit, -event.deltaY * unit);
      }
    },
    { passive: false },
  );

  let last: { x: number; y: number } | undefined;
  let isDragging = false;
  surface.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 && event.button !== 1) return;
    last = { x: event.clientX, y: event.clientY };
    isDragging = false;
  });
  surface.addEventListener('pointermove', (event) => {
    if (last === undefined) return;
    const dx = event.clientX - last.x;
    const dy = event.clientY - last.y;
    if (!isDragging && Math.hypot(dx, dy) < CLICK_PX) return;
    if (!isDragging) {
      isDragging = true;
      surface.setPointerCapture(event.pointerId);
      surface.classList.add('dragging');
    }
    last = { x: event.clientX, y: event.clientY };
    viewport.pan(dx, dy);
  });
  const end = () => {
    last = undefined;
    surface.classList.remove('dragging');
  };
  surface.addEventListener('pointerup', end);
  surface.addEventListener('pointercancel', end);
  surface.addEventListener(
    'click',
    (event) => {
      if (isDragging) event.stopPropagation();
      isDragging = false;
    },
    { capture: true },
  );
}
