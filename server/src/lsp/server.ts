import type { Connection } from 'vscode-languageserver';
import { VERSION } from '../version.ts';
import type { Host } from './host.ts';
import { createServer, type Server } from './running.ts';

/** Serves one client over a connection until it says goodbye. The connection must not be listening yet. */
export function startServer(connection: Connection, host: Host): void {
  let server: Server | undefined;
  connection.onInitialize((params) => {
    server = createServer(connection, host, params);
    return { capabilities: server.capabilities, serverInfo: { name: 'Gatelens', version: VERSION } };
  });
  connection.onInitialized(async () => {
    await server?.start();
  });
  connection.onShutdown(() => server?.stop());
  connection.listen();
}
