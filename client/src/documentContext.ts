/** Keeps the context key that decides where the editor's title shows the preview's icon. */
import { commands, Disposable, type TextEditor, window, workspace } from 'vscode';
import { debounce } from './debounce.ts';
import { holdsGatewayApi } from './gatewayDocument.ts';

const CONTEXT_KEY = 'gatelens.isGatewayApiDocument';
/** Reading this much takes a few milliseconds; who has a longer file finds the command in the palette. */
const LINES_READ = 20_000;
const QUIET_MS = 250;

/** Watches the active editor for as long as the result lives. */
export function keepDocumentContext(): Disposable {
  let last: boolean | undefined;
  const look = () => {
    const now = isGatewayApi(window.activeTextEditor);
    if (now === last) return;
    last = now;
    void commands.executeCommand('setContext', CONTEXT_KEY, now);
  };
  const later = debounce(look, QUIET_MS);
  look();
  return Disposable.from(
    later,
    window.onDidChangeActiveTextEditor(look),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (document === window.activeTextEditor?.document) later.call();
    }),
  );
}

function isGatewayApi(editor: TextEditor | undefined): boolean {
  if (editor?.document.languageId !== 'yaml') return false;
  const { document } = editor;
  if (document.lineCount <= LINES_READ) return holdsGatewayApi(document.getText());
  const end = document.lineAt(LINES_READ).range.end;
  return holdsGatewayApi(document.getText(document.lineAt(0).range.with({ end })));
}
