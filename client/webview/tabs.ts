/** Tabs by the ARIA pattern: arrow keys between them, one stop for Tab, the chosen one's panel shown. */
import { TABS, type Tab } from './state.ts';

/** Returns the way to choose a tab; `chosen` is called whenever the user chose another. */
export function listenToTabs(
  tabs: Readonly<Record<Tab, HTMLButtonElement>>,
  panels: Readonly<Record<Tab, HTMLElement>>,
  chosen: (tab: Tab) => void,
): (tab: Tab) => void {
  const show = (tab: Tab) => {
    for (const each of TABS) {
      const isChosen = each === tab;
      tabs[each].setAttribute('aria-selected', String(isChosen));
      tabs[each].tabIndex = isChosen ? 0 : -1;
      panels[each].hidden = !isChosen;
    }
  };
  for (const each of TABS) {
    tabs[each].addEventListener('click', () => {
      show(each);
      chosen(each);
    });
    tabs[each].addEventListener('keydown', (event) => {
      const other = tabAfter(each, event.key);
      if (other === undefined) return;
      event.preventDefault();
      tabs[other].focus();
      show(other);
      chosen(other);
    });
  }
  return show;
}

/** Where a key leads from a tab; past the last comes the first. */
export function tabAfter(tab: Tab, key: string): Tab | undefined {
  const at = TABS.indexOf(tab);
  const last = TABS.length - 1;
  const next = {
    ArrowLeft: at === 0 ? last : at - 1,
    ArrowRight: at === last ? 0 : at + 1,
    Home: 0,
    End: last,
  };
  return Object.hasOwn(next, key) ? TABS[next[key as keyof typeof next]] : undefined;
}
