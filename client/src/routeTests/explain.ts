/** A text that explains one case, in an editor of its own that nobody has to save. */
import { Disposable, EventEmitter, Uri, ViewColumn, window, workspace } from 'vscode';

const SCHEME = 'gatelens-explain';

export type Explanations = Disposable & { show(name: string, text: string): Promise<void> };

export function createExplanations(): Explanations {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
  return Object.assign(Disposable.from(changed, provider), {
    show: async (name: string, text: string): Promise<void> => {
      const uri = Uri.from({ scheme: SCHEME, path: `/${name.replaceAll(/[\\/]/g, '-')}.txt` });
      texts.set(uri.toString(), text);
      changed.fire(uri);
      const document = await workspace.openTextDocument(uri);
      await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preview: true });
    },
  });
}
