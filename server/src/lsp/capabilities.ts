import {
  type ClientCapabilities,
  CodeActionKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';

/** What the client can do, as far as an answer depends on it. Decided once. */
export type ClientAbilities = {
  readonly snippets: boolean;
  readonly markdown: boolean;
  readonly insertReplace: boolean;
  readonly linkedLocations: boolean;
  readonly relatedInformation: boolean;
  readonly tags: boolean;
  readonly progress: boolean;
  readonly configuration: boolean;
  readonly watchesOnRequest: boolean;
};

export function abilitiesOf({ textDocument, workspace, window }: ClientCapabilities): ClientAbilities {
  const completionItem = textDocument?.completion?.completionItem;
  const { publishDiagnostics, hover, definition } = textDocument ?? {};
  return {
    snippets: completionItem?.snippetSupport === true,
    markdown: hover?.contentFormat?.includes('markdown') ?? false,
    insertReplace: completionItem?.insertReplaceSupport === true,
    linkedLocations: definition?.linkSupport === true,
    relatedInformation: publishDiagnostics?.relatedInformation === true,
    tags: publishDiagnostics?.tagSupport !== undefined,
    progress: window?.workDoneProgress === true,
    configuration: workspace?.configuration === true,
    watchesOnRequest: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  };
}

/** What this server does. The same for every client: one that cannot use a part does not ask for it. */
export const SERVER_CAPABILITIES: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

export const QUICK_FIXES = [CodeActionKind.QuickFix];
