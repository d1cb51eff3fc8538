import type { Config, ConfigProblem, Release } from '../../engine/index.ts';
import { mergeConfig, readConfigFile, toRelease } from '../../engine/index.ts';
import type { FileSource } from '../files.ts';
import { foldersAbove } from '../uris.ts';
import { CONFIG_FILE } from '../wanted.ts';

/** The gatelens.yaml that holds for a folder: its own, or the nearest one above it. */
export type FolderConfig = {
  readonly uri: string;
  /** The folder that its relative paths count from. */
  readonly folder: string;
  readonly text: string;
  readonly config: Partial<Config>;
  readonly problems: readonly ConfigProblem[];
  /** Those of `problems` that the text alone does not tell. */
  readonly problemsOfPaths?: readonly ConfigProblem[];
};

/** Finds and reads the configuration of a folder as it is stored: a file being typed is not in force yet. */
export async function findConfig(
  files: FileSource,
  folder: string,
  releases: readonly Release[],
): Promise<FolderConfig | undefined> {
  for (const at of files.local ? [folder, ...foldersAbove(folder)] : [folder]) {
    const uri = `${at}/${CONFIG_FILE}`;
    const content = await files.read(uri);
    if (content.type === 'text')
      return { uri, folder: at, text: content.text, ...readConfigFile(content.text, releases) };
  }
  return undefined;
}

/**
 * One configuration for the workspace: the files of its folders, of which the first to write a key decides, then the
 * settings of the editor, which are stronger. `exclude` and `crds` are paths and belong to their folder: the caller
 * applies them there. A release that is not known counts as not written.
 */
export function combineConfigs(
  configs: readonly FolderConfig[],
  settings: Partial<Config>,
  releases: readonly Release[],
): Config {
  const fromFiles = configs.map(({ config }) => config).reverse();
  const { release, ...rest } = mergeConfig(...fromFiles, settings);
  const known = releases.find((each) => each === toRelease(release));
  return known === undefined ? rest : { ...rest, release: known };
}
