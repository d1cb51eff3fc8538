/** Small pieces that the parts of an answer are made of. */
import type { HeaderChanges, HeaderValues, Named, NodeId } from '../../../server/src/protocol.ts';
import { type Attributes, type Child, html } from '../dom.ts';
import type { Texts } from '../texts.ts';

/** A name that leads to its source, if it has one. */
export function link({ title, id }: Named): HTMLElement {
  return id === undefined ? html('span', {}, title) : linkTo(id, title);
}

/** A button that leads to the source of a node; the panel listens for it. */
export function linkTo(id: NodeId, ...content: readonly Child[]): HTMLElement {
  return html('button', { type: 'button', class: 'link', 'data-id': id }, ...content);
}

/** A section under a heading, or nothing where it would be empty. */
export function section(title: string, content: readonly Child[], kind = ''): HTMLElement[] {
  if (content.length === 0) return [];
  return [html('section', { class: `sim-section ${kind}`.trim() }, html('h2', {}, title), ...content)];
}

/** Terms and what is said of each. */
export function facts(rows: readonly (readonly [term: string, ...content: Child[]])[]): HTMLElement {
  return html(
    'dl',
    { class: 'sim-facts' },
    ...rows.flatMap(([term, ...content]) => [html('dt', {}, term), html('dd', {}, ...content)]),
  );
}

export function list(items: readonly (string | HTMLElement)[], kind = ''): HTMLElement[] {
  return items.length === 0
    ? []
    : [html('ul', { class: `sim-list ${kind}`.trim() }, ...items.map((item) => html('li', {}, item)))];
}

/** A sentence in which `backticks` stand around what is quoted from a manifest. */
export function prose(text: string, attributes: Attributes = {}): HTMLElement {
  const pieces = text.split(/`([^`]*)`/);
  return html(
    'span',
    attributes,
    ...pieces.map((piece, at) => (at % 2 === 1 ? html('code', {}, piece) : piece)),
  );
}

/** Headers as they go over the wire, a line each. */
export function headerLines(headers: HeaderValues): string[] {
  return Object.entries(headers).flatMap(([name, values]) => values.map((value) => `${name}: ${value}`));
}

/** What happens to headers, a line each: the word for it and the header. */
export function changeLines({ set, add, remove }: HeaderChanges, texts: Texts): HTMLElement[] {
  const line = (word: string, text: string) =>
    html(
      'span',
      { class: 'sim-change' },
      html('span', { class: 'sim-verb' }, word),
      ' ',
      html('code', {}, text),
    );
  return [
    ...headerLines(set).map((text) => line(texts('simSets'), text)),
    ...headerLines(add).map((text) => line(texts('simAdds'), text)),
    ...remove.map((text) => line(texts('simRemoves'), text)),
  ];
}

/** Text as it is sent, line by line. */
export function wire(lines: readonly string[]): HTMLElement {
  return html('pre', { class: 'sim-wire', tabindex: 0 }, lines.join('\n'));
}
