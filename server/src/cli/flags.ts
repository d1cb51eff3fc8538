import path from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import {
  builtInSchemas,
  type Config,
  closest,
  isFeature,
  likelyFeature,
  toRelease,
} from '../engine/index.ts';
import { UsageError } from './io.ts';

/** Flags that every command that reads manifests has. */
export const COMMON_FLAGS = {
  release: { type: 'string' },
  channel: { type: 'string' },
  world: { type: 'string' },
  'default-namespace': { type: 'string' },
  features: { type: 'string' },
  crds: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const;

export const COMMON_HELP = `
Target and workspace (stronger than gatelens.yaml):
  --release v1.6                    release of the Gateway API
  --channel standard|experimental   channel of the Gateway API
  --world open|closed               closed: what is not here does not exist
  --default-namespace NS            namespace of resources that name none
  --features all|NAME,…             features that the controller supports
  --crds PATH                       file or folder with further CRDs; may be repeated
`;

/** Values of COMMON_FLAGS, as parseArgs gives them. */
export type CommonValues = {
  readonly release?: string | undefined;
  readonly channel?: string | undefined;
  readonly world?: string | undefined;
  readonly 'default-namespace'?: string | undefined;
  readonly features?: string | undefined;
  readonly crds?: readonly string[] | undefined;
};

/** What parseArgs makes of a command line; the mistakes it finds are the user's. @throws UsageError */
export function parseFlags<const Wanted extends ParseArgsConfig>(
  wanted: Wanted,
): ReturnType<typeof parseArgs<Wanted>> {
  try {
    return parseArgs(wanted);
  } catch (error) {
    // Node goes on about arguments that begin with a dash, which nobody asked.
    const said = (error instanceof Error ? error.message : String(error)).replace(/\. To specify .*/s, '');
    const [, flag] = /^Unknown option '--([^']+)'/.exec(said) ?? [];
    const near = flag === undefined ? undefined : closest(flag, Object.keys(wanted.options ?? {}));
    throw new UsageError(near === undefined ? said : `${said}: did you mean --${near}?`);
  }
}

/** The configuration that flags ask for. @throws UsageError */
export function configFrom(values: CommonValues, cwd: string): Partial<Config> {
  const { release, channel, world, features, crds } = values;
  const defaultNamespace = values['default-namespace'];
  return {
    ...(release !== undefined && { release: knownRelease(release) }),
    ...(channel !== undefined && { channel: oneOf('--channel', channel, ['standard', 'experimental']) }),
    ...(world !== undefined && { world: oneOf('--world', world, ['open', 'closed']) }),
    ...(defaultNamespace !== undefined && { defaultNamespace }),
    ...(features !== undefined && features !== 'all' && { features: features.split(',').map(featureName) }),
    ...(crds !== undefined && { crds: crds.map((each) => path.resolve(cwd, each)) }),
  };
}

function knownRelease(text: string): string {
  const { releases } = builtInSchemas();
  const release = releases.find((each) => each === toRelease(text));
  if (release === undefined)
    throw new UsageError(`--release: ${text} is not known; there are ${releases.join(', ')}`);
  return release;
}

/** A name that a feature can have, be it of a later release; others would switch everything off. @throws UsageError */
function featureName(text: string): string {
  const name = text.trim();
  if (!FEATURE.test(name))
    throw new UsageError(
      `--features: ${name === '' ? 'an empty name' : name} is no feature of the Gateway API; they are called Gateway, HTTPRoute, HTTPRouteRequestTimeout and so on`,
    );
  const likely = isFeature(name) ? undefined : likelyFeature(name);
  if (likely !== undefined) throw new UsageError(`--features: ${name} is not known: did you mean ${likely}?`);
  return name;
}

/** How `GatewayClass.status.supportedFeatures` names them (GEP-2162). */
const FEATURE =
  /^(?:Support)?(?:Gateway|ListenerSet|(?:HTTP|GRPC|TLS|TCP|UDP)Route|Mesh|ReferenceGrant|BackendTLSPolicy)[A-Za-z0-9]*$/;

/** A value out of a few. @throws UsageError */
export function oneOf<const Value extends string>(
  flag: string,
  value: string,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new UsageError(`${flag} is ${allowed.join(', ')}; not ${value}`);
  return found;
}
