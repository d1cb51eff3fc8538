/** Tabs by the ARIA pattern: arrow keys between them, one stop for Tab, the chosen one's panel shown. */
import type { Tab } from './state.ts';

/** Returns the way to choose a tab; `chosen` is called whenever the user chose another. */
export function listenToTabs(
  tabs: Readonly<Record<Tab, HTMLButtonElement>>,
  panels: Readonly<Record<Tab, HTMLElement>>,
  chosen: (tab: Tab) => void,
): (tab: Tab) => void {
  const all: readonly Tab[] = ['graph', 'table'];
  const show = (tab: Tab) => {
    for (const each of all) {
      const isChosen = each === tab;
      tabs[each].setAttribute('aria-selected', String(isChosen));
      tabs[each].tabIndex = isChosen ? 0 : -1;
      panels[each].hidden = !isChosen;
    }
  };
  for (const each of all) {
    const other: Tab = each === 'graph' ? 'table' : 'graph';
    tabs[each].addEventListener('click', () => {
      show(each);
      chosen(each);
    });
    tabs[each].addEventListener('keydown', (event) => {
      if (!['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) return;
      event.preventDefault();
      tabs[other].focus();
      show(other);
      chosen(other);
    });
  }
  return show;
}
