import type { ConfigProblem, Message } from '../../engine/index.ts';
import { isWithin, message, placeAt, readDocument } from '../../engine/index.ts';
import { createExclusions } from '../exclusions.ts';
import type { FileSource } from '../files.ts';
import { resolveUri } from '../uris.ts';
import type { FolderConfig } from './configuration.ts';
import type { Root } from './folders.ts';
import { repositoryOf } from './repository.ts';

/** The CRDs that configuration names. */
export type CrdRoots = {
  /** Folders and files, wherever they lie. */
  readonly named: readonly string[];
  /** Those outside of the workspace's folders. */
  readonly roots: readonly Root[];
  /** Each configuration, with what is wrong with its paths. */
  readonly configs: readonly FolderConfig[];
};

/**
 * Finds the CRDs that configuration names. A gatelens.yaml comes with the workspace, so it may lead no further than its
 * folder, the workspace and the repository around them; the user's own settings and flags may lead anywhere.
 */
export async function crdRoots(
  files: FileSource,
  folders: readonly string[],
  configs: readonly FolderConfig[],
  settings: readonly string[] | undefined,
): Promise<CrdRoots> {
  const uris: string[] = (settings ?? []).map((path) => resolveUri(folders[0] ?? '', path));
  const checked: FolderConfig[] = [];
  for (const found of configs) {
    const problems: ConfigProblem[] = [];
    for (const [index, path] of (found.config.crds ?? []).entries()) {
      const uri = resolveUri(found.folder, path);
      const why = await refusal(files, uri, [found.folder, ...folders]);
      if (why !== undefined) problems.push(problemAt(found.text, index, message(why, { path })));
      else if (!settings) uris.push(uri);
    }
    checked.push(
      problems.length > 0
        ? { ...found, problems: [...found.problems, ...problems], problemsOfPaths: problems }
        : found,
    );
  }
  const named = [...new Set(uris)];
  const elsewhere = named.filter((uri) => !folders.some((folder) => isWithin(uri, folder)));
  return { configs: checked, named, roots: elsewhere.map(rootOf) };
}

function rootOf(uri: string): Root {
  return { folder: uri, exclusions: createExclusions(uri, []), leavesAlone: () => false, onlyRead: true };
}

/** Why a path is not followed; undefined if it is. */
async function refusal(
  files: FileSource,
  uri: string,
  allowed: readonly string[],
): Promise<'config.crds-outside' | 'config.crds-empty' | undefined> {
  const isAllowed =
    allowed.some((folder) => isWithin(uri, folder)) || (await isInRepository(files, uri, allowed));
  if (!isAllowed) return 'config.crds-outside';
  if (files.local && !(await hasSomething(files, uri))) return 'config.crds-empty';
  return undefined;
}

async function isInRepository(files: FileSource, uri: string, folders: readonly string[]): Promise<boolean> {
  for (const folder of folders) {
    const repository = files.local ? await repositoryOf(files, folder) : undefined;
    if (repository !== undefined && isWithin(uri, repository)) return true;
  }
  return false;
}

async function hasSomething(files: FileSource, uri: string): Promise<boolean> {
  for await (const batch of files.find(uri, createExclusions(uri, []))) if (batch.length > 0) return true;
  return false;
}

function problemAt(text: string, index: number, why: Message): ConfigProblem {
  const { root } = readDocument(text);
  const span = (root && placeAt(root, `/crds/${index}`)?.node.span) ?? { start: 0, end: 0 };
  return { code: 'bad-format', severity: 'warning', message: why, span };
}
