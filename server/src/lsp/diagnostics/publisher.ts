import type { Connection, Diagnostic } from 'vscode-languageserver';

/**
 * Sends diagnostics, and only what the client does not have yet: a set that it knows is sent again only for another
 * version of the document, so that it knows what the set speaks of.
 */
export type Publisher = {
  /** `version` is that of the open document; absent for files on disk. */
  publish(uri: string, diagnostics: readonly Diagnostic[], version?: number): void;
  /** The client is sent the next set whatever it is, as for a document that was just opened. */
  forget(uri: string): void;
};

/** As many as editors show of one file; the worst come first when there are more. */
const MOST = 1000;

/** `spelling` gives the client's own URI for one of ours. */
export function createPublisher(connection: Connection, spelling: (uri: string) => string): Publisher {
  /** What the client was last told of each file; absent means nothing, or that a closed file is sound. */
  const told = new Map<string, { readonly json: string | undefined; readonly version: number | undefined }>();
  const due = new Set<string>();
  return {
    forget: (uri) => {
      due.add(uri);
    },
    publish: (uri, all, version) => {
      const diagnostics = all.length > MOST ? worst(all) : [...all];
      const json = diagnostics.length > 0 ? JSON.stringify(diagnostics) : undefined;
      const last = told.get(uri);
      if (!due.delete(uri) && last?.json === json && last?.version === version) return;
      if (json === undefined && version === undefined) told.delete(uri);
      else told.set(uri, { json, version });
      // A failed send means that the connection is gone, which ends the server anyway.
      void connection
        .sendDiagnostics({ uri: spelling(uri), diagnostics, ...(version !== undefined && { version }) })
        .catch(() => undefined);
    },
  };
}

function worst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => (a.severity ?? 1) - (b.severity ?? 1)).slice(0, MOST);
}
