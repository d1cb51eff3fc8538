/** Saves the drawing to a file that the user chooses. */
import { l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ExportParams,
  type ExportResult,
  methods,
  type PreviewScope,
} from '../../../server/src/protocol.ts';

const FILES = {
  svg: { name: 'gateway-api.svg', filters: { SVG: ['svg'] } },
  mermaid: { name: 'gateway-api.mmd', filters: { Mermaid: ['mmd', 'mermaid', 'md'] } },
} as const;

const MESSAGE_MS = 4000;

/** Resolves when the file is written or the user chose none. */
export async function exportGraph(
  client: BaseLanguageClient,
  scope: PreviewScope,
  format: keyof typeof FILES,
): Promise<void> {
  const { name, filters } = FILES[format];
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const target = await window.showSaveDialog({
    title: l10n.t('Export Graph'),
    filters: Object.fromEntries(Object.entries(filters).map(([label, endings]) => [label, [...endings]])),
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder, name) }),
  });
  if (target === undefined) return;
  try {
    const params: ExportParams = { scope, format };
    const { text } = await client.sendRequest<ExportResult>(methods.exportGraph, params);
    await workspace.fs.writeFile(target, new TextEncoder().encode(text));
    window.setStatusBarMessage(l10n.t('Saved {0}', workspace.asRelativePath(target)), MESSAGE_MS);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(l10n.t('The graph was not saved: {0}', reason));
  }
}
