import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from '../../server/src/cli/run.ts';

/** What a command line wrote and how it ended. */
export type Outcome = { readonly code: number; readonly out: string; readonly err: string };

/** A folder on disk that a command line works in. */
export type CliFolder = {
  readonly root: string;
  gatelens(args: string, stdin?: string): Promise<Outcome>;
  read(file: string): string;
};

/** Runs `use` in a temporary folder that holds `files`, and takes the folder away. */
export async function inFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: CliFolder) => Promise<void>,
): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'gatelens-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      writeFileSync(path.join(root, name), content);
    }
    await use({
      root,
      gatelens: (args, stdin) => gatelens(root, args.split(' ').filter(Boolean), stdin),
      read: (file) => readFileSync(path.join(root, file), 'utf8'),
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function gatelens(cwd: string, args: readonly string[], stdin = ''): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await run(args, {
    cwd,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    stdin: async () => new TextEncoder().encode(stdin),
    colours: false,
  });
  return { code, out, err };
}
