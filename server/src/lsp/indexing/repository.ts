import type { FileSource } from '../files.ts';
import { foldersAbove } from '../uris.ts';

/** The repository that a folder is, or is part of; undefined if there is none. */
export async function repositoryOf(files: FileSource, folder: string): Promise<string | undefined> {
  for (const at of [folder, ...foldersAbove(folder)]) if (await isRepository(files, at)) return at;
  return undefined;
}

/** Whether a folder is the top of a Git repository or of one of its worktrees. */
export async function isRepository(files: FileSource, folder: string): Promise<boolean> {
  const head = await files.read(`${folder}/.git/HEAD`);
  return head.type === 'text' || (await files.read(`${folder}/.git`)).type === 'text';
}
