/** The Request tab put together: a form, the answer below it, and what was asked before. */
import type {
  FromPreview,
  NodeId,
  SimulatedAnswer,
  SimulatedRequest,
  SimulatedTarget,
  SimulateParams,
  SimulateResult,
  SimulatorTarget,
} from '../../../server/src/protocol.ts';
import { html, setText } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { answerView, headline, headlineText, isSameAnswer } from './answerView.ts';
import { shellCommand } from './curl.ts';
import { draftOf, meaningOf } from './draft.ts';
import { keepFocus } from './focus.ts';
import { createRequestForm } from './form.ts';
import { remember } from './history.ts';
import { createHistoryView } from './historyView.ts';
import type { SimulatorState } from './state.ts';

export type Simulator = {
  readonly panel: HTMLElement;
  /** The tab was opened: something is asked if nothing was yet. */
  readonly open: () => void;
  readonly receive: (result: SimulateResult) => void;
  readonly fail: (message: string) => void;
  /** Somebody wants to type a request, or has one to fill in and ask. */
  readonly tryRequest: (wanted: Required<SimulateParams> | undefined) => void;
  readonly state: () => SimulatorState;
};

export type SimulatorEvents = {
  readonly post: (message: FromPreview) => void;
  readonly reveal: (id: NodeId) => void;
  readonly changed: () => void;
  /** What the request goes through now. */
  readonly path: (ids: readonly NodeId[]) => void;
  readonly showGraph: (answer: SimulatedAnswer) => void;
};

/** Less than the pause between two keys: the answer is there before the next one, and seldom asked in vain. */
const TYPING_MS = 40;

/** An empty Request tab, or what `restored` says. */
export function createSimulator(texts: Texts, restored: SimulatorState, events: SimulatorEvents): Simulator {
  let { target, draft, history } = restored;
  let isAsked = false;
  let typing: ReturnType<typeof setTimeout> | undefined;
  let shown: SimulatedAnswer | undefined;
  let targets: readonly SimulatorTarget[] = [];

  const form = createRequestForm(
    texts,
    () => typed(),
    () => submitted(),
  );
  const announcement = html('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
  const first = html('div', { class: 'sim-first' });
  const answer = html('div', { class: 'sim-answer' });
  const copy = html('button', { type: 'button', id: 'sim-copy', class: 'secondary' });
  const save = html('button', { type: 'button', id: 'sim-save', class: 'secondary' }, texts('simSave'));
  const show = html(
    'button',
    { type: 'button', id: 'sim-show', class: 'secondary' },
    texts('simShowInGraph'),
  );
  const actions = html('div', { class: 'sim-actions', hidden: true }, show, save, copy);
  const nothing = html('div', { class: 'sim-nothing', hidden: true });
  const past = createHistoryView(
    texts,
    (at) => {
      const entry = history[at];
      if (entry) fillIn(entry.target, entry.draft);
    },
    () => {
      history = [];
      past.update(history, targets);
      events.changed();
      form.focus();
    },
  );
  const panel = html(
    'section',
    { id: 'request', role: 'tabpanel', 'aria-labelledby': 'tab-request' },
    form.element,
    announcement,
    nothing,
    html(
      'div',
      { class: 'sim-result' },
      html('div', { class: 'sim-main' }, first, actions, answer),
      past.element,
    ),
  );

  const setStale = (isStale: boolean) => {
    for (const each of [first, answer]) each.classList.toggle('stale', isStale);
  };
  const request = (): SimulatedRequest | undefined => {
    const meaning = draft && meaningOf(draft);
    return meaning?.type === 'request' ? meaning.request : undefined;
  };
  const ask = () => {
    clearTimeout(typing);
    isAsked = true;
    const meaning = draft && meaningOf(draft);
    if (meaning) form.showMeaning(meaning);
    drawActions();
    if (meaning?.type === 'problem') return setStale(true);
    const asked = meaning?.request;
    events.post({
      type: 'simulate',
      params: { ...(target && { target }), ...(asked && { request: asked }) },
    });
  };
  const typed = () => {
    draft = form.draft();
    target = form.target() ?? target;
    events.changed();
    clearTimeout(typing);
    typing = setTimeout(ask, TYPING_MS);
  };
  const submitted = () => {
    draft = form.draft();
    target = form.target() ?? target;
    if (target && request()) history = remember(history, { target, draft });
    past.update(history, targets);
    events.changed();
    ask();
  };
  const fillIn = (nextTarget: SimulatedTarget, next: NonNullable<typeof draft>) => {
    target = nextTarget;
    draft = next;
    form.setTargets(targets, target);
    form.fill(draft);
    events.changed();
    ask();
  };
  const draw = (next: SimulatedAnswer | undefined) => {
    setStale(false);
    if (isSameAnswer(shown, next)) return;
    shown = next;
    first.replaceChildren(...(next ? [headline(next, texts)] : []));
    keepFocus(answer, () => answer.replaceChildren(...(next ? answerView(next, texts) : [])));
    setText(announcement, next ? headlineText(next, texts) : '');
    events.path(next?.path ?? []);
  };
  const say = (title: string, hint = '') => {
    nothing.hidden = title === '';
    nothing.replaceChildren(html('strong', {}, title), html('span', {}, hint));
  };
  const drawActions = () => {
    const sent = request();
    actions.hidden = shown === undefined;
    copy.disabled = sent === undefined;
    show.disabled = (shown?.path.length ?? 0) === 0;
    save.disabled = sent === undefined || shown === undefined || shown.dependsOn.length > 0;
    setText(copy, texts('simCopy', sent ? shellCommand(sent).tool : 'curl'));
  };

  answer.addEventListener('click', ({ target: clicked }) => {
    const id = clicked instanceof Element ? clicked.closest('button')?.getAttribute('data-id') : undefined;
    if (id) events.reveal(id);
  });
  copy.addEventListener('click', () => {
    const sent = request();
    if (sent) events.post({ type: 'copy', text: shellCommand(sent).text });
  });
  save.addEventListener('click', () => {
    const sent = request();
    if (target && sent) events.post({ type: 'saveRouteTest', target, request: sent });
  });
  show.addEventListener('click', () => shown && events.showGraph(shown));
  if (draft) form.fill(draft);
  past.update(history, targets);

  return {
    panel,
    open: () => {
      if (!isAsked) ask();
    },
    receive: (result) => {
      targets = result.targets;
      if (draft === undefined && result.asked) {
        draft = draftOf(result.asked.request);
        form.fill(draft);
      }
      // What was chosen meanwhile stays chosen.
      target ??= result.asked?.target;
      form.setTargets(targets, target);
      form.element.hidden = targets.length === 0;
      past.update(history, targets);
      if (targets.length === 0) say(texts('simNothing'), texts('simNothingHint'));
      else say(result.asked ? '' : texts('simGone'));
      draw(result.answer);
      drawActions();
    },
    fail: (message) => {
      setStale(true);
      say(texts('simFailed', message));
    },
    tryRequest: (wanted) => {
      if (wanted) fillIn(wanted.target, draftOf(wanted.request));
      form.focus();
    },
    state: () => ({ ...(target && { target }), ...(draft && { draft }), history }),
  };
}
