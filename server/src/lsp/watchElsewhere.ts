import { type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Root } from './indexing/folders.ts';

/**
 * Asks the client to report changes of files that lie outside of the workspace, again whenever there are others. Where
 * the client cannot, they are read anew with the workspace.
 */
export function createWatchElsewhere(
  connection: Connection,
  canWatch: boolean,
): (roots: readonly Root[]) => void {
  let watched = '';
  let last: Promise<{ dispose(): void } | undefined> = Promise.resolve(undefined);
  return (roots) => {
    const folders = roots.flatMap(({ folder, onlyRead }) => (onlyRead ? [folder] : []));
    if (!canWatch || watched === folders.join('\n')) return;
    watched = folders.join('\n');
    last = last
      .then((registration) => {
        registration?.dispose();
        if (folders.length === 0) return undefined;
        // A folder reports what is in it, and a file is reported by the folder that it is in.
        const watchers = folders.flatMap((uri) => [
          { globPattern: { baseUri: uri, pattern: '**' } },
          {
            globPattern: {
              baseUri: uri.slice(0, uri.lastIndexOf('/')),
              pattern: decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1)),
            },
          },
        ]);
        return connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
      })
      .catch(() => undefined); // it said that it could
  };
}
