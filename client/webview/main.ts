/** The page's main: joins the app to the host that VS Code gives it. */
import type { FromPreview } from '../../server/src/protocol.ts';
import { type App, createApp } from './app.ts';
import { readMessage } from './messages.ts';
import './preview.css';
import { type PageState, readState } from './state.ts';
import { createTexts } from './texts.ts';

/** What VS Code puts into every webview; it may be asked for once. */
declare function acquireVsCodeApi(): {
  readonly postMessage: (message: FromPreview) => void;
  readonly getState: () => unknown;
  readonly setState: (state: PageState) => void;
};

const SAVE_MS = 150;
/** The host is told of a window's width in steps: a drawing for one does for the next few pixels as well. */
const WIDTH_STEP = 50;
const RESIZING_MS = 120;

const host = acquireVsCodeApi();
let app: App | undefined;
let saving: number | undefined;
let latest: PageState | undefined;

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readMessage(data);
  const root = document.getElementById('app');
  if (message === undefined || root === null) return;
  if (message.type === 'strings' && app === undefined) {
    app = createApp({
      root,
      texts: createTexts(message.strings),
      restored: readState(host.getState()),
      post: (answer) => host.postMessage(answer),
      // Moving about changes the state at every frame; only where it ends is worth keeping.
      save: (state) => {
        latest = state;
        clearTimeout(saving);
        saving = setTimeout(keep, SAVE_MS);
      },
    });
  }
  app?.receive(message);
});

function keep(): void {
  clearTimeout(saving);
  if (latest !== undefined) host.setState(latest);
}
// Whoever hides the page right after a change finds it as it was left.
window.addEventListener('pagehide', keep);

let width = widthInSteps();
let resizing: number | undefined;
window.addEventListener('resize', () => {
  clearTimeout(resizing);
  resizing = setTimeout(() => {
    const next = widthInSteps();
    // Hidden, the window has no width, and nobody looks.
    if (next === width || window.innerWidth === 0) return;
    width = next;
    host.postMessage({ type: 'width', width });
  }, RESIZING_MS);
});
host.postMessage({ type: 'ready', width, groups: readState(host.getState()).groups });

function widthInSteps(): number {
  return Math.floor(window.innerWidth / WIDTH_STEP) * WIDTH_STEP;
}
