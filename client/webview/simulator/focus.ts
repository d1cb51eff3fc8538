/** Keeps the keyboard where it is while what is around it is drawn anew. */

/** Focuses, after `redraw`, the button that leads where the focused one did. */
export function keepFocus(within: Element, redraw: () => void): void {
  const focused = within.contains(document.activeElement) ? document.activeElement : null;
  const id = focused?.getAttribute('data-id') ?? null;
  const turn = alike(within, id).findIndex((each) => each.matches(':focus'));
  redraw();
  if (focused === null) return;
  const again = alike(within, id);
  (again[turn] ?? again[0] ?? within.querySelector<HTMLElement>('button'))?.focus({ preventScroll: true });
}

function alike(within: Element, id: string | null): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>('[data-id]')].filter(
    (each) => each.getAttribute('data-id') === id,
  );
}
