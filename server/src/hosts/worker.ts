/** The server as a web worker, for VS Code in a browser. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { builtInSchemas } from '../engine/index.ts';
import { describeError } from '../lsp/log.ts';
import { startServer } from '../lsp/server.ts';
import type { Soon } from '../lsp/slices.ts';
import { clientFiles } from './clientFiles.ts';

declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));

const report = (error: unknown): void => connection.console.error(`Unexpected: ${describeError(error)}`);
self.addEventListener('error', (event) => {
  event.preventDefault();
  report(event.error);
});
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  report(event.reason);
});

startServer(connection, { files: clientFiles, soon: afterMessages(), schemas: builtInSchemas });

/** A timer in a browser waits some milliseconds; a message to oneself is only queued behind those that wait. */
function afterMessages(): Soon {
  const { port1, port2 } = new MessageChannel();
  const tasks: (() => void)[] = [];
  port1.onmessage = () => tasks.shift()?.();
  return (task) => {
    tasks.push(task);
    port2.postMessage(undefined);
  };
}
