/** The language server's process, where there is one: on the node host of Linux. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Session } from './session.ts';
import { waitFor } from './workbench.ts';

/** The process that runs this VS Code's copy of the server; undefined while there is none. */
export function serverProcess({ base }: Session): number | undefined {
  const script = path.join('dist', 'server.js');
  const runs = (pid: string) => {
    const words = commandLine(pid);
    return words.some((word) => word.startsWith(base) && word.endsWith(script));
  };
  const found = readdirSync('/proc').find((name) => /^\d+$/.test(name) && runs(name));
  return found === undefined ? undefined : Number(found);
}

/** Ends the server without a word and waits until VS Code has started another. */
export async function killServer(session: Session): Promise<void> {
  const killed = serverProcess(session);
  if (killed === undefined) throw new Error('no process runs the language server');
  process.kill(killed, 'SIGKILL');
  await waitFor('another language server', () => {
    const now = serverProcess(session);
    return now !== undefined && now !== killed;
  });
}

function commandLine(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    // It has ended since the folder was listed.
    return [];
  }
}
