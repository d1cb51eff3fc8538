/** Opens the preview: its commands, the one panel there is, and its return after a reload of the window. */
import {
  commands,
  Disposable,
  type LogOutputChannel,
  l10n,
  type Uri,
  ViewColumn,
  type WebviewPanel,
  window,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { methods, type PreviewChanged, type PreviewScope } from '../../../server/src/protocol.ts';
import { requestFor } from '../simulator/wanted.ts';
import { followCursor, placeOf } from './followCursor.ts';
import { scopeOfState } from './messages.ts';
import { revealNode } from './reveal.ts';
import { openSession, type PreviewSession } from './session.ts';

const VIEW_TYPE = 'gatelens.preview';

/**
 * Lives as long as the result. An open panel is left alone when that ends: VS Code brings it back after a reload, and
 * only then.
 */
export function registerPreview(
  extensionUri: Uri,
  client: BaseLanguageClient,
  log: LogOutputChannel,
): Disposable {
  let session: PreviewSession | undefined;
  const follower = followCursor(
    client,
    () => session !== undefined,
    (place) => session?.cursorMoved(place),
  );

  const adopt = (panel: WebviewPanel, scope: PreviewScope) => {
    session?.panel.dispose();
    const opened = openSession({
      extensionUri,
      client,
      log,
      panel,
      scope,
      cursor: follower.place,
      reveal: (id) => revealNode(client, panel, id, follower.beginOwnMove),
    });
    session = opened;
    panel.onDidDispose(() => {
      if (session === opened) session = undefined;
    });
    follower.look();
  };
  const open = (viewColumn: ViewColumn, scope: PreviewScope) => {
    // Beside the text one goes on typing, and sees the drawing follow.
    const preserveFocus = viewColumn === ViewColumn.Beside;
    if (session === undefined) {
      const title = l10n.t('Route Preview');
      adopt(window.createWebviewPanel(VIEW_TYPE, title, { viewColumn, preserveFocus }), scope);
    } else {
      session.panel.reveal(session.panel.viewColumn, preserveFocus);
      session.setScope(scope);
      follower.look();
    }
  };
  /** With the id of a rule's node from a code lens, else for what the cursor stands in. */
  const tryRequest = async (id: unknown) => {
    const place = placeOf(client, window.activeTextEditor) ?? follower.place();
    const rule = typeof id === 'string' ? { id } : place;
    const wanted = rule && (await requestFor(client, rule));
    if (session === undefined) open(ViewColumn.Beside, atCursor());
    // Unlike a drawing, a form is for typing into.
    session?.panel.reveal(session.panel.viewColumn, false);
    session?.tryRequest(wanted);
  };
  const atCursor = (): PreviewScope => {
    const place = placeOf(client, window.activeTextEditor) ?? follower.place();
    return place === undefined ? { type: 'workspace' } : { type: 'resource', ...place };
  };

  return Disposable.from(
    follower,
    commands.registerCommand('gatelens.openPreview', () => open(ViewColumn.Active, atCursor())),
    commands.registerCommand('gatelens.openPreviewToSide', () => open(ViewColumn.Beside, atCursor())),
    commands.registerCommand('gatelens.showResourceGraph', () => {
      open(ViewColumn.Active, { type: 'workspace' });
      session?.showGraph();
    }),
    commands.registerCommand('gatelens.tryRequest', (id?: unknown) =>
      tryRequest(id).catch((error: unknown) => log.error(`Try a request: ${error}`)),
    ),
    client.onNotification(methods.previewChanged, ({ revision }: PreviewChanged) =>
      session?.refresh(revision),
    ),
    client.onDidChangeState(({ newState }) => {
      // A new server counts its revisions from the start.
      if (newState === State.Running) session?.refresh();
    }),
    window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel: WebviewPanel, state: unknown) =>
        adopt(panel, scopeOfState(state) ?? { type: 'workspace' }),
    }),
  );
}
