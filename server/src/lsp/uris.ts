/** One spelling a file: clients, Kustomize paths and the disk write the same URI in different ways. */

/**
 * The spelling that the server uses inside: segments percent-encoded as the engine does for relative paths, drive
 * letters in lower case.
 */
export function canonicalUri(uri: string): string {
  const parts = /^([a-z][\w+.-]*):(\/\/[^/]*)?([^?#]*)(.*)$/i.exec(uri);
  if (!parts) return uri;
  const [, scheme = '', authority = '', path = '', rest = ''] = parts;
  if (authority === '') return uri; // `untitled:Untitled-1` and the like have no folders
  return `${scheme.toLowerCase()}:${authority}${path.split('/').map(canonicalSegment).join('/')}${rest}`;
}

function canonicalSegment(segment: string): string {
  let plain = segment;
  try {
    plain = decodeURIComponent(segment);
  } catch {
    // A stray percent sign: it stands for itself.
  }
  return encodeSegment(/^[A-Za-z]:$/.test(plain) ? plain.toLowerCase() : plain);
}

function encodeSegment(plain: string): string {
  try {
    return encodeURIComponent(plain).replaceAll('%40', '@');
  } catch {
    return plain; // half of a surrogate pair
  }
}

/** The URI of something in a folder, given by its plain name. */
export function childUri(folder: string, name: string): string {
  return `${folder}/${encodeSegment(name)}`;
}

/** The plain path of `uri` below `folder`, with slashes; undefined if it is not below it. */
export function relativePath(folder: string, uri: string): string | undefined {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  if (!uri.startsWith(base)) return undefined;
  const encoded = uri.slice(base.length);
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** The URI of a path as a configuration writes it: absolute, or relative to a folder. */
export function resolveUri(folder: string, path: string): string {
  const steps = path.replaceAll('\\', '/').split('/');
  const isAbsolute = steps[0] === '' || /^[A-Za-z]:$/.test(steps[0] ?? '');
  const base = isAbsolute ? (/^[^/]+:\/\/[^/]*/.exec(folder)?.[0] ?? folder) : folder;
  let uri = base;
  for (const step of steps)
    if (step === '..')
      uri = uri.length > base.length || !isAbsolute ? uri.slice(0, uri.lastIndexOf('/')) : uri;
    else if (step !== '' && step !== '.') uri = childUri(uri, step);
  return canonicalUri(uri);
}

/** The folders above a folder, nearest first, up to the root. */
export function foldersAbove(folder: string): string[] {
  const root = folder.indexOf('/', folder.indexOf('://') + 3);
  const above: string[] = [];
  for (let at = folder.lastIndexOf('/'); root !== -1 && at >= root; at = folder.lastIndexOf('/', at - 1))
    above.push(folder.slice(0, at));
  return above;
}

/** A folder URI without its trailing slash, so that it is a prefix of what lies in it. */
export function folderUri(uri: string): string {
  return canonicalUri(uri).replace(/\/+$/, '');
}

/** Whether a document is a copy of a file that an editor shows elsewhere: the old side of a diff, a log. */
export function isCopy(uri: string): boolean {
  return COPIES.has(uri.slice(0, uri.indexOf(':')).toLowerCase());
}

const COPIES: ReadonlySet<string> = new Set([
  'git',
  'gitfs',
  'gitlens',
  'git-graph',
  'conflictresolution',
  'merge-conflict.conflict-diff',
  'output',
  'pr',
  'review',
  'svn',
  'vscode-chat-code-block',
  'vscode-local-history',
  'vscode-scm',
]);
