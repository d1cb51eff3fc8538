import { createConnection } from 'vscode-languageserver/node';
import { builtInSchemas } from '../engine/index.ts';
import { describeError } from '../lsp/log.ts';
import { startServer } from '../lsp/server.ts';
import { clientFiles } from './clientFiles.ts';
import { nodeFiles } from './nodeFiles.ts';
import { keepProcessSmall } from './nodeMemory.ts';

/** Serves the client that the process's arguments name (`--stdio`, `--node-ipc`, `--socket`, `--pipe`). */
export function startNodeServer(): void {
  keepProcessSmall();
  const connection = createConnection();
  // A mistake of ours in a timer or an event must not take the editor's server away.
  const report = (error: unknown): void => {
    if (!isLostClient(error)) connection.console.error(`Unexpected: ${describeError(error)}`);
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
  startServer(connection, {
    files: (client, throughClient) => (throughClient ? clientFiles(client) : nodeFiles),
    soon: setImmediate,
    schemas: builtInSchemas,
  });
}

/** Nobody reads any more: saying so would fail in the same way. The end of the input ends the process. */
function isLostClient(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'ERR_IPC_CHANNEL_CLOSED';
}
