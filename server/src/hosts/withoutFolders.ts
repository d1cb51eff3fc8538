import path from 'node:path';
import { isWithin } from '../engine/index.ts';
import type { FileSource } from '../lsp/files.ts';
import { uriOf } from './nodePaths.ts';

/**
 * Finds nothing in some folders: a commit knows nothing of its submodules, so that the working tree it is compared with
 * shall not either.
 * @param folders paths from `root`, with slashes
 */
export function withoutFolders(files: FileSource, root: string, folders: readonly string[]): FileSource {
  if (folders.length === 0) return files;
  const left = folders.map((each) => uriOf(path.join(root, each)));
  return {
    ...files,
    find: async function* (uri, exclusions) {
      for await (const found of files.find(uri, exclusions))
        yield found.filter((each) => !left.some((folder) => isWithin(each, folder)));
    },
  };
}
