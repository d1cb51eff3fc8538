import type { Connection } from 'vscode-languageserver';
import type { Exclusions } from '../lsp/exclusions.ts';
import type { FileContent, FileSource } from '../lsp/files.ts';
import { decodeFile, HEAD_SIZE, MAX_FILE_SIZE } from '../lsp/files.ts';
import { canonicalUri } from '../lsp/uris.ts';
import { IGNORE_FILE, isWantedName } from '../lsp/wanted.ts';
import type { FindFilesParams, FindFilesResult, ReadFileParams, ReadFileResult } from '../protocol.ts';
import { methods } from '../protocol.ts';

/** Files that only the client can reach, as in a browser or a virtual workspace. */
export function clientFiles(connection: Connection): FileSource {
  /** What the last search said of sizes, and how the client spells each file. */
  const listed = new Map<string, { readonly clientUri: string; readonly size: number }>();

  const read = async (uri: string): Promise<FileContent> => {
    const { clientUri = uri, size = 0 } = listed.get(uri) ?? {};
    listed.set(uri, { clientUri, size: 0 }); // the size was that of the search; the file may change
    if (size > MAX_FILE_SIZE) return { type: 'too-large', size, head: '' };
    const bytes = await readBytes(connection, clientUri);
    if (!bytes) return { type: 'absent' };
    const content = decodeFile(bytes.length > MAX_FILE_SIZE ? bytes.subarray(0, HEAD_SIZE) : bytes);
    return content.type === 'text' && bytes.length > MAX_FILE_SIZE
      ? { type: 'too-large', size: bytes.length, head: content.text }
      : content;
  };

  async function* find(folder: string, exclusions: Exclusions): AsyncGenerator<readonly string[]> {
    const params: FindFilesParams = { folder };
    const { files } = await connection
      .sendRequest<FindFilesResult>(methods.findFiles, params)
      .catch((): FindFilesResult => ({ files: [] }));
    const uris = files.map(({ uri: clientUri, size }) => {
      const uri = canonicalUri(clientUri);
      listed.set(uri, { clientUri, size });
      return uri;
    });
    const rules = uris.filter((uri) => uri.endsWith(`/${IGNORE_FILE}`));
    for (const uri of rules) {
      const content = await read(uri);
      if (content.type === 'text')
        exclusions.addIgnoreFile(uri.slice(0, -IGNORE_FILE.length - 1), content.text);
    }
    yield uris.filter((uri) => isWantedName(uri) && !exclusions.excludes(uri));
  }

  return { local: false, find, read };
}

async function readBytes(connection: Connection, uri: string): Promise<Uint8Array | undefined> {
  const params: ReadFileParams = { uri };
  const { content } = await connection
    .sendRequest<ReadFileResult>(methods.readFile, params)
    .catch((): ReadFileResult => ({}));
  return content === undefined ? undefined : fromBase64(content);
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
