/** The client's main in a browser: the server is a web worker. */
import { type ExtensionContext, Uri, workspace } from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { activateShared, type Running } from './extension.ts';

let running: Running | undefined;

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
}

/**
 * Starts the server. A worker made from an extension's own address is refused where the extension lies on a remote
 * machine, so its bytes are read first and the worker starts from them.
 */
async function startWorker(extension: Uri, report: (message: string) => void): Promise<Worker> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extension, 'dist/web/server.js'));
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/javascript' }));
  const worker = new Worker(address);
  worker.addEventListener('error', (event) => report(`Language server worker: ${event.message}`));
  return worker;
}
