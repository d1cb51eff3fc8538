/** From a node of the drawing to its source. */
import { l10n, Range, type Uri, ViewColumn, type WebviewPanel, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { methods, type NodeId, type WireLocation } from '../../../server/src/protocol.ts';
import type { Place } from './followCursor.ts';

const MESSAGE_MS = 4000;
const SETTLE_MS = 200;

/** Opens the source beside the preview; `begin` is told where the cursor will be, and its result when it is there. */
export async function revealNode(
  client: BaseLanguageClient,
  panel: WebviewPanel,
  id: NodeId,
  begin: (place: Place) => () => void,
): Promise<void> {
  const location = await client.sendRequest<WireLocation | null>(methods.locate, { id });
  if (location === null) {
    window.setStatusBarMessage(
      l10n.t('Gateway API: there is no source for this in the workspace.'),
      MESSAGE_MS,
    );
    return;
  }
  const uri = client.protocol2CodeConverter.asUri(location.uri);
  const { start } = location.range;
  const end = begin({ uri: client.code2ProtocolConverter.asUri(uri), position: start });
  try {
    const document = await workspace.openTextDocument(uri);
    const selection = new Range(start.line, start.character, start.line, start.character);
    await window.showTextDocument(document, { viewColumn: columnFor(uri, panel), selection });
  } finally {
    // The editor tells of its selection a moment after it was set.
    setTimeout(end, SETTLE_MS);
  }
}

/** Where the file is open already, else where any file is, else beside: the preview stays in sight. */
function columnFor(uri: Uri, panel: WebviewPanel): ViewColumn {
  const others = window.visibleTextEditors.filter(
    ({ viewColumn }) => viewColumn !== undefined && viewColumn !== panel.viewColumn,
  );
  const open = others.find(({ document }) => document.uri.toString() === uri.toString());
  return (open ?? others[0])?.viewColumn ?? ViewColumn.Beside;
}
