import type { Connection } from 'vscode-languageserver';
import type { Scheduler } from './diagnostics/scheduler.ts';
import type { Documents } from './documents.ts';
import type { Indexer } from './indexing/indexer.ts';
import type { Session } from './session.ts';
import { canonicalUri, isCopy } from './uris.ts';

export type TextSyncParts = {
  readonly documents: Documents;
  readonly session: Session;
  readonly scheduler: Scheduler;
  readonly indexer: Indexer;
};

/** Follows what the client opens, types, saves and closes. */
export function registerTextSync(connection: Connection, parts: TextSyncParts): void {
  const { documents, session, scheduler, indexer } = parts;
  connection.onDidOpenTextDocument(({ textDocument }) => {
    if (isCopy(textDocument.uri)) return; // what the file itself says counts; later messages find no document
    const opened = documents.open(textDocument);
    session.edited(opened);
    scheduler.opened(opened.uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const changed = documents.change(uri, version, contentChanges, session.linesOf(canonicalUri(uri)));
    if (!changed) return;
    session.edited(changed);
    scheduler.edited(changed.uri);
  });
  connection.onDidSaveTextDocument(({ textDocument }) => {
    // Not every client watches files; reading one twice does no harm.
    if (!isCopy(textDocument.uri))
      indexer.changed([{ uri: canonicalUri(textDocument.uri), type: 'changed' }]);
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    const closed = documents.close(textDocument.uri);
    if (!closed) return;
    session.closed(closed);
    scheduler.closed(closed.uri);
    indexer.changed([{ uri: closed.uri, type: 'changed' }]);
  });
}
