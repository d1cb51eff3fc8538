import { existsSync } from 'node:fs';
import path from 'node:path';
import { commitOf, GitError, mergeBase, repositoryRoot } from '../hosts/nodeGit.ts';
import { UnreadableError } from '../hosts/nodeWorkspace.ts';
import { UsageError } from './io.ts';

/** A version that was asked for: a commit, or the working tree. */
export type Version = { readonly name: string; readonly commit?: string };

export type Compared = {
  /** The repository's root. */
  readonly root: string;
  readonly base: Version;
  readonly head: Version;
  readonly paths: readonly string[];
};

const WORKING_TREE: Version = { name: 'working tree' };

/**
 * What `gatelens diff` compares: `BASE..HEAD`, `BASE...HEAD` (since the two parted), `BASE` (against the working tree), or
 * nothing (HEAD against the working tree); then paths. What may be a revision and a path needs `--` before or behind it.
 * @param positionals what stands before `--`
 * @param paths what stands behind it
 * @throws UsageError, UnreadableError
 */
export async function comparedIn(
  cwd: string,
  positionals: readonly string[],
  paths: readonly string[] | undefined,
): Promise<Compared> {
  const root = await inWords(repositoryRoot(cwd));
  const [first, ...rest] = positionals;
  const isRange = first?.includes('..') === true && !existsSync(path.resolve(cwd, first));
  if (first === undefined || (!isRange && !(await isRevision(cwd, root, first, paths !== undefined))))
    return {
      root,
      base: await versionOf(root, 'HEAD'),
      head: WORKING_TREE,
      paths: [...positionals, ...(paths ?? [])],
    };
  const [second] = rest;
  if (
    second !== undefined &&
    !existsSync(path.resolve(cwd, second)) &&
    (await inWords(commitOf(root, second)))
  )
    throw new UsageError(
      `${second} is a revision, and no folder; two revisions are written ${first}..${second}`,
    );
  return { root, ...(await versionsIn(root, first)), paths: [...rest, ...(paths ?? [])] };
}

async function isRevision(cwd: string, root: string, text: string, isMarked: boolean): Promise<boolean> {
  const commit = await inWords(commitOf(root, text));
  const isPath = !isMarked && existsSync(path.resolve(cwd, text));
  if (commit !== undefined && isPath)
    throw new UsageError(`${text} is a revision and a path; put -- behind a revision, and before paths`);
  if (commit === undefined && !isPath)
    throw new UnreadableError(`${text} is neither a revision nor a file or folder`);
  return commit !== undefined;
}

async function versionsIn(root: string, text: string): Promise<Pick<Compared, 'base' | 'head'>> {
  const [, from = '', dots = '', to = ''] = /^(.*?)(\.{2,3})(.*)$/.exec(text) ?? [];
  if (dots === '') return { base: await versionOf(root, text), head: WORKING_TREE };
  const [base, head] = [await versionOf(root, from || 'HEAD'), await versionOf(root, to || 'HEAD')];
  if (dots === '..') return { base, head };
  const commit = await inWords(mergeBase(root, base.commit, head.commit));
  if (commit === undefined) throw new UnreadableError(`${base.name} and ${head.name} have no common history`);
  return { base: { name: `${base.name} where ${head.name} left it`, commit }, head };
}

async function versionOf(root: string, name: string): Promise<Version & { readonly commit: string }> {
  const commit = await inWords(commitOf(root, name));
  if (commit === undefined) throw new UnreadableError(`There is no revision ${name}`);
  return { name, commit };
}

/** What Git says is about the input. @throws UnreadableError */
export async function inWords<Value>(promise: Promise<Value>): Promise<Value> {
  try {
    return await promise;
  } catch (error) {
    throw error instanceof GitError ? new UnreadableError(error.message) : error;
  }
}
