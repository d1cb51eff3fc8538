import type { Severity } from './findings/finding.ts';

/**
 * What a user can decide, merged from gatelens.yaml, flags and editor settings (DESIGN of the contract: README,
 * "Configuration"). Absent means: the default.
 */
export type Config = {
  readonly release?: string;
  readonly channel?: 'standard' | 'experimental';
  /**
   * The gatelens.yaml that a fix may write another target into, as it is stored; its text is empty if it has yet to be
   * made. Absent where something stronger names the target.
   */
  readonly targetFile?: { readonly uri: string; readonly text: string };
  /** `closed`: the workspace is complete, so what is not here does not exist. */
  readonly world: 'open' | 'closed';
  readonly defaultNamespace?: string;
  /** Controller names whose GatewayClasses are answered for; absent means all. */
  readonly controllers?: readonly string[];
  /** Features that the controller supports; absent means all. */
  readonly features?: readonly string[];
  /**
   * The beginning of today in milliseconds since 1970, to tell which certificates have expired; absent: they are not
   * judged.
   */
  readonly now?: number;
  /** Folders or files with CRDs beside the workspace's own. */
  readonly crds: readonly string[];
  /** `Kind namespace/name` patterns of objects that live elsewhere and are not to be missed. */
  readonly external: readonly string[];
  /** Globs of files to leave alone. */
  readonly exclude: readonly string[];
  readonly findings: Readonly<Record<string, Severity | 'off'>>;
  /** Whether findings about structure are reported; another YAML extension may do that already. */
  readonly structure: boolean;
};

export const DEFAULT_CONFIG: Config = {
  world: 'open',
  crds: [],
  external: [],
  exclude: [],
  findings: {},
  structure: true,
};
