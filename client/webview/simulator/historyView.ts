/** The list of requests that were asked before. */
import type { SimulatorTarget } from '../../../server/src/protocol.ts';
import { html } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { type Entry, entryLines, entryTitle } from './history.ts';

export type HistoryView = {
  readonly element: HTMLElement;
  readonly update: (entries: readonly Entry[], targets: readonly SimulatorTarget[]) => void;
};

/** An empty list; `chosen` is called with the place of the entry that was clicked. */
export function createHistoryView(
  texts: Texts,
  chosen: (at: number) => void,
  cleared: () => void,
): HistoryView {
  const items = html('ol', { class: 'sim-entries' });
  const nothing = html('p', { class: 'sim-more' }, texts('simHistoryEmpty'));
  const clear = html('button', { type: 'button', class: 'link', id: 'sim-clear' }, texts('simClearHistory'));
  const element = html(
    'aside',
    { class: 'sim-history', 'aria-label': texts('simHistory') },
    html('div', { class: 'sim-history-head' }, html('h2', {}, texts('simHistory')), clear),
    items,
    nothing,
  );
  clear.addEventListener('click', cleared);
  items.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    const at = [...items.children].findIndex((item) => button !== null && item.contains(button));
    if (at !== -1) chosen(at);
  });
  // One stop for Tab, arrow keys within: thirty entries would be thirty stops.
  items.addEventListener('keydown', (event) => {
    const buttons = [...items.querySelectorAll('button')];
    const at = buttons.findIndex((button) => button.matches(':focus'));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const button = next === undefined ? undefined : buttons[next];
    if (button === undefined) return;
    event.preventDefault();
    for (const each of buttons) each.tabIndex = each === button ? 0 : -1;
    button.focus();
  });
  return {
    element,
    update: (entries, targets) => {
      const several = targets.length > 1;
      items.replaceChildren(
        ...entries.map((entry, at) => {
          const title = entryTitle(entry);
          const name = targets.find(({ id }) => id === entry.target.id)?.name;
          const [what, where] = entryLines(entry);
          const below = [where, several && name !== undefined ? name : '']
            .filter((text) => text !== '')
            .join(' · ');
          return html(
            'li',
            {},
            html(
              'button',
              { type: 'button', title, tabindex: at === 0 ? 0 : -1 },
              html('span', {}, what),
              html('span', { class: 'sim-where' }, below),
            ),
          );
        }),
      );
      nothing.hidden = entries.length > 0;
      clear.hidden = entries.length === 0;
    },
  };
}
