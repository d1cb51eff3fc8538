import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import { relativePath } from './uris.ts';

/** Which files of one folder are left alone: by default names, by globs, and by `.gitignore` files found on the way. */
export type Exclusions = {
  readonly folder: string;
  /** Takes a `.gitignore` into account; `folder` is the URI of the folder that it lies in, which may be above. */
  addIgnoreFile(folder: string, text: string): void;
  /** Whether this very file or folder is excluded; for walks, which never enter an excluded folder. */
  excludesEntry(uri: string, isFolder: boolean): boolean;
  /** Whether the file, or any folder on the way to it, is excluded. */
  excludes(uri: string): boolean;
};

/** Globs and the folder that they are relative to. They match files and, with all that is below, folders. */
export type Globs = { readonly folder: string; readonly globs: readonly string[] };

/** Exclusions of a folder. */
export function createExclusions(folder: string, globs: readonly Globs[]): Exclusions {
  const matchers = globs.map(entryMatcher);
  const ignoreFiles = new Map<string, Ignore>();

  /** The nearest `.gitignore` that has an opinion decides. */
  const isIgnored = (uri: string, isFolder: boolean): boolean => {
    for (let at = parentOf(uri); at !== undefined; at = parentOf(at)) {
      const path = ignoreFiles.has(at) ? relativePath(at, uri) : undefined;
      const verdict = path && ignoreFiles.get(at)?.test(isFolder ? `${path}/` : path);
      if (verdict && (verdict.ignored || verdict.unignored)) return verdict.ignored;
    }
    return false;
  };

  const excludesEntry = (uri: string, isFolder: boolean): boolean => {
    if (isFolder && NEVER_ENTERED.has(uri.slice(uri.lastIndexOf('/') + 1))) return true;
    return matchers.some((matches) => matches(uri)) || (ignoreFiles.size > 0 && isIgnored(uri, isFolder));
  };

  return {
    folder,
    addIgnoreFile: (of, text) => {
      const rules = ignore({ allowRelativePaths: false }).add(text);
      const path = relativePath(of, folder);
      // Whoever opens an ignored folder wants to see it: rules above that hide all of it do not count.
      if (path === undefined || !rules.ignores(`${path}/`)) ignoreFiles.set(of, rules);
    },
    excludesEntry,
    excludes: (uri) =>
      foldersBetween(folder, uri).some((at) => excludesEntry(at, true)) || excludesEntry(uri, false),
  };
}

/** Whether globs match a file, or a folder on the way to it. */
export function globMatcher(globs: Globs): (uri: string) => boolean {
  if (globs.globs.length === 0) return () => false;
  const matches = entryMatcher(globs);
  return (uri) => matches(uri) || foldersBetween(globs.folder, uri).some(matches);
}

function entryMatcher({ folder, globs }: Globs): (uri: string) => boolean {
  const matchers = globs.map((glob) => picomatch(tidyGlob(glob), { dot: true }));
  return (uri) => {
    const path = matchers.length > 0 ? relativePath(folder, uri) : undefined;
    return path !== undefined && matchers.some((matches) => matches(path));
  };
}

/** The folders below `folder` on the way to `uri`, outermost first. */
function foldersBetween(folder: string, uri: string): string[] {
  if (!uri.startsWith(`${folder}/`)) return [];
  const folders: string[] = [];
  for (let at = uri.indexOf('/', folder.length + 1); at !== -1; at = uri.indexOf('/', at + 1))
    folders.push(uri.slice(0, at));
  return folders;
}

const NEVER_ENTERED: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', 'node_modules']);

/** `./charts/` means what `charts` means. */
function tidyGlob(glob: string): string {
  return glob.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '');
}

function parentOf(uri: string): string | undefined {
  const slash = uri.lastIndexOf('/');
  return slash <= uri.indexOf('//') + 1 ? undefined : uri.slice(0, slash);
}
