import type { Config, Message, Release } from '../../engine/index.ts';
import { createExclusions, type Exclusions, globMatcher } from '../exclusions.ts';
import type { FileSource } from '../files.ts';
import { today } from '../today.ts';
import { foldersAbove } from '../uris.ts';
import { CONFIG_FILE, IGNORE_FILE } from '../wanted.ts';
import { combineConfigs, type FolderConfig, findConfig } from './configuration.ts';
import { crdRoots } from './crdRoots.ts';
import { isRepository } from './repository.ts';

/** The workspace's folders with what is configured for each. */
export type Folders = {
  readonly configs: readonly FolderConfig[];
  readonly config: Config;
  /** What of the configurations is not in force. */
  readonly notes: readonly Message[];
  readonly roots: readonly Root[];
  /** Folders and files with CRDs that configuration names; those of the folders are in `roots`, too. */
  readonly crds: readonly string[];
};

export type Root = {
  readonly folder: string;
  readonly exclusions: Exclusions;
  /** The configuration says to leave the file alone, even where it is open. */
  readonly leavesAlone: (uri: string) => boolean;
  /** CRDs that lie elsewhere: read, but not spoken of. */
  readonly onlyRead: boolean;
};

/** Reads the configuration of every folder and prepares what is excluded there. */
export async function openFolders(
  files: FileSource,
  folders: readonly string[],
  settings: Partial<Config>,
  filesExclude: readonly string[],
  releases: readonly Release[],
): Promise<Folders> {
  const configs: FolderConfig[] = [];
  const perFolder: (FolderConfig | undefined)[] = [];
  const roots: Root[] = [];
  for (const folder of folders) {
    const found = await findConfig(files, folder, releases);
    perFolder.push(found);
    if (found && !configs.some(({ uri }) => uri === found.uri)) configs.push(found);
    const exclude = settings.exclude
      ? { folder, globs: settings.exclude }
      : { folder: found?.folder ?? folder, globs: found?.config.exclude ?? [] };
    const exclusions = createExclusions(folder, [{ folder, globs: filesExclude }, exclude]);
    if (files.local) await addIgnoreFilesAbove(files, folder, exclusions);
    roots.push({ folder, exclusions, leavesAlone: globMatcher(exclude), onlyRead: false });
  }
  const elsewhere = await crdRoots(files, folders, configs, settings.crds);
  const combined = combineConfigs(perFolder, { now: today(), ...settings }, releases);
  const targetFile = targetFileOf(configs, folders, settings);
  const config = { ...combined.config, ...(targetFile && { targetFile }) };
  const { notes } = combined;
  return {
    configs: elsewhere.configs,
    config,
    notes,
    roots: [...roots, ...elsewhere.roots],
    crds: elsewhere.named,
  };
}

/** Where the target is written, or would be; nowhere if the settings name it, which are stronger. */
function targetFileOf(
  configs: readonly FolderConfig[],
  [folder]: readonly string[],
  { release, channel }: Partial<Config>,
): Config['targetFile'] {
  if (release !== undefined || channel !== undefined) return undefined;
  const deciding = configs.find(({ config }) => config.release ?? config.channel) ?? configs[0];
  if (deciding) return { uri: deciding.uri, text: deciding.text };
  return folder === undefined ? undefined : { uri: `${folder}/${CONFIG_FILE}`, text: '' };
}

/** The `.gitignore` files of the repository that a folder is part of. */
async function addIgnoreFilesAbove(files: FileSource, folder: string, exclusions: Exclusions): Promise<void> {
  if (await isRepository(files, folder)) return;
  const above = foldersAbove(folder);
  const within: string[] = [];
  for (const at of above) {
    within.push(at);
    if (!(await isRepository(files, at))) continue;
    for (const each of within) {
      const content = await files.read(`${each}/${IGNORE_FILE}`);
      if (content.type === 'text') exclusions.addIgnoreFile(each, content.text);
    }
    return;
  }
}
