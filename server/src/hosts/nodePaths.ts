import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { canonicalUri } from '../lsp/uris.ts';

/** The path of a file URI; undefined for what is not on a disk. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined; // an encoded slash, or a host where the platform knows none
  }
}

/** The URI of a path, in the server's spelling. */
export function uriOf(file: string): string {
  return canonicalUri(pathToFileURL(path.resolve(file)).href);
}
