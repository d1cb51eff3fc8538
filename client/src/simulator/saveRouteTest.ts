/** Writes the simulated request and its answer into a file of route tests that the user chooses. */
import {
  l10n,
  type QuickPickItem,
  Range,
  Selection,
  Uri,
  ViewColumn,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  methods,
  type RouteTestCaseParams,
  type RouteTestCaseResult,
  type SimulatedRequest,
  type SimulatedTarget,
  type WireLocation,
} from '../../../server/src/protocol.ts';

type Asked = { readonly target: SimulatedTarget; readonly request: SimulatedRequest };
type FileItem = QuickPickItem & { readonly uri: Uri; readonly isNew: boolean };

const ENDING = '.routetest.yaml';
/** More than anybody picks from. */
const MOST_FILES = 200;

/** Resolves when the case is in its file and shown, or the user gave up. */
export async function saveRouteTest(client: BaseLanguageClient, asked: Asked): Promise<void> {
  const file = await chooseFile(client, asked);
  if (file === undefined) return;
  const name = await window.showInputBox({
    title: l10n.t('Save as Route Test'),
    prompt: l10n.t('What the case shows, in a few words'),
    value: nameOf(asked.request),
    validateInput: (text) => (text.trim() === '' ? l10n.t('A case needs a name.') : undefined),
  });
  if (name === undefined) return;
  const uri = file.isNew ? {} : { uri: client.code2ProtocolConverter.asUri(file.uri) };
  const params: RouteTestCaseParams = { ...asked, name: name.trim(), ...uri };
  const { edit, refused } = await client.sendRequest<RouteTestCaseResult>(methods.routeTestCase, params);
  if (edit === undefined) {
    const reason = refused || l10n.t('What was asked is no longer in the workspace.');
    void window.showWarningMessage(l10n.t('The route test was not saved: {0}', reason));
    return;
  }
  await write(file, edit);
}

/** Files of route tests there are, and a new one beside the manifest of the Gateway or Service. */
async function chooseFile(client: BaseLanguageClient, { target }: Asked): Promise<FileItem | undefined> {
  const known = await workspace.findFiles(`**/*${ENDING}`, undefined, MOST_FILES);
  const location = await client.sendRequest<WireLocation | null>(methods.locate, { id: target.id });
  const manifest = location && client.protocol2CodeConverter.asUri(location.uri);
  const folder = manifest ? Uri.joinPath(manifest, '..') : workspace.workspaceFolders?.[0]?.uri;
  const taken = new Set(known.map(String));
  const fresh = folder && freeName(folder, target.id, taken);
  const items: FileItem[] = known
    .map((uri) => ({ label: workspace.asRelativePath(uri), uri, isNew: false }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
  if (fresh)
    items.push({
      label: workspace.asRelativePath(fresh),
      description: l10n.t('new file'),
      uri: fresh,
      isNew: true,
    });
  return await window.showQuickPick(items, {
    title: l10n.t('Save as Route Test'),
    placeHolder: l10n.t('The file that the case is added to'),
  });
}

function freeName(folder: Uri, id: string, taken: ReadonlySet<string>): Uri {
  const name = /\/([^/#~]+)(?:~[^#]*)?#/.exec(id)?.[1] ?? 'routes';
  let uri = Uri.joinPath(folder, `${name}${ENDING}`);
  for (let count = 2; taken.has(String(uri)); count++)
    uri = Uri.joinPath(folder, `${name}-${count}${ENDING}`);
  return uri;
}

/** In the editor, so that it can be looked at, undone, and saved. */
async function write(file: FileItem, edit: NonNullable<RouteTestCaseResult['edit']>): Promise<void> {
  const change = new WorkspaceEdit();
  if (file.isNew) {
    change.createFile(file.uri, { contents: new TextEncoder().encode(edit.newText) });
  } else {
    const before = await workspace.openTextDocument(file.uri);
    const range = new Range(before.positionAt(edit.start), before.positionAt(edit.end));
    change.replace(file.uri, range, edit.newText);
  }
  if (!(await workspace.applyEdit(change))) {
    throw new Error(workspace.asRelativePath(file.uri));
  }
  const document = await workspace.openTextDocument(file.uri);
  await document.save();
  const at = document.positionAt(edit.caseAt);
  await window.showTextDocument(document, {
    viewColumn: window.visibleTextEditors[0]?.viewColumn ?? ViewColumn.Beside,
    selection: new Selection(at, at),
  });
}

function nameOf(request: SimulatedRequest): string {
  if ('grpc' in request) return `${request.grpc.service}/${request.grpc.method}`;
  if ('tls' in request) return `TLS ${request.tls.sni ?? ''}:${request.tls.port}`;
  if ('tcp' in request) return `TCP :${request.tcp.port}`;
  if ('udp' in request) return `UDP :${request.udp.port}`;
  return `${request.method ?? 'GET'} ${(request.url ?? '/').replace(/^https?:\/\//i, '')}`;
}
