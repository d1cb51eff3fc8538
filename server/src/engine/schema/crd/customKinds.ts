import type { ManifestFile } from '../../manifest/file.ts';
import type { KindKey } from '../../manifest/kinds.ts';
import { isGatewayApiGroup, kindKey, LEGACY_GROUP, OWN_GROUP } from '../../manifest/kinds.ts';
import type { Release, SchemaStore } from '../model.ts';
import { compareReleases } from '../release.ts';
import type { CrdHead } from './head.ts';
import type { CrdSource } from './source.ts';
import { crdsIn } from './source.ts';
import { compareVersions } from './versionOrder.ts';

/** The kinds that the workspace's own CRDs define. */
export type CustomKinds = {
  /** Takes a file's CRDs out and puts those of its next reading in; gives the kinds whose definition changed. */
  update(previous: ManifestFile | undefined, next: ManifestFile | undefined): readonly KindKey[];
  /** Whether a CRD here defines the kind. */
  has(key: KindKey): boolean;
  /** The CRD that counts: the newest of those that define the kind. */
  source(key: KindKey): DefinedKind | undefined;
  /** The kinds, in the order of their names. */
  keys(): readonly KindKey[];
};

/** A kind and the CRD that defines it. */
export type DefinedKind = { readonly source: CrdSource; readonly head: CrdHead };

/**
 * Whether a CRD counts for a kind, beside what we know ourselves. Kinds of the Gateway API that are built in stay so,
 * but for definitions of releases that are newer than all we know; the API of 2021 is never anybody's own.
 */
export function createCustomKinds(builtIn: SchemaStore): CustomKinds {
  const sources = new Map<KindKey, Set<CrdSource>>();
  const chosen = new Map<KindKey, DefinedKind>();

  const counts = ({ head, source }: DefinedKind): boolean => {
    const { group, kind } = head;
    if (group === '' || group === LEGACY_GROUP || group === OWN_GROUP) return false;
    const isBuiltIn = builtIn.releases.some((release) =>
      (['standard', 'experimental'] as const).some((channel) =>
        builtIn.kind({ release, channel }, group, kind),
      ),
    );
    const [newest] = builtIn.releases;
    const release = releaseOf(source);
    return (
      !isBuiltIn || (release !== undefined && newest !== undefined && compareReleases(release, newest) > 0)
    );
  };

  const choose = (key: KindKey): void => {
    const [best] = [...(sources.get(key) ?? [])]
      .flatMap((source) => (source.head ? [{ source, head: source.head }] : []))
      .filter(counts)
      .sort(newestFirst);
    if (best) chosen.set(key, best);
    else chosen.delete(key);
  };

  return {
    update: (previous, next) => {
      const [before, after] = [new Set(crdsIn(previous)), new Set(crdsIn(next))];
      const changed = new Set<KindKey>();
      const keyOf = ({ head }: CrdSource): KindKey | undefined => head && kindKey(head.group, head.kind);
      for (const source of before) {
        const key = after.has(source) ? undefined : keyOf(source);
        if (key === undefined) continue;
        sources.get(key)?.delete(source);
        changed.add(key);
      }
      for (const source of after) {
        const key = before.has(source) ? undefined : keyOf(source);
        if (key === undefined) continue;
        sources.set(key, (sources.get(key) ?? new Set()).add(source));
        changed.add(key);
      }
      const were = new Map([...changed].map((key) => [key, chosen.get(key)?.source]));
      for (const key of changed) choose(key);
      return [...changed].filter((key) => chosen.get(key)?.source !== were.get(key));
    },
    has: (key) => chosen.has(key),
    source: (key) => chosen.get(key),
    keys: () => [...chosen.keys()].sort(),
  };
}

/** Of several definitions the one of the newest release, then with the newest version, then with more to say. */
function newestFirst(a: DefinedKind, b: DefinedKind): number {
  const [inA, inB] = [releaseOf(a.source), releaseOf(b.source)];
  if (inA !== undefined && inB !== undefined && compareReleases(inA, inB) !== 0)
    return compareReleases(inB, inA);
  const byVersion = compareVersions(newestVersion(a.head), newestVersion(b.head));
  if (byVersion !== 0) return byVersion;
  const [lengthA, lengthB] = [lengthOf(a.source), lengthOf(b.source)];
  return lengthB - lengthA || (a.source.manifest.text < b.source.manifest.text ? -1 : 1);
}

function newestVersion({ versions }: CrdHead): string {
  return versions.map(({ version }) => version).sort(compareVersions)[0] ?? '';
}

function lengthOf({ resource: { span } }: CrdSource): number {
  return span.end - span.start;
}

/** The release that a CRD of the Gateway API says it is from. */
function releaseOf({ resource, head }: CrdSource): Release | undefined {
  if (!head || !isGatewayApiGroup(head.group)) return undefined;
  const bundle = resource.annotations['gateway.networking.k8s.io/bundle-version'];
  const version = /^v?(\d+)\.(\d+)(?:$|[.-])/.exec(bundle ?? '');
  return version ? `v${Number(version[1])}.${Number(version[2])}` : undefined;
}
