/** Making elements. Everything that comes from a file goes in as an attribute's value or a text node, never as markup. */

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
export type Child = Node | string;

const SVG = 'http://www.w3.org/2000/svg';

/** An HTML element; attributes that are `undefined` or `false` are left out, `true` is written empty. */
export function html<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

/** An SVG element, by the same rules. */
export function svg<Tag extends keyof SVGElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS(SVG, tag);
  setAttributes(element, attributes);
  element.append(...children);
  return element;
}

/** Sets, or removes where the value is `undefined` or `false`. */
export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) element.removeAttribute(name);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
}

/** Writes only what differs, so that a live region stays quiet when nothing changed. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
