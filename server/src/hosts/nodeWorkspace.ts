import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Config, Message, Snapshot, Workspace } from '../engine/index.ts';
import { builtInSchemas, createWorkspace, message } from '../engine/index.ts';
import { createExclusions } from '../lsp/exclusions.ts';
import type { FileSource } from '../lsp/files.ts';
import type { FolderConfig } from '../lsp/indexing/configuration.ts';
import { type Folders, openFolders } from '../lsp/indexing/folders.ts';
import { type ReadFile, readFiles } from '../lsp/indexing/reader.ts';
import { CONFIG_FILE, isComparedText } from '../lsp/wanted.ts';
import { nodeFiles, readPath } from './nodeFiles.ts';
import { kustomizationsAbove } from './nodeKustomizations.ts';
import { uriOf } from './nodePaths.ts';

/** A workspace read from disk once, as the command line needs it. */
export type DiskWorkspace = {
  readonly workspace: Workspace;
  readonly snapshot: Snapshot;
  /** The files that were asked for and hold manifests, in the order of their paths. */
  readonly uris: readonly string[];
  readonly configs: readonly FolderConfig[];
  /** Files that were left alone, and why. */
  readonly notes: readonly Message[];
};

export type DiskRequest = {
  /** Absolute paths of files and folders. */
  readonly paths: readonly string[];
  /** Where the search for gatelens.yaml starts if `paths` say nothing. */
  readonly cwd: string;
  /** Texts that are on no disk. */
  readonly texts: readonly ReadFile[];
  /** Stronger than gatelens.yaml; `crds` are absolute paths. */
  readonly config: Partial<Config>;
};

/** A path that cannot be read as asked. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

/** Reads files and folders as the server would, with the same configuration. @throws UnreadableError */
export async function readDisk({ paths, cwd, texts, config }: DiskRequest): Promise<DiskWorkspace> {
  for (const each of [...paths, ...(config.crds ?? [])])
    if (!existsSync(each)) throw new UnreadableError(`There is no file or folder ${each}`);
  const isFolder = (each: string): boolean => statSync(each).isDirectory();
  const folderPaths = [...new Set(paths.map((each) => (isFolder(each) ? each : path.dirname(each))))];
  const schemas = builtInSchemas();
  const folders = await openFolders(
    nodeFiles,
    (folderPaths.length > 0 ? folderPaths : [cwd]).map(uriOf),
    config,
    [],
    schemas.releases,
  );

  const asked = new Set<string>();
  const others = new Set<string>();
  const notes: Message[] = [...folders.notes];
  for (const each of paths.filter((path) => !isFolder(path))) {
    const uri = explicit(each);
    // Hooks hand over every changed file: what the configuration excludes stays excluded.
    if (folders.roots.some(({ leavesAlone }) => leavesAlone(uri)))
      notes.push(message('note.excluded', { file: each }));
    else {
      asked.add(uri);
      for (const kustomization of kustomizationsAbove(each, cwd)) others.add(uriOf(kustomization));
    }
  }
  const isAsked = (folder: string): boolean => paths.some((each) => isFolder(each) && uriOf(each) === folder);
  const found = await findIn(nodeFiles, folders, isAsked);
  for (const uri of found.asked) asked.add(uri);
  for (const uri of found.others) others.add(uri);

  const readings = await readFiles(nodeFiles, [...new Set([...asked, ...others])], async () => {});
  const files = [...readings.files, ...texts];
  const workspace = createWorkspace(schemas, withTargetFileIn(cwd, folders));
  const snapshot = workspace.apply(files.map(({ uri, text }) => ({ type: 'stored', uri, text })));
  const wanted = files.map(({ uri }) => uri).filter((uri) => asked.has(uri) || isOneOf(texts, uri));
  return {
    workspace,
    snapshot,
    uris: wanted.sort(),
    configs: folders.configs,
    notes: [...notes, ...readings.notes.map((note) => note.message)],
  };
}

/**
 * Reads all that some folders hold, from wherever, as readDisk does, and values of Helm charts beside; a folder that is
 * not there is empty.
 * @param folders URIs
 */
export async function readFolders(
  files: FileSource,
  folders: readonly string[],
  config: Partial<Config>,
): Promise<{ readonly snapshot: Snapshot; readonly notes: readonly Message[] }> {
  const schemas = builtInSchemas();
  const opened = await openFolders(files, folders, config, [], schemas.releases);
  const { asked, others } = await findIn(files, opened, () => true);
  const uris = [...new Set([...asked, ...others])];
  const readings = await readFiles(files, uris, async () => {}, isComparedText);
  const workspace = createWorkspace(schemas, opened.config);
  const snapshot = workspace.apply(readings.files.map(({ uri, text }) => ({ type: 'stored', uri, text })));
  return { snapshot, notes: [...opened.notes, ...readings.notes.map((note) => note.message)] };
}

/** The files in folders that were asked for, and CRDs, which are read although only a file beside them is checked. */
async function findIn(
  files: FileSource,
  { roots, crds }: Folders,
  isAsked: (folder: string) => boolean,
): Promise<{ readonly asked: readonly string[]; readonly others: readonly string[] }> {
  const asked: string[] = [];
  const others: string[] = [];
  for (const { folder, exclusions, onlyRead } of roots) {
    if (!onlyRead && !isAsked(folder)) continue;
    for await (const batch of files.find(folder, exclusions)) (onlyRead ? others : asked).push(...batch);
  }
  for (const each of crds)
    for await (const batch of files.find(each, createExclusions(each, []))) others.push(...batch);
  return { asked, others };
}

/** A gatelens.yaml that has yet to be made belongs where the command is run, not beside what it looks at. */
function withTargetFileIn(cwd: string, { config, configs }: Folders): Config {
  const isNew = configs.length === 0 && config.targetFile !== undefined;
  return isNew ? { ...config, targetFile: { uri: uriOf(path.join(cwd, CONFIG_FILE)), text: '' } } : config;
}

function isOneOf(texts: readonly ReadFile[], uri: string): boolean {
  return texts.some((text) => text.uri === uri);
}

/** A file that someone named is read whatever it is called; one that cannot be read is an error. */
function explicit(file: string): string {
  const content = readPath(file);
  if (content.type === 'text') return uriOf(file);
  const why = {
    absent: 'cannot be read',
    forbidden: 'may not be read: permission denied',
    binary: 'is not a text file',
    'too-large': 'is too large',
  };
  throw new UnreadableError(`${file} ${why[content.type]}`);
}
