import { UnreadableError } from '../hosts/nodeWorkspace.ts';
import { VERSION } from '../version.ts';
import { check } from './commands/check.ts';
import { diff } from './commands/diff.ts';
import { graph } from './commands/graph.ts';
import { lsp } from './commands/lsp.ts';
import { request } from './commands/request.ts';
import { schema } from './commands/schema.ts';
import { status } from './commands/status.ts';
import { test } from './commands/test.ts';
import { type Command, EXIT, type ExitCode, type Io, UsageError } from './io.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  check,
  status,
  request,
  diff,
  test,
  graph,
  schema,
  lsp,
};

const HELP = `Usage: gatelens <command> [PATH…] [flags]

Gatelens tells what the Kubernetes Gateway API will say of your manifests, before they are applied.

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(8)} ${summary}`)
  .join('\n')}

  gatelens <command> --help         what the command does and its flags
  gatelens --version

Exit status: 0 all is well, 1 findings, 2 wrong usage or unreadable input.
`;

/** Runs one command line (without the program's own name) and says how the process should end. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  if (name === '--version' || name === '-v') {
    io.out(`${VERSION}\n`);
    return EXIT.fine;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    io.out(HELP);
    return EXIT.fine;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    io.err(name === '' ? HELP : `gatelens: unknown command "${name}". See gatelens --help.\n`);
    return EXIT.usage;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    io.out(command.help);
    return EXIT.fine;
  }
  try {
    let isWhole = true;
    const missed = (): void => {
      isWhole = false;
    };
    const code = await command.run(rest, { ...io, missed });
    return isWhole ? code : EXIT.usage;
  } catch (error) {
    if (error instanceof UsageError)
      io.err(`gatelens ${name}: ${error.message}\nSee gatelens ${name} --help.\n`);
    else if (error instanceof UnreadableError) io.err(`gatelens ${name}: ${error.message}.\n`);
    else if (isFileError(error)) io.err(`gatelens ${name}: ${error.path}: ${reasonOf(error)}.\n`);
    else throw error;
    return EXIT.usage;
  }
}

type FileError = Error & { readonly code: string; readonly path: string };

/** The disk says no: that is about the user's files, not about this program. */
function isFileError(error: unknown): error is FileError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'path' in error &&
    typeof error.path === 'string'
  );
}

function reasonOf({ code }: FileError): string {
  return REASONS[code] ?? `the system says ${code}`;
}

const REASONS: Readonly<Partial<Record<string, string>>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the disk is read-only',
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'it is there already, as a file',
  ENOSPC: 'the disk is full',
};
