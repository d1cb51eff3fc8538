/** The page's main: joins the app to the host that VS Code gives it. */
import type { FromPreview, PreviewShape } from '../../server/src/protocol.ts';
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
/** In a window narrower than this, the columns of a drawing could not be read beside each other. */
const NARROW_PX = 800;

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

let shape = shapeFor(window.innerWidth);
window.addEventListener('resize', () => {
  const next = shapeFor(window.innerWidth);
  // Hidden, the window has no width, and nobody looks.
  if (next === shape || window.innerWidth === 0) return;
  shape = next;
  host.postMessage({ type: 'shape', shape });
});
host.postMessage({ type: 'ready', shape });

function shapeFor(width: number): PreviewShape {
  return width < NARROW_PX ? 'outline' : 'columns';
}
