import type { Config, ConfigProblem, Message, Release } from '../../engine/index.ts';
import { mergeConfig, message, readConfigFile, toRelease } from '../../engine/index.ts';
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
 * settings of the editor, which are stronger. A promise about what is complete or where things are applied
 * (`world: closed`, `defaultNamespace`) holds if every folder makes it; objects that live elsewhere are gathered.
 * `exclude` and `crds` are paths and belong to their folder: the caller applies them there. A release that is not
 * known counts as not written.
 * @param perFolder the configuration of each folder, undefined where there is none
 */
export function combineConfigs(
  perFolder: readonly (FolderConfig | undefined)[],
  settings: Partial<Config>,
  releases: readonly Release[],
): { readonly config: Config; readonly notes: readonly Message[] } {
  const configs = perFolder.flatMap((each) => (each ? [each.config] : []));
  const dropped = PROMISES.filter(
    (key) =>
      configs.some((config) => isPromise(config, key)) &&
      !perFolder.every((each) => each?.config[key] === configs[0]?.[key]),
  );
  const fromFiles = configs.map((config) => without(config, dropped)).reverse();
  const external = [...new Set(configs.flatMap((config) => config.external ?? []))];
  const { release, ...rest } = mergeConfig(...fromFiles, { external }, settings);
  const known = releases.find((each) => each === toRelease(release));
  return {
    config: known === undefined ? rest : { ...rest, release: known },
    notes: dropped.flatMap((key) =>
      settings[key] === undefined ? [message('note.not-for-all', { key })] : [],
    ),
  };
}

/** Keys of which a mistake makes false errors in the folders that did not write them. */
const PROMISES = ['world', 'defaultNamespace'] as const;
type PromiseKey = (typeof PROMISES)[number];

function isPromise(config: Partial<Config>, key: PromiseKey): boolean {
  return config[key] !== undefined && config[key] !== 'open';
}

function without(config: Partial<Config>, dropped: readonly PromiseKey[]): Partial<Config> {
  const { world, defaultNamespace, ...rest } = config;
  return {
    ...rest,
    ...(world !== undefined && !dropped.includes('world') && { world }),
    ...(defaultNamespace !== undefined && !dropped.includes('defaultNamespace') && { defaultNamespace }),
  };
}
