import {
  closeSync,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import type { Exclusions } from '../lsp/exclusions.ts';
import type { FileContent, FileSource } from '../lsp/files.ts';
import { decodeFile, HEAD_SIZE, MAX_FILE_SIZE } from '../lsp/files.ts';
import { childUri } from '../lsp/uris.ts';
import { IGNORE_FILE, isWantedName } from '../lsp/wanted.ts';
import { pathOf } from './nodePaths.ts';

/**
 * The disk. Reads are synchronous: for small files that is several times faster than promises, and the caller gives
 * way between them.
 */
export const nodeFiles: FileSource = { local: true, find, read };

function read(uri: string): FileContent {
  const file = pathOf(uri);
  return file === undefined ? { type: 'absent' } : readPath(file);
}

/** Reads a file by its path. Never throws. */
export function readPath(file: string): FileContent {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const stat = fstatSync(descriptor);
      if (!stat.isFile()) return { type: 'absent' };
      if (stat.size <= MAX_FILE_SIZE) return decodeFile(readFileSync(descriptor));
      const head = Buffer.alloc(HEAD_SIZE);
      const content = decodeFile(head.subarray(0, readSync(descriptor, head)));
      return content.type === 'text' ? { type: 'too-large', size: stat.size, head: content.text } : content;
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return { type: isForbidden(error) ? 'forbidden' : 'absent' };
  }
}

function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
}

/** The text of bytes that came from elsewhere; undefined if they are no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const content = decodeFile(bytes);
  return content.type === 'text' ? content.text : undefined;
}

/**
 * Whether a file may be written where it was read: not through a link, which may lead anywhere, and not in an encoding
 * other than UTF-8.
 */
export function isRewritable(uri: string): boolean {
  const file = pathOf(uri);
  if (file === undefined) return false;
  try {
    const [first] = readFileSync(file);
    return !lstatSync(file).isSymbolicLink() && first !== 0xff && first !== 0xfe;
  } catch {
    return false; // gone, or not ours
  }
}

/** Writes a rewritable file's new text; a byte order mark stays. */
export function rewriteFile(uri: string, text: string): void {
  const file = pathOf(uri);
  if (file === undefined) return;
  const before = readFileSync(file);
  const hasMark = before[0] === 0xef && before[1] === 0xbb && before[2] === 0xbf;
  writeFileSync(file, hasMark ? `\uFEFF${text}` : text);
}

async function* find(uri: string, exclusions: Exclusions): AsyncGenerator<readonly string[]> {
  const root = pathOf(uri);
  const kind = root === undefined ? undefined : kindOf(root);
  if (root === undefined || kind === undefined) return;
  if (kind === 'file') {
    if (isWantedName(uri)) yield [uri];
    return;
  }
  const realRoot = realPath(root);
  const folders = [{ folder: root, uri }];
  for (let at = folders.pop(); at; at = folders.pop()) {
    const entries = entriesOf(at.folder);
    if (!entries) {
      yield [at.uri]; // whoever reads it is told
      continue;
    }
    if (entries.some(({ name }) => name === IGNORE_FILE)) {
      const rules = readPath(path.join(at.folder, IGNORE_FILE));
      if (rules.type === 'text') exclusions.addIgnoreFile(at.uri, rules.text);
    }
    const files: string[] = [];
    for (const entry of entries) {
      const child = childUri(at.uri, entry.name);
      const isFolder = entry.isDirectory();
      if ((!isFolder && !isWantedName(child)) || exclusions.excludesEntry(child, isFolder)) continue;
      const file = path.join(at.folder, entry.name);
      if (isFolder) folders.push({ folder: file, uri: child });
      else if (entry.isFile() || (entry.isSymbolicLink() && leadsOut(file, realRoot))) files.push(child);
    }
    yield files;
  }
}

/** Undefined if nobody lets us look. */
function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return isForbidden(error) ? undefined : [];
  }
}

function kindOf(file: string): 'file' | 'folder' | undefined {
  try {
    const stat = statSync(file);
    return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether a link leads to a file outside of the root; what lies inside is found at its own place. Links to folders
 * are not followed, as in git: they may go in circles.
 */
function leadsOut(link: string, root: string): boolean {
  return kindOf(link) === 'file' && !realPath(link).startsWith(`${root}${path.sep}`);
}

function realPath(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}
