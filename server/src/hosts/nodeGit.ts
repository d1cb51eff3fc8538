import { execFile, spawn } from 'node:child_process';

/** One file of a revision. */
export type GitFile = {
  /** From the repository's root, with slashes. */
  readonly path: string;
  /** The name of its content. */
  readonly blob: string;
};

/** Git is not there, or does not know what it was asked for; the message is for the user. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** The root of the repository that a folder is part of. @throws GitError */
export async function repositoryRoot(folder: string): Promise<string> {
  const root = await git(folder, ['rev-parse', '--show-toplevel']).catch(async (error: unknown) => {
    if (isMissing(error)) throw error;
    const isBare = await git(folder, ['rev-parse', '--is-bare-repository']).catch(() => '');
    throw new GitError(
      isBare.trim() === 'true'
        ? `${folder} is in a bare Git repository, which has no working tree: use a clone or a worktree of it`
        : `${folder} is in no Git repository`,
    );
  });
  return root.replace(/\r?\n$/, '');
}

/** The commit that a name stands for; undefined if there is none. @throws GitError */
export async function commitOf(root: string, name: string): Promise<string | undefined> {
  return git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]).then(
    (text) => text.trim(),
    (error: unknown) => {
      if (isMissing(error)) throw error;
      return undefined;
    },
  );
}

/** Where two lines of commits parted; undefined if they have nothing in common. @throws GitError */
export async function mergeBase(root: string, a: string, b: string): Promise<string | undefined> {
  return git(root, ['merge-base', a, b]).then(
    (text) => text.trim(),
    () => undefined,
  );
}

/** All files of a commit; links and submodules are left out. @throws GitError */
export async function filesOf(root: string, commit: string): Promise<readonly GitFile[]> {
  const listed = await git(root, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  return listed.split('\0').flatMap((entry): GitFile[] => {
    const [, blob, path] = /^100\d{3} blob ([0-9a-f]+)\t(.*)$/s.exec(entry) ?? [];
    return blob !== undefined && path !== undefined ? [{ path, blob }] : [];
  });
}

/** The folders of other repositories in a commit, or in the working tree. @throws GitError */
export async function submodulesOf(root: string, commit: string | undefined): Promise<readonly string[]> {
  const listed =
    commit === undefined
      ? await git(root, ['ls-files', '--stage', '-z', '--full-name'])
      : await git(root, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  return listed.split('\0').flatMap((entry) => /^160000 [^\t]*\t(.*)$/s.exec(entry)?.[1] ?? []);
}

/** The contents of blobs, by name; one process for all. @throws GitError */
export async function contentsOf(
  root: string,
  blobs: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  if (blobs.length === 0) return found;
  const answer = await pipe(root, ['cat-file', '--batch'], `${blobs.join('\n')}\n`);
  for (let at = 0; at < answer.length; ) {
    const end = answer.indexOf(10, at);
    if (end === -1) break;
    const [name = '', kind, size = '0'] = answer.toString('latin1', at, end).split(' ');
    const length = kind === 'blob' ? Number(size) : -1; // `missing` has no content and no line behind it
    if (length >= 0) found.set(name, answer.subarray(end + 1, end + 1 + length));
    at = end + 2 + length;
  }
  return found;
}

/** Reading changes nothing, runs no hook, asks nobody for a password and fetches nothing. */
const ENVIRONMENT = {
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  LC_ALL: 'C',
};
const SETTINGS = ['-c', 'core.fsmonitor=false', '--no-pager'];
const MOST_OUTPUT = 512 * 1024 * 1024;

function optionsIn(cwd: string): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  return { cwd, env: { ...process.env, ...ENVIRONMENT } };
}

function git(cwd: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      [...SETTINGS, ...args],
      { ...optionsIn(cwd), maxBuffer: MOST_OUTPUT },
      (error, stdout, stderr) => (error ? reject(failure(error, stderr)) : resolve(stdout)),
    );
  });
}

function pipe(cwd: string, args: readonly string[], input: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...SETTINGS, ...args], {
      ...optionsIn(cwd),
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => reject(failure(error, '')));
    child.on('close', (code) =>
      code === 0 ? resolve(Buffer.concat(chunks)) : reject(new GitError('git could not read the files')),
    );
    child.stdin.on('error', () => undefined); // it ended early: its exit code tells
    child.stdin.end(input);
  });
}

function failure(error: Error, stderr: string): GitError {
  if ('code' in error && error.code === 'ENOENT') return new GitError(NO_GIT);
  return new GitError(
    stderr
      .trim()
      .split('\n')[0]
      ?.replace(/^fatal: /, '') || error.message,
  );
}

const NO_GIT = 'there is no program `git` on the PATH';

function isMissing(error: unknown): boolean {
  return error instanceof GitError && error.message === NO_GIT;
}
