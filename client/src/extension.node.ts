/** The client's main in desktop and remote hosts: the server is a process of its own. */
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { activateShared, type Running } from './extension.ts';

let running: Running | undefined;

/** Called by VS Code once. */
export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.js');
  const server = { module, transport: TransportKind.ipc };
  running = await activateShared(context, {
    hasFileSystem: true,
    createClient: (id, name, options) =>
      new LanguageClient(
        id,
        name,
        { run: server, debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6019'] } } },
        options,
      ),
  });
}

/** Called by VS Code when the window closes or the extension is switched off. */
export async function deactivate(): Promise<void> {
  await running?.stop();
  running = undefined;
}
