import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type CliFolder, inFolder } from './cli.ts';

/** A Git repository in a folder of its own. */
export type Repository = CliFolder & {
  git(...args: readonly string[]): void;
  write(file: string, text: string): void;
  commit(): void;
};

/** Runs `use` in a repository whose first commit holds the files. */
export function inRepositoryOf(
  files: Readonly<Record<string, string>>,
  use: (repository: Repository) => Promise<void>,
): Promise<void> {
  return inFolder(files, async (folder) => {
    const git = (...args: readonly string[]): void => {
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], { cwd: folder.root });
    };
    const commit = (): void => {
      git('add', '-A');
      git('commit', '-q', '-m', 'change', '--no-gpg-sign');
    };
    git('init', '-q', '-b', 'main');
    commit();
    await use({
      ...folder,
      git,
      commit,
      write: (file, text) => {
        mkdirSync(path.dirname(path.join(folder.root, file)), { recursive: true });
        writeFileSync(path.join(folder.root, file), text);
      },
    });
  });
}
