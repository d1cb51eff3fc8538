import { isWithin } from '../engine/index.ts';
import type { FileSource } from '../lsp/files.ts';

/**
 * Finds nothing in some folders: a commit knows nothing of its submodules, so that the working tree it is compared with
 * shall not either.
 * @param folders URIs
 */
export function withoutFolders(files: FileSource, folders: readonly string[]): FileSource {
  if (folders.length === 0) return files;
  return {
    ...files,
    find: async function* (uri, exclusions) {
      for await (const found of files.find(uri, exclusions))
        yield found.filter((each) => !folders.some((folder) => isWithin(each, folder)));
    },
  };
}
