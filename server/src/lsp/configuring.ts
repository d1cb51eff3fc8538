import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
} from 'vscode-languageserver';
import type { ClientSettings, InitializationOptions } from '../protocol.ts';
import type { ClientAbilities } from './capabilities.ts';
import { member, readSettings } from './options.ts';

const SECTION = 'gatelens';

/** The settings at the start: those sent along, else what the client says when asked. */
export async function firstSettings(
  connection: Connection,
  abilities: ClientAbilities,
  options: InitializationOptions,
): Promise<ClientSettings> {
  return options.settings ?? (await askForSettings(connection, abilities)) ?? {};
}

/** The settings after a change: some clients send them, others want to be asked. */
export async function changedSettings(
  connection: Connection,
  abilities: ClientAbilities,
  sent: unknown,
): Promise<ClientSettings | undefined> {
  const ours = member(sent, SECTION);
  return typeof ours === 'object' && ours !== null
    ? readSettings(ours)
    : await askForSettings(connection, abilities);
}

async function askForSettings(
  connection: Connection,
  { configuration }: ClientAbilities,
): Promise<ClientSettings | undefined> {
  if (!configuration) return undefined;
  try {
    return readSettings(await connection.workspace.getConfiguration(SECTION));
  } catch {
    return undefined; // declared and not answered
  }
}

/** Asks clients that are not ours to report changed files and settings. Ours does so by itself. */
export async function registerForChanges(connection: Connection, abilities: ClientAbilities): Promise<void> {
  if (abilities.watchesOnRequest)
    // Everything, not `*.yaml`: the deletion of a folder arrives as one event, for the folder.
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: '**' }],
    });
  if (abilities.configuration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
}
