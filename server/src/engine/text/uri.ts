import { percentEncoded } from './percent.ts';

/** Folders of URIs as text; enough to compare places in a workspace, on any host. */

/** The folder of a file or folder URI, without a trailing slash. */
export function folderOf(uri: string): string {
  const slash = uri.lastIndexOf('/');
  return slash === -1 ? '' : uri.slice(0, slash);
}

/** The last segment of a URI, percent-encoding undone where it can be. */
export function baseName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Resolves a relative path such as `../base` against a folder URI; absolute paths and URLs give undefined. */
export function resolvePath(folder: string, path: string): string | undefined {
  if (path.startsWith('/') || path.includes('://')) return undefined;
  const segments = folder.split('/');
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(percentEncoded(segment).replaceAll('%40', '@'));
  }
  return segments.join('/');
}

/** Whether `uri` is the folder or lies below it. */
export function isWithin(uri: string, folder: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** How many leading segments two URIs share: the larger, the nearer they are. */
export function sharedSegments(a: string, b: string): number {
  const left = a.split('/');
  const right = b.split('/');
  let shared = 0;
  while (shared < left.length && shared < right.length && left[shared] === right[shared]) shared++;
  return shared;
}
