/** Reads files for a server that cannot: in a browser, and where the workspace is not on a disk. */
import { Disposable, FileType, RelativePattern, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FindFilesParams,
  type FindFilesResult,
  methods,
  type ReadFileParams,
  type ReadFileResult,
} from '../../server/src/protocol.ts';
import { toBase64 } from './base64.ts';
import { inBatches } from './batches.ts';

const WANTED = /(\.(ya?ml|json)|\/\.gitignore)$/i;
const WANTED_GLOB = '**/{*.yaml,*.yml,*.json,.gitignore}';
/** Where a walk of our own does not go, since no manifest of the user's lies there. */
const NOT_WALKED = new Set(['.git', 'node_modules']);
/** Bounds a walk through a file system that never ends, such as one with links in a circle. */
const MOST_FOLDERS = 20_000;
const AT_ONCE = 32;

/** Answers `gatelens/readFile` and `gatelens/findFiles` for as long as the result lives. */
export function answerFileRequests(client: BaseLanguageClient): Disposable {
  return Disposable.from(
    client.onRequest(methods.readFile, (params: ReadFileParams) => readFile(params)),
    client.onRequest(methods.findFiles, (params: FindFilesParams) => findFiles(params)),
  );
}

async function readFile({ uri }: ReadFileParams): Promise<ReadFileResult> {
  try {
    return { content: toBase64(await workspace.fs.readFile(Uri.parse(uri, true))) };
  } catch {
    // The file is gone or may not be read: the answer without content says so.
    return {};
  }
}

async function findFiles({ folder }: FindFilesParams): Promise<FindFilesResult> {
  const root = Uri.parse(folder, true);
  // `undefined` keeps VS Code's own excludes.
  const found = await workspace.findFiles(new RelativePattern(root, WANTED_GLOB), undefined);
  // Some file systems of the browser have no search: they find nothing anywhere, so walk.
  const files = found.length > 0 ? found : await walk(root);
  const sized = await inBatches(files, AT_ONCE, async (uri) => ({
    uri: uri.toString(),
    size: await sizeOf(uri),
  }));
  return { files: sized.filter(({ size }) => size >= 0) };
}

async function walk(root: Uri): Promise<Uri[]> {
  const files: Uri[] = [];
  let folders = [root];
  for (let seen = 0; folders.length > 0 && seen < MOST_FOLDERS; seen += folders.length) {
    const entries = (await inBatches(folders, AT_ONCE, childrenOf)).flat();
    files.push(
      ...entries
        .filter(({ type, uri }) => (type & FileType.File) !== 0 && WANTED.test(uri.path))
        .map(({ uri }) => uri),
    );
    folders = entries
      .filter(({ type, name }) => type === FileType.Directory && !NOT_WALKED.has(name))
      .map(({ uri }) => uri);
  }
  return files;
}

async function childrenOf(folder: Uri): Promise<{ uri: Uri; name: string; type: FileType }[]> {
  try {
    const children = await workspace.fs.readDirectory(folder);
    return children.map(([name, type]) => ({ uri: Uri.joinPath(folder, name), name, type }));
  } catch {
    // A folder that may not be read holds nothing for us.
    return [];
  }
}

/** In bytes, or -1 for a file that is gone or may not be read. */
async function sizeOf(uri: Uri): Promise<number> {
  try {
    return (await workspace.fs.stat(uri)).size;
  } catch {
    return -1;
  }
}
