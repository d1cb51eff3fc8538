import type { TextDocumentContentChangeEvent, TextDocumentItem } from 'vscode-languageserver';
import type { LineTable } from '../engine/index.ts';
import { MAX_FILE_SIZE } from './files.ts';
import { applyContentChanges } from './textSync.ts';
import { canonicalUri } from './uris.ts';

/** A document that an editor has open. */
export type OpenDocument = {
  /** As the server spells it. */
  readonly uri: string;
  /** As the client spells it: answers about the document use this. */
  readonly clientUri: string;
  readonly version: number;
  readonly text: string;
  /** Beyond the size that is read: kept in step, told apart, never parsed. */
  readonly tooLarge: boolean;
};

/** The documents that the client has open, by canonical URI. */
export type Documents = {
  get(uri: string): OpenDocument | undefined;
  all(): Iterable<OpenDocument>;
  open(item: TextDocumentItem): OpenDocument;
  /** Undefined for a document that is not open. `lines` are those of the text before, if someone has them. */
  change(
    clientUri: string,
    version: number,
    changes: readonly TextDocumentContentChangeEvent[],
    lines: (() => LineTable) | undefined,
  ): OpenDocument | undefined;
  close(clientUri: string): OpenDocument | undefined;
};

export function createDocuments(): Documents {
  const open = new Map<string, OpenDocument>();
  const keep = (document: Omit<OpenDocument, 'tooLarge'>): OpenDocument => {
    const kept = { ...document, tooLarge: document.text.length > MAX_FILE_SIZE };
    open.set(document.uri, kept);
    return kept;
  };
  return {
    get: (uri) => open.get(uri),
    all: () => open.values(),
    open: ({ uri, version, text }) => keep({ uri: canonicalUri(uri), clientUri: uri, version, text }),
    change: (clientUri, version, changes, lines) => {
      const before = open.get(canonicalUri(clientUri));
      return before && keep({ ...before, version, text: applyContentChanges(before.text, changes, lines) });
    },
    close: (clientUri) => {
      const closed = open.get(canonicalUri(clientUri));
      if (closed) open.delete(closed.uri);
      return closed;
    },
  };
}
