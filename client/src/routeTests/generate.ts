/** Writes a file of route tests that pins what a Gateway does. */
import { l10n, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type GenerateRouteTestsParams,
  type GenerateRouteTestsResult,
  methods,
} from '../../../server/src/protocol.ts';

/** For the Gateway under the cursor, else for one that is chosen. */
export async function generateRouteTests(client: BaseLanguageClient): Promise<void> {
  const ask = (params: GenerateRouteTestsParams): Promise<GenerateRouteTestsResult> =>
    client.sendRequest(methods.generateRouteTests, params);
  const editor = window.activeTextEditor;
  const place =
    editor === undefined
      ? { gateway: '' }
      : {
          uri: client.code2ProtocolConverter.asUri(editor.document.uri),
          position: client.code2ProtocolConverter.asPosition(editor.selection.active),
        };
  let result = await ask(place);
  if (result.type === 'choices') {
    const chosen = await choose(result.gateways);
    if (chosen === undefined) return;
    result = await ask({ gateway: chosen });
  }
  if (result.type !== 'document') return;
  if (result.cases === 0) {
    void window.showInformationMessage(l10n.t('No request is known that certainly reaches a rule.'));
    return;
  }
  const uri = await freeName(Uri.parse(result.folder), result.name);
  const edit = new WorkspaceEdit();
  edit.createFile(uri, { contents: new TextEncoder().encode(result.text) });
  await workspace.applyEdit(edit);
  await window.showTextDocument(await workspace.openTextDocument(uri));
}

async function choose(
  gateways: readonly { readonly id: string; readonly label: string }[],
): Promise<string | undefined> {
  if (gateways.length === 0) {
    void window.showInformationMessage(l10n.t('There is no Gateway in this workspace.'));
    return undefined;
  }
  const picked = await window.showQuickPick(
    gateways.map(({ id, label }) => ({ id, label })),
    { placeHolder: l10n.t('The Gateway whose behaviour the tests pin') },
  );
  return picked?.id;
}

/** A name that no file has yet: people's own cases are not overwritten. */
async function freeName(folder: Uri, name: string): Promise<Uri> {
  const [stem = name] = name.split('.routetest.yaml');
  for (let count = 1; ; count++) {
    const uri = Uri.joinPath(folder, count === 1 ? name : `${stem}-${count}.routetest.yaml`);
    const exists = await workspace.fs.stat(uri).then(
      () => true,
      () => false,
    );
    if (!exists) return uri;
  }
}
