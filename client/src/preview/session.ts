/** One open preview: what it shows, and the talk between its page and the server. */
import { Disposable, env, type LogOutputChannel, l10n, Uri, type WebviewPanel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FromPreview,
  methods,
  type NodeId,
  type PreviewGraph,
  type PreviewGroups,
  type PreviewScope,
  type SimulateParams,
  type ToPreview,
} from '../../../server/src/protocol.ts';
import { createSimulatorTalk } from '../simulator/talk.ts';
import { abortable } from './abortable.ts';
import { exportGraph } from './exportGraph.ts';
import type { CursorPlace, Place } from './followCursor.ts';
import { createNonce, previewHtml } from './html.ts';
import { readMessage } from './messages.ts';
import { createRefresher } from './refresher.ts';
import { previewTexts } from './texts.ts';

export type SessionParts = {
  readonly extensionUri: Uri;
  readonly client: BaseLanguageClient;
  readonly log: LogOutputChannel;
  readonly panel: WebviewPanel;
  readonly scope: PreviewScope;
  /** Where the user's cursor is or last was. */
  readonly cursor: () => Place | undefined;
  readonly reveal: (id: NodeId) => Promise<void>;
};

export type PreviewSession = {
  readonly panel: WebviewPanel;
  readonly setScope: (scope: PreviewScope) => void;
  /** Shows the drawing, whatever is shown now. */
  readonly showGraph: () => void;
  /** Opens the simulator, with a request to begin with. */
  readonly tryRequest: (wanted: Required<SimulateParams> | undefined) => void;
  readonly cursorMoved: (place: CursorPlace) => void;
  /** The server has something newer than `revision`; without one, everything is to be asked again. */
  readonly refresh: (revision?: number) => void;
};

/** Draws into `panel` until that is closed. */
export function openSession(parts: SessionParts): PreviewSession {
  const { client, log, panel } = parts;
  let scope = parts.scope;
  let width: number | undefined;
  let groups: PreviewGroups = { open: [], shut: [] };
  let graph: PreviewGraph | undefined;
  let highlighted: NodeId | null = null;
  let isStale = true;
  /** A page that is not there yet is told when it is. */
  let wanted: ToPreview | undefined;
  let isReady = false;
  /** The resource that a drawing of one resource follows the cursor through. */
  let followed: string | undefined;

  const post = (message: ToPreview) => void panel.webview.postMessage(message);
  const refresher = createRefresher(
    (signal) =>
      abortable(signal, (token) =>
        client.sendRequest<PreviewGraph>(
          methods.preview,
          {
            scope,
            groups: { ...groups, show: highlighted === null ? [] : [highlighted] },
            ...(width !== undefined && { width }),
          },
          token,
        ),
      ),
    (answer) => {
      if (graph !== undefined && answer.revision < graph.revision) return;
      graph = answer;
      post({ type: 'graph', graph });
    },
    (error) => {
      const message = error instanceof Error ? error.message : String(error);
      log.error(`Preview: ${message}`);
      post({ type: 'failed', message });
    },
  );

  const simulator = createSimulatorTalk(client, log, post);

  /** A hidden page is gone, and asks when it is back. */
  const ask = (isNewQuestion: boolean) => {
    isStale = !panel.visible;
    if (isNewQuestion) refresher.drop();
    if (!panel.visible) return;
    refresher.refresh();
    simulator.refresh();
  };
  const setScope = (next: PreviewScope) => {
    scope = next;
    graph = undefined;
    followed = undefined;
    post({ type: 'scope', scope });
    ask(true);
  };
  const setWidth = (next: number) => {
    // A drawing for another width may have another shape; the page keeps what it has until it knows.
    if (next !== width) graph = undefined;
    width = next;
  };
  const follow = () => {
    const place = parts.cursor();
    // Without a cursor anywhere, the page is told that nothing changed.
    setScope(place === undefined ? scope : { type: 'resource', ...place });
  };

  const greet = () => {
    post({ type: 'strings', strings: previewTexts(), locale: env.language });
    post({ type: 'scope', scope });
    // Before the drawing, which then begins there.
    post({ type: 'highlight', id: highlighted });
    if (graph !== undefined) post({ type: 'graph', graph });
    if (graph === undefined || isStale) ask(false);
    isReady = true;
    if (wanted !== undefined) post(wanted);
    wanted = undefined;
  };
  const answer = async (message: FromPreview) => {
    switch (message.type) {
      case 'ready':
        setWidth(message.width);
        groups = message.groups;
        return greet();
      case 'width':
        setWidth(message.width);
        return ask(true);
      case 'groups':
        groups = message.groups;
        refresher.drop();
        return refresher.refresh();
      case 'follow':
        return follow();
      case 'scope':
        return setScope(message.scope);
      case 'reveal':
        return await parts.reveal(message.id);
      case 'export':
        return await exportGraph(client, scope, message.format);
      default:
        return await simulator.answer(message);
    }
  };

  const listening = Disposable.from(
    panel.webview.onDidReceiveMessage((value: unknown) => {
      const message = readMessage(value);
      if (message !== undefined) answer(message).catch((error: unknown) => log.error(`Preview: ${error}`));
    }),
    panel.onDidChangeViewState(() => {
      if (!panel.visible) isReady = false;
      else if (isStale) ask(false);
    }),
  );
  panel.onDidDispose(() => {
    refresher.drop();
    simulator.stop();
    listening.dispose();
  });
  showPage(panel, parts.extensionUri);

  const show = (message: ToPreview): void => {
    if (isReady && panel.visible) post(message);
    else wanted = message;
  };

  return {
    panel,
    setScope,
    showGraph: () => show({ type: 'showGraph' }),
    tryRequest: (request) => show({ type: 'tryRequest', ...(request && { wanted: request }) }),
    refresh: (revision) => {
      if (revision === undefined) graph = undefined;
      else if (graph !== undefined && revision <= graph.revision) return;
      ask(false);
    },
    cursorMoved: ({ uri, position, id, isOwn }) => {
      highlighted = id;
      post({ type: 'highlight', id });
      if (scope.type !== 'resource' || isOwn || id === null) return;
      const [resource] = id.split('#', 1);
      const isSame = resource === followed;
      const next = { type: 'resource', uri, position } as const;
      if (isSame || isAt(scope, next)) {
        // The same resource is drawn; from now on it is asked for where the cursor is, for above it lines may come and go.
        scope = next;
        post({ type: 'scope', scope });
      } else {
        setScope(next);
      }
      followed = resource;
    },
  };
}

function isAt(one: PreviewScope, other: Place): boolean {
  return (
    one.type === 'resource' &&
    one.uri === other.uri &&
    one.position.line === other.position.line &&
    one.position.character === other.position.character
  );
}

function showPage(panel: WebviewPanel, extensionUri: Uri): void {
  const { webview } = panel;
  const dist = Uri.joinPath(extensionUri, 'dist');
  webview.options = { enableScripts: true, localResourceRoots: [dist] };
  webview.html = previewHtml({
    script: webview.asWebviewUri(Uri.joinPath(dist, 'preview.js')).toString(),
    style: webview.asWebviewUri(Uri.joinPath(dist, 'preview.css')).toString(),
    nonce: createNonce(),
    title: l10n.t('Route Preview'),
    language: env.language,
  });
}
