/** The client's main in a browser: the server is a web worker. */
import { type ExtensionContext, Uri, workspace } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { activateShared, type Running } from './extension.ts';

let running: Running | undefined;
let worker: Worker | undefined;

/** Called by VS Code once. */
export async function activate(context: ExtensionContext): Promise<void> {
  running = await activateShared(context, {
    hasFileSystem: false,
    createClient: (id, name, options, log) =>
      // A function, not a worker: after a crash or a restart the client asks for a fresh one.
      new LanguageClient(
        id,
        name,
        () => startWorker(context.extensionUri, (message) => log.error(message)),
        options,
      ),
  });
}

/** Called by VS Code when the window closes or the extension is switched off. */
export async function deactivate(): Promise<void> {
  await running?.stop();
  running = undefined;
  worker?.terminate();
  worker = undefined;
}

/**
 * Starts the server and ends the one before. A worker made from an extension's own address is refused where the
 * extension lies on a remote machine, so its bytes are read first and the worker starts from them. VS Code's extension
 * host has a `Worker` of its own make, which the client library does not take for one: so it gets the two ends.
 */
async function startWorker(extension: Uri, report: (message: string) => void): Promise<MessageTransports> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extension, 'dist/web/server.js'));
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
  worker?.terminate();
  worker = new Worker(address);
  worker.addEventListener('error', ({ message }) => report(`Language server worker: ${message}`));
  return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
}
