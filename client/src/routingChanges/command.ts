/** The command Show Routing Changes: which requests go elsewhere than in HEAD, as a document to read. */
import {
  commands,
  Disposable,
  EventEmitter,
  extensions,
  l10n,
  ProgressLocation,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  methods,
  type RoutingChangesParams,
  type RoutingChangesResult,
} from '../../../server/src/protocol.ts';
import { repositories, textsOfHead } from './git.ts';
import { changesMarkdown } from './markdown.ts';

const SCHEME = 'gatelens-changes';

export type RoutingChanges = Disposable & { show(client: BaseLanguageClient): Promise<void> };

/** The document lives as long as the result. */
export function createRoutingChanges(): RoutingChanges {
  let text = '';
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: () => text,
  });
  return Object.assign(Disposable.from(changed, provider), {
    show: async (client: BaseLanguageClient): Promise<void> => {
      const base = await baseTexts();
      if (base === undefined) return;
      const result = await window.withProgress(
        { location: ProgressLocation.Window, title: l10n.t('Comparing routes with HEAD') },
        () => client.sendRequest<RoutingChangesResult>(methods.routingChanges, { base }),
      );
      text = changesMarkdown(result);
      const uri = Uri.from({ scheme: SCHEME, path: `/${l10n.t('Routing Changes')}.md` });
      changed.fire(uri);
      await open(uri);
    },
  });
}

/** Undefined if there is nothing to compare with, which the user is told. */
async function baseTexts(): Promise<RoutingChangesParams['base'] | undefined> {
  const found = await repositories();
  if (found === undefined) {
    void window.showInformationMessage(
      l10n.t(
        'Gateway API: routing changes need VS Code’s Git extension, which is not running here. On the command line, gatelens diff says the same.',
      ),
    );
    return undefined;
  }
  if (found.length === 0) {
    void window.showInformationMessage(
      l10n.t('Gateway API: no folder of this workspace is in a Git repository.'),
    );
    return undefined;
  }
  const texts = await Promise.all(found.map(textsOfHead));
  return texts.flat().map(({ uri, text }) => ({ uri: uri.toString(), text }));
}

/** Rendered, where VS Code's Markdown extension is there; in the whole width, as tables need it. */
async function open(uri: Uri): Promise<void> {
  if (extensions.getExtension('vscode.markdown-language-features'))
    await commands.executeCommand('markdown.showPreview', uri);
  else await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
}
