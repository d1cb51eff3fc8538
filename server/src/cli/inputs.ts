import path from 'node:path';
import type { Config } from '../engine/index.ts';
import { renderMessage } from '../engine/index.ts';
import { decodeText } from '../hosts/nodeFiles.ts';
import { uriOf } from '../hosts/nodePaths.ts';
import { type DiskWorkspace, readDisk, UnreadableError } from '../hosts/nodeWorkspace.ts';
import type { CommandIo } from './io.ts';

/** What the paths of a command line hold, read. */
export type Inputs = DiskWorkspace & {
  /** A file's path as reports show it: relative to the working directory, with slashes; `-` for standard input. */
  readonly pathOf: (uri: string) => string;
  readonly hasStdin: boolean;
};

const STDIN = '-';

/** Reads what a command was asked to look at; notes on files that were left alone go to standard error. */
export async function readInputs(
  positionals: readonly string[],
  config: Partial<Config>,
  io: CommandIo,
): Promise<Inputs> {
  const named = positionals.length > 0 ? positionals : ['.'];
  const hasStdin = named.includes(STDIN);
  const stdinUri = uriOf(path.join(io.cwd, STDIN));
  const disk = await readDisk({
    paths: named.filter((each) => each !== STDIN).map((each) => path.resolve(io.cwd, each)),
    cwd: io.cwd,
    texts: hasStdin ? [{ uri: stdinUri, text: await readStdin(io) }] : [],
    config,
  });
  for (const note of disk.notes) {
    io.err(`${renderMessage(note)}\n`);
    if (note.id === 'note.forbidden') io.missed();
  }
  const base = uriOf(io.cwd);
  return {
    ...disk,
    hasStdin,
    pathOf: (uri) => (uri === stdinUri ? STDIN : relativeTo(base, uri)),
  };
}

async function readStdin(io: CommandIo): Promise<string> {
  const text = decodeText(await io.stdin());
  if (text === undefined) throw new UnreadableError('Standard input is not text');
  return text;
}

/** The way from a folder to a file, both as URIs, as a path. */
export function relativeTo(folder: string, uri: string): string {
  const from = folder.split('/');
  const to = uri.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  const steps = [...from.slice(shared).map(() => '..'), ...to.slice(shared).map(decode)];
  return steps.join('/');
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
