/** The headers of a request: a row each, added and removed by button or key. */
import { html, svg } from '../dom.ts';
import type { Texts } from '../texts.ts';
import type { Draft } from './draft.ts';

export type HeaderRows = {
  readonly element: HTMLElement;
  readonly read: () => Draft['headers'];
  readonly fill: (headers: Draft['headers']) => void;
  readonly setInvalid: (isInvalid: boolean) => void;
};

/** No rows; `changed` is called whenever one is edited, added or removed. */
export function createHeaderRows(texts: Texts, changed: () => void): HeaderRows {
  const rows = html('div', { class: 'sim-rows' });
  const add = html(
    'button',
    { type: 'button', id: 'sim-add-header', class: 'secondary' },
    texts('simAddHeader'),
  );
  const element = html(
    'fieldset',
    { class: 'sim-headers' },
    html('legend', {}, texts('simHeaders')),
    rows,
    add,
  );

  const number = () => {
    for (const [at, row] of [...rows.children].entries()) {
      const [name, value] = row.querySelectorAll('input');
      name?.setAttribute('aria-label', texts('simHeaderName', at + 1));
      value?.setAttribute('aria-label', texts('simHeaderValue', at + 1));
      const remove = row.querySelector('button');
      remove?.setAttribute('aria-label', texts('simRemoveHeader', at + 1));
      remove?.setAttribute('title', texts('simRemoveHeader', at + 1));
    }
  };
  const append = (name: string, value: string): HTMLInputElement => {
    const text = (id: string) =>
      html('input', {
        type: 'text',
        class: id,
        autocomplete: 'off',
        spellcheck: 'false',
        autocapitalize: 'off',
      });
    const [nameInput, valueInput] = [text('sim-name'), text('sim-value')];
    nameInput.value = name;
    valueInput.value = value;
    const remove = html('button', { type: 'button', class: 'icon-button' }, cross());
    const row = html('div', { class: 'sim-row' }, nameInput, valueInput, remove);
    remove.addEventListener('click', () => {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      number();
      (next?.querySelector('input') ?? add).focus();
      changed();
    });
    rows.append(row);
    number();
    return nameInput;
  };
  add.addEventListener('click', () => append('', '').focus());

  return {
    element,
    read: () =>
      [...rows.children].map((row) => {
        const [name, value] = row.querySelectorAll('input');
        return [name?.value ?? '', value?.value ?? ''] as const;
      }),
    fill: (headers) => {
      rows.replaceChildren();
      for (const [name, value] of headers) append(name, value);
    },
    setInvalid: (isInvalid) => {
      for (const input of rows.querySelectorAll('.sim-name'))
        input.setAttribute('aria-invalid', String(isInvalid));
    },
  };
}

function cross(): SVGSVGElement {
  return svg(
    'svg',
    { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true' },
    svg('path', { d: 'M4 4l8 8 M12 4l-8 8' }),
  );
}
