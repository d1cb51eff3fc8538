import { createConnection } from 'vscode-languageserver/node';
import { builtInSchemas } from '../engine/index.ts';
import { describeError } from '../lsp/log.ts';
import { startServer } from '../lsp/server.ts';
import { clientFiles } from './clientFiles.ts';
import { nodeFiles } from './nodeFiles.ts';
import { keepNurserySmall } from './nodeMemory.ts';

/** Serves the client that the process's arguments name (`--stdio`, `--node-ipc`, `--socket`, `--pipe`). */
export function startNodeServer(): void {
  keepNurserySmall();
  const connection = createConnection();
  // A mistake of ours in a timer or an event must not take the editor's server away.
  const report = (error: unknown): void => connection.console.error(`Unexpected: ${describeError(error)}`);
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
  startServer(connection, {
    files: (client, throughClient) => (throughClient ? clientFiles(client) : nodeFiles),
    soon: setImmediate,
    schemas: builtInSchemas,
  });
}
