/**
 * Which elements are near the window. Texts lay themselves out anew at every step of a zoom, so in a drawing of
 * thousands of nodes only those that can be seen may have any.
 */

export type Nearby = {
  /** The elements are now these, each at a height of the drawing. */
  readonly place: (elements: Iterable<readonly [element: Element, y: number]>) => void;
  /** The window shows the drawing from `top` to `bottom`; nothing is near if `bottom` is above `top`. */
  readonly look: (top: number, bottom: number) => void;
};

/** Of the order of a window's height: then a few bands are in sight, and moving changes them seldom. */
const BAND = 400;

/** Gives `seen`, a class, to the elements in sight and a little beyond. */
export function createNearby(): Nearby {
  let bands = new Map<number, Element[]>();
  let seen = new Set<Element>();
  let range = { first: 0, last: -1 };

  const show = () => {
    const next = new Set<Element>();
    for (let band = range.first; band <= range.last; band += 1) {
      for (const element of bands.get(band) ?? []) next.add(element);
    }
    for (const element of seen) if (!next.has(element)) element.classList.remove('seen');
    for (const element of next) if (!seen.has(element)) element.classList.add('seen');
    seen = next;
  };
  return {
    place: (elements) => {
      bands = new Map();
      for (const [element, y] of elements) {
        const band = Math.floor(y / BAND);
        const others = bands.get(band);
        if (others === undefined) bands.set(band, [element]);
        else others.push(element);
      }
      show();
    },
    look: (top, bottom) => {
      const isNowhere = bottom < top;
      const first = isNowhere ? 0 : Math.floor(top / BAND) - 1;
      const last = isNowhere ? -1 : Math.floor(bottom / BAND) + 1;
      if (first === range.first && last === range.last) return;
      range = { first, last };
      show();
    },
  };
}
