import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A source file of the house, and what it imports. */
export type Source = {
  /** From the root, with slashes. */
  readonly path: string;
  readonly text: string;
  /** Paths from the root for files of the house, else the names of packages. */
  readonly imports: readonly string[];
};

/** All TypeScript files below folders of the repository. The tests run in its root. */
export function readSources(...folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:d\.)?ts$/.test(name))
      .map((name) => readSource(path.posix.join(folder, name.replaceAll(path.sep, '/'))))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  );
}

const STATIC = /^(?:import|export)\b[^;'"]*?\bfrom\s+'([^']+)'/gm;
const BARE = /^import\s+'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

function readSource(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const imports = [STATIC, BARE, DYNAMIC].flatMap((form) =>
    [...text.matchAll(form)].map(([, name = '']) =>
      name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name,
    ),
  );
  return { path: file, text, imports };
}

/** The text without comments, and with nothing in its strings. */
export function codeOnly(text: string): string {
  return text.replaceAll(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g,
    (found) => (found.startsWith('/') ? ' '.repeat(0) : "''"),
  );
}
