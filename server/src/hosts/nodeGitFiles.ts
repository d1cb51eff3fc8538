import { decodeFile, type FileContent, type FileSource, MAX_FILE_SIZE } from '../lsp/files.ts';
import { childUri } from '../lsp/uris.ts';
import { CONFIG_FILE, IGNORE_FILE, isWantedName } from '../lsp/wanted.ts';
import { nodeFiles } from './nodeFiles.ts';
import { contentsOf, filesOf } from './nodeGit.ts';
import { uriOf } from './nodePaths.ts';

/**
 * The files of a commit, at the places where the working tree has them, so that both can be compared. What lies outside
 * of the repository is read from the disk.
 * @param root absolute, without links on the way
 * @throws GitError
 */
export async function gitFiles(root: string, commit: string): Promise<FileSource> {
  const base = uriOf(root);
  const texts = await textsOf(root, base, commit);
  const isOurs = (uri: string): boolean =>
    (uri === base || uri.startsWith(`${base}/`)) &&
    uri !== `${base}/.git` &&
    !uri.startsWith(`${base}/.git/`);

  const read = (uri: string): FileContent | Promise<FileContent> => {
    if (!isOurs(uri)) return nodeFiles.read(uri);
    const bytes = texts.get(uri);
    if (!bytes) return { type: 'absent' };
    return bytes.length > MAX_FILE_SIZE
      ? { type: 'too-large', size: bytes.length, head: '' }
      : decodeFile(bytes);
  };
  return {
    local: true,
    read,
    find: async function* (uri, exclusions) {
      if (!isOurs(uri)) return yield* nodeFiles.find(uri, exclusions);
      const below = [...texts.keys()].filter((each) => each === uri || each.startsWith(`${uri}/`));
      for (const each of below.filter(isIgnoreFile)) {
        const rules = await read(each);
        if (rules.type === 'text') exclusions.addIgnoreFile(each.slice(0, each.lastIndexOf('/')), rules.text);
      }
      yield below.filter((each) => isWantedName(each) && !exclusions.excludes(each));
    },
  };
}

/** By URI, what may be read: manifests, and the files that say which of them count. */
async function textsOf(
  root: string,
  base: string,
  commit: string,
): Promise<ReadonlyMap<string, Uint8Array | undefined>> {
  const listed = (await filesOf(root, commit)).map(({ path, blob }) => ({
    uri: path.split('/').reduce(childUri, base),
    blob,
  }));
  const wanted = listed.filter(
    ({ uri }) => isWantedName(uri) || isIgnoreFile(uri) || uri.endsWith(`/${CONFIG_FILE}`),
  );
  const contents = await contentsOf(root, [...new Set(wanted.map(({ blob }) => blob))]);
  return new Map(wanted.map(({ uri, blob }) => [uri, contents.get(blob)]));
}

function isIgnoreFile(uri: string): boolean {
  return uri.endsWith(`/${IGNORE_FILE}`);
}
