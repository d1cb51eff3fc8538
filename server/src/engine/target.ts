import type { Config } from './config.ts';
import type { Index } from './index/index.ts';
import { isGatewayApiGroup } from './manifest/kinds.ts';
import type { Resource } from './manifest/resource.ts';
import type { Channel, Release, Target } from './schema/model.ts';
import { compareReleases } from './schema/release.ts';

export type ChosenTarget = {
  readonly target: Target;
  readonly targetSource: 'configuration' | 'workspace' | 'default';
  /** The release that the workspace's CRDs are of, where it is none that is known and the nearest stands in for it. */
  readonly unknownRelease?: Release;
};

/**
 * The release and channel that the workspace is written for: the user's word, else the annotations that the Gateway
 * API's published CRDs carry, if the workspace holds them, else the newest release's standard channel. A configured
 * release that is none of `known` (newest first) counts as not configured; for CRDs of such a release it is the
 * nearest that is known.
 */
export function chooseTarget(config: Config, index: Index, known: readonly Release[]): ChosenTarget {
  const bundle = installedBundle(index);
  const configured = known.find((each) => each === toRelease(config.release));
  const installed = bundle && nearest(bundle.release, known);
  const release = configured ?? installed ?? known[0] ?? FALLBACK;
  const channel = config.channel ?? bundle?.channel ?? 'standard';
  const targetSource = config.release || config.channel ? 'configuration' : bundle ? 'workspace' : 'default';
  const isReplaced = configured === undefined && bundle !== undefined && installed !== bundle.release;
  return {
    target: { release, channel },
    targetSource,
    ...(isReplaced && { unknownRelease: bundle.release }),
  };
}

/** The newest of the known releases (newest first) that is not newer than one, else the oldest. */
function nearest(release: Release, known: readonly Release[]): Release | undefined {
  return known.find((each) => compareReleases(each, release) <= 0) ?? known.at(-1);
}

/** For a store without any schema, where the release makes no difference. */
const FALLBACK: Release = 'v1.6';

const BUNDLE_VERSION = 'gateway.networking.k8s.io/bundle-version';
const CHANNEL = 'gateway.networking.k8s.io/channel';
const CRD = 'apiextensions.k8s.io/CustomResourceDefinition';

/** Of several bundles the newest release, and of one release the wider channel: whatever was read last. */
function installedBundle(index: Index): Target | undefined {
  let best: Target | undefined;
  for (const { resource } of index.objectsOfKind(CRD)) {
    const release = toRelease(resource.annotations[BUNDLE_VERSION]);
    if (!release || !isGatewayApiGroup(groupOfCrd(resource))) continue;
    const found: Target = { release, channel: channelOf(resource.annotations[CHANNEL]) };
    if (!best || isWider(found, best)) best = found;
  }
  return best;
}

function isWider(a: Target, b: Target): boolean {
  const order = compareReleases(a.release, b.release);
  return order > 0 || (order === 0 && a.channel === 'experimental');
}

/** A CRD is named `<plural>.<group>`. */
function groupOfCrd(crd: Resource): string {
  return crd.name?.slice(crd.name.indexOf('.') + 1) ?? '';
}

function channelOf(annotation: string | undefined): Channel {
  return annotation === 'experimental' ? 'experimental' : 'standard';
}

/** `v1.6.1`, `1.6` and `v1.6.1-rc.1` are all release v1.6; undefined for anything else. */
export function toRelease(text: string | undefined): Release | undefined {
  const version = /^v?(\d+)\.(\d+)(?:$|[.-])/.exec(text ?? '');
  return version ? `v${Number(version[1])}.${Number(version[2])}` : undefined;
}
