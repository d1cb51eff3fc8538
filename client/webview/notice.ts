/** What stands in the middle while there is nothing to draw. */
import { html, setText } from './dom.ts';
import type { Texts } from './texts.ts';

export type Notice = {
  readonly element: HTMLElement;
  /** Without a kind, there is nothing to say. A failure leaves a drawing that `isDrawn` in sight. */
  readonly show: (
    kind: 'loading' | 'empty' | 'failed' | undefined,
    reason?: string,
    isDrawn?: boolean,
  ) => void;
};

/** A hidden notice. */
export function createNotice(texts: Texts): Notice {
  const title = html('strong');
  const text = html('span');
  const element = html('div', { id: 'notice', class: 'notice', role: 'alert', hidden: true }, title, text);
  const words = {
    loading: { title: texts('loading'), text: '' },
    empty: { title: texts('empty'), text: texts('emptyHint') },
    failed: { title: texts('failed'), text: '' },
  };
  return {
    element,
    show: (kind, reason, isDrawn = false) => {
      element.hidden = kind === undefined;
      if (kind === undefined) return;
      element.setAttribute('data-kind', kind);
      element.setAttribute('data-over', isDrawn ? 'drawing' : 'nothing');
      setText(title, words[kind].title);
      setText(text, reason ?? words[kind].text);
    },
  };
}
