import {
  type Connection,
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  type InitializeParams,
  type FileEvent as WireFileEvent,
} from 'vscode-languageserver';
import type { FileEvent } from './indexing/indexer.ts';
import { canonicalUri, folderUri } from './uris.ts';

/** The folders that a client has opened, in the server's spelling. */
export function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => folderUri(uri));
  return rootUri ? [folderUri(rootUri)] : []; // clients older than workspace folders
}

export type WorkspaceHandlers = {
  readonly filesChanged: (events: readonly FileEvent[]) => void;
  readonly foldersChanged: (added: readonly string[], removed: readonly string[]) => void;
  readonly settingsChanged: (sent: unknown) => void;
};

/** Follows what happens around the documents: files, folders, settings. */
export function registerWorkspace(connection: Connection, handlers: WorkspaceHandlers): void {
  connection.onDidChangeWatchedFiles(({ changes }) => handlers.filesChanged(changes.map(toEvent)));
  connection.onNotification(DidChangeWorkspaceFoldersNotification.type, ({ event: { added, removed } }) =>
    handlers.foldersChanged(
      added.map(({ uri }) => folderUri(uri)),
      removed.map(({ uri }) => folderUri(uri)),
    ),
  );
  connection.onDidChangeConfiguration(({ settings }) => handlers.settingsChanged(settings));
}

function toEvent({ uri, type }: WireFileEvent): FileEvent {
  const types = {
    [FileChangeType.Created]: 'created',
    [FileChangeType.Changed]: 'changed',
    [FileChangeType.Deleted]: 'deleted',
  } as const;
  return { uri: canonicalUri(uri), type: types[type] };
}
