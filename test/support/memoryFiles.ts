import type { FileContent, FileSource } from '../../server/src/lsp/files.ts';
import { decodeFile, HEAD_SIZE, MAX_FILE_SIZE } from '../../server/src/lsp/files.ts';
import { isWantedName } from '../../server/src/lsp/wanted.ts';

/** Files of a workspace that are on no disk. */
export type MemoryFiles = {
  readonly source: FileSource;
  text(path: string): string;
  write(path: string, content: string | Uint8Array): void;
  /** A file, or a folder with all that is in it. */
  remove(path: string): void;
};

/** Files by their paths below `root`. */
export function createMemoryFiles(
  root: string,
  initial: Readonly<Record<string, string | Uint8Array>>,
): MemoryFiles {
  const contents = new Map<string, Uint8Array>();
  const write = (path: string, content: string | Uint8Array): void => {
    contents.set(
      `${root}/${path}`,
      typeof content === 'string' ? new TextEncoder().encode(content) : content,
    );
  };
  for (const [path, content] of Object.entries(initial)) write(path, content);

  const read = (uri: string): FileContent => {
    const bytes = contents.get(uri);
    if (!bytes) return { type: 'absent' };
    if (bytes.length <= MAX_FILE_SIZE) return decodeFile(bytes);
    const head = decodeFile(bytes.subarray(0, HEAD_SIZE));
    return head.type === 'text' ? { type: 'too-large', size: bytes.length, head: head.text } : head;
  };

  return {
    source: {
      local: true,
      read,
      find: async function* (folder, exclusions) {
        const uris = [...contents.keys()].filter((uri) => uri === folder || uri.startsWith(`${folder}/`));
        for (const uri of uris.filter((each) => each.endsWith('/.gitignore'))) {
          const content = read(uri);
          if (content.type === 'text')
            exclusions.addIgnoreFile(uri.slice(0, -'/.gitignore'.length), content.text);
        }
        yield uris.filter((uri) => isWantedName(uri) && !exclusions.excludes(uri));
      },
    },
    text: (path) => new TextDecoder().decode(contents.get(`${root}/${path}`)),
    write,
    remove: (path) => {
      for (const uri of [...contents.keys()])
        if (uri === `${root}/${path}` || uri.startsWith(`${root}/${path}/`)) contents.delete(uri);
    },
  };
}
