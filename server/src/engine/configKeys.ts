import type { Severity } from './findings/finding.ts';

/** What an editor can say of a key of gatelens.yaml. */
export type ConfigKeyInfo = {
  readonly description: string;
  readonly type: 'string' | 'list' | 'map';
  /** The values to choose from; for a map those of its entries. */
  readonly values?: readonly string[];
  readonly example: string;
};

export const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;

/** The keys of gatelens.yaml, in the order in which people would write them. */
export const CONFIG_KEYS = {
  release: {
    description:
      'The release of the Gateway API that the cluster has installed. Without it: the release of the CRDs in the workspace, else the newest one known.',
    type: 'string',
    example: 'v1.6',
  },
  channel: {
    description:
      'The channel of the installed CRDs. `experimental` has fields and kinds that may still change. Without it: as the CRDs in the workspace say, else `standard`.',
    type: 'string',
    values: ['standard', 'experimental'],
    example: 'standard',
  },
  world: {
    description:
      '`open` (the default): what is not in the workspace may exist in the cluster. `closed`: the workspace is complete, so a missing target is an error.',
    type: 'string',
    values: ['open', 'closed'],
    example: 'closed',
  },
  defaultNamespace: {
    description:
      'The namespace of resources that do not name one. Without it such a namespace is unknown; in a closed world it is `default`.',
    type: 'string',
    example: 'shop',
  },
  controllers: {
    description:
      'Controller names whose GatewayClasses are answered for, as in `spec.controllerName`. Without it: all.',
    type: 'list',
    example: '[example.net/gateway-controller]',
  },
  features: {
    description:
      'Features that the controller supports, by the names of GatewayClass `status.supportedFeatures`. Without it: `all`.',
    type: 'list',
    example: '[HTTPRoute, HTTPRouteRequestMirror]',
  },
  crds: {
    description:
      'Folders and files with further CRDs, relative to this file and within the repository. Their resources are then checked, too.',
    type: 'list',
    example: '[../cluster/crds]',
  },
  external: {
    description:
      'Objects that live elsewhere and are not to be missed, as `Kind namespace/name`; `*` stands for any text.',
    type: 'list',
    example: '[Service legacy/*, Secret infra/wildcard-tls]',
  },
  exclude: {
    description: 'Globs of files to leave alone, relative to this file.',
    type: 'list',
    example: '[charts/**]',
  },
  findings: {
    description: 'Severities by the code of a finding; `off` hides it.',
    type: 'map',
    values: SEVERITIES,
    example: '{ deprecated-version: warning }',
  },
} as const satisfies Record<string, ConfigKeyInfo>;

export type ConfigKey = keyof typeof CONFIG_KEYS;

export function isConfigKey(key: string): key is ConfigKey {
  return Object.hasOwn(CONFIG_KEYS, key);
}

export function isSeverity(text: string): text is Severity | 'off' {
  return (SEVERITIES as readonly string[]).includes(text);
}
