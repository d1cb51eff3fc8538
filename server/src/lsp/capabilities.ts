import {
  type ClientCapabilities,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { CODE_ACTION_KINDS } from '../features/codeActions.ts';

/** What the client can do, as far as an answer depends on it. Decided once. */
export type ClientAbilities = {
  readonly snippets: boolean;
  /** In hovers. */
  readonly markdown: boolean;
  readonly completionMarkdown: boolean;
  readonly linkedLocations: boolean;
  readonly relatedInformation: boolean;
  readonly tags: boolean;
  readonly documentChanges: boolean;
  readonly changeAnnotations: boolean;
  /** How many folding ranges it takes. */
  readonly folds?: number;
  readonly progress: boolean;
  readonly configuration: boolean;
  /** It asks for code lenses again when it is told to. */
  readonly lensRefresh: boolean;
  readonly watchesOnRequest: boolean;
  /** Also what lies outside of the workspace's folders. */
  readonly watchesElsewhere: boolean;
};

export function abilitiesOf({ textDocument, workspace, window }: ClientCapabilities): ClientAbilities {
  const completionItem = textDocument?.completion?.completionItem;
  const { publishDiagnostics, definition, foldingRange, hover } = textDocument ?? {};
  const { workspaceEdit, didChangeWatchedFiles } = workspace ?? {};
  return {
    snippets: completionItem?.snippetSupport === true,
    // A client that does not say takes Markdown: LSP's default was that for long.
    markdown: hover?.contentFormat?.includes('markdown') ?? true,
    completionMarkdown: completionItem?.documentationFormat?.includes('markdown') ?? true,
    linkedLocations: definition?.linkSupport === true,
    relatedInformation: publishDiagnostics?.relatedInformation === true,
    tags: publishDiagnostics?.tagSupport !== undefined,
    documentChanges: workspaceEdit?.documentChanges === true,
    changeAnnotations: workspaceEdit?.changeAnnotationSupport !== undefined,
    ...(foldingRange?.rangeLimit !== undefined && { folds: foldingRange.rangeLimit }),
    progress: window?.workDoneProgress === true,
    configuration: workspace?.configuration === true,
    lensRefresh: workspace?.codeLens?.refreshSupport === true,
    watchesOnRequest: didChangeWatchedFiles?.dynamicRegistration === true,
    watchesElsewhere:
      didChangeWatchedFiles?.dynamicRegistration === true &&
      didChangeWatchedFiles.relativePatternSupport === true,
  };
}

/** What this server does. The same for every client: one that cannot use a part does not ask for it. */
export const SERVER_CAPABILITIES: ServerCapabilities = {
  positionEncoding: 'utf-16',
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  // Letters ask by themselves; these stand where a value or an item begins.
  completionProvider: { triggerCharacters: [' ', ':', '-', '"', "'", '/', '.'] },
  renameProvider: { prepareProvider: true },
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: true,
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentLinkProvider: {},
  codeLensProvider: { resolveProvider: true },
  codeActionProvider: { codeActionKinds: [...CODE_ACTION_KINDS] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};
