/** Bringing the children of an element up to date by id, touching only what changed. */

export type Keyed<Item> = {
  /** The elements now stand for `items`, in their order. */
  readonly update: (items: readonly Item[]) => void;
  readonly element: (id: string) => SVGGElement | undefined;
};

export type KeyedWork<Item> = {
  readonly id: (item: Item) => string;
  readonly create: (item: Item) => SVGGElement;
  /** Draws the item; `before` is what the element stood for until now, if anything. */
  readonly draw: (element: SVGGElement, item: Item, before: Item | undefined) => void;
};

/** Keeps the children of `parent`. An id that comes twice is drawn once. */
export function createKeyed<Item>(parent: SVGGElement, work: KeyedWork<Item>): Keyed<Item> {
  let known = new Map<string, { readonly element: SVGGElement; readonly item: Item }>();
  return {
    element: (id) => known.get(id)?.element,
    update: (items) => {
      const next = new Map<string, { readonly element: SVGGElement; readonly item: Item }>();
      for (const item of items) {
        const id = work.id(item);
        if (next.has(id)) continue;
        const before = known.get(id);
        const element = before?.element ?? work.create(item);
        work.draw(element, item, before?.item);
        next.set(id, { element, item });
      }
      for (const [id, { element }] of known) if (!next.has(id)) element.remove();
      inOrder(
        parent,
        [...next.values()].map(({ element }) => element),
      );
      known = next;
    },
  };
}

/** Moving an element that has the focus would take it away, so elements are moved around it where possible. */
function inOrder(parent: SVGGElement, elements: readonly SVGGElement[]): void {
  let at = parent.firstChild;
  const added = document.createDocumentFragment();
  for (const element of elements) {
    if (element === at) at = at.nextSibling;
    else if (at === null && element.parentNode === null) added.append(element);
    else {
      parent.append(added);
      parent.insertBefore(element, at);
    }
  }
  parent.append(added);
}
