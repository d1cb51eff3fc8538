/** The commands that are not about the preview. */
import { commands, Disposable, type LogOutputChannel, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { checkWorkspace } from './checkWorkspace.ts';
import { newResource } from './newResource/command.ts';
import { createRoutingChanges } from './routingChanges/command.ts';

/** Registers them for as long as the result lives. */
export function registerCommands(
  client: BaseLanguageClient,
  log: LogOutputChannel,
  restartServer: () => Promise<void>,
): Disposable {
  const command = (id: string, run: () => Promise<void>) =>
    commands.registerCommand(id, () => run().catch((error: unknown) => reportFailure(error, log)));
  const routingChanges = createRoutingChanges();
  return Disposable.from(
    routingChanges,
    command('gatelens.checkWorkspace', () => checkWorkspace(client)),
    command('gatelens.showRoutingChanges', () => routingChanges.show(client)),
    command('gatelens.newResource', () => newResource(client)),
    command('gatelens.restartServer', restartServer),
    commands.registerCommand('gatelens.showOutput', () => log.show(true)),
  );
}

/** Says in a message that the user's own command failed, and in the output why. */
async function reportFailure(error: unknown, log: LogOutputChannel): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error);
  log.error(error instanceof Error ? error : reason);
  const show = l10n.t('Show Output');
  const choice = await window.showErrorMessage(l10n.t('Gateway API: {0}', reason), show);
  if (choice === show) log.show(true);
}
