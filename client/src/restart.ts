/** Stops and starts the server, from whatever state it is in. */
import type { LogOutputChannel } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';

/** Resolves when the new server answers; rejects when it does not start. */
export async function restart(client: BaseLanguageClient, log: LogOutputChannel): Promise<void> {
  // A client that is starting cannot be stopped: let it finish, whichever way.
  if (client.state === State.Starting) await client.start().catch(() => undefined);
  // A server that hangs does not answer the request to stop; the client gives up after its time-out and we go on.
  if (client.isRunning()) await client.stop().catch((error: unknown) => log.warn(String(error)));
  await client.start();
}
