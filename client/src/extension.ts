/** What the client does in every host: start the server, and join it to commands, status, context and preview. */
import { type ExtensionContext, type LogOutputChannel, l10n, window } from 'vscode';
import { type BaseLanguageClient, type LanguageClientOptions, State } from 'vscode-languageclient';
import { clientOptions, keepSettingsCurrent } from './clientOptions.ts';
import { registerCommands } from './commands.ts';
import { keepDocumentContext } from './documentContext.ts';
import { answerFileRequests } from './fileRequests.ts';
import { registerPreview } from './preview/register.ts';
import { restart } from './restart.ts';
import { registerRouteTests } from './routeTests/register.ts';
import { showStatus } from './statusItem.ts';

/** What the hosts differ in. */
export type Host = {
  /** Whether the server can read `file:` addresses by itself. */
  readonly hasFileSystem: boolean;
  readonly createClient: (
    id: string,
    name: string,
    options: LanguageClientOptions,
    log: LogOutputChannel,
  ) => BaseLanguageClient;
};

export type Running = { readonly stop: () => Promise<void> };

/** The client's id is also the prefix of the settings that the client library reads (`gatelens.trace.server`). */
const CLIENT_ID = 'gatelens';

/** Registers everything and starts the server; a server that does not start leaves the commands alive to try again. */
export async function activateShared(context: ExtensionContext, host: Host): Promise<Running> {
  const log = window.createOutputChannel('Gatelens', { log: true });
  const client = host.createClient(CLIENT_ID, 'Gatelens', clientOptions(host.hasFileSystem, log), log);

  const restartServer = () => restart(client, log);
  context.subscriptions.push(
    log,
    answerFileRequests(client),
    keepSettingsCurrent(client, restartServer),
    keepDocumentContext(),
    showStatus(client, log),
    registerPreview(context.extensionUri, client, log),
    registerRouteTests(client, log),
    registerCommands(client, log, restartServer),
    client.onDidChangeState((change) => log.info(`Language server: ${State[change.newState]}`)),
  );

  try {
    await client.start();
  } catch (error) {
    log.error('The language server did not start.', error instanceof Error ? error : String(error));
    const show = l10n.t('Show Output');
    // Not awaited: activation must not hang on a message that nobody answers.
    void window
      .showErrorMessage(l10n.t('The Gatelens language server did not start. Its output says why.'), show)
      .then((choice) => choice === show && log.show(true));
  }
  return {
    stop: async () => {
      if (client.isRunning()) await client.stop();
    },
  };
}
