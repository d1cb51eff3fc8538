import { folderOf } from '../text/uri.ts';
import type { Kustomization } from './kustomization.ts';
import { type Placement, reaches } from './placements.ts';

/** The namespaces that a file's resources are given where they are applied. */
export type GivenNamespaces = {
  /**
   * One for each way in which the file is applied: Kustomize and Flux replace what is written. Undefined stands for a
   * way that leaves it as it is.
   */
  readonly imposed: ReadonlySet<string | undefined>;
  /** What Argo CD gives to objects without a namespace; undefined stands for a way that gives none. */
  readonly offered: ReadonlySet<string | undefined>;
  /** One of the ways gives a namespace that is not known here. */
  readonly unknown: boolean;
};

const NONE: ReadonlySet<undefined> = new Set([undefined]);
export const NOTHING_GIVEN: GivenNamespaces = { imposed: NONE, offered: NONE, unknown: false };

export type NamespaceGraph = {
  ofFile(uri: string): GivenNamespaces;
  /** Of what a kustomization's generators make. */
  ofGenerated(kustomization: Kustomization): GivenNamespaces;
};

/**
 * Follows files and folders up to the kustomizations and tools that apply them. The outermost `namespace:` wins, over
 * the inner ones and over metadata.namespace: each kustomization transforms what the inner ones gave (kustomize,
 * api/filters/namespace; cluster-scoped kinds are left alone).
 */
export function createNamespaceGraph(
  kustomizations: readonly Kustomization[],
  placements: readonly Placement[],
): NamespaceGraph {
  const parents = parentsOf(kustomizations);
  const own = ownNamespaces(kustomizations);
  const placed = placementsByFolder(placements);
  const known = new Map<string, GivenNamespaces>();

  /** What a folder's kustomization gives on top of what it is given itself. */
  const through = (kustomization: Kustomization): GivenNamespaces => {
    const outer = ofTarget(kustomization.folder);
    const inner = own.get(kustomization.folder);
    if (!outer.imposed.has(undefined) || (!inner?.namespace && !inner?.unknown)) return outer;
    return {
      ...outer,
      imposed: new Set([...outer.imposed].map((each) => each ?? inner.namespace)),
      unknown: outer.unknown || inner.unknown,
    };
  };

  /** The tools that apply a target: those of the folders above, up to one whose kustomization decides what is applied. */
  const placementsAt = (target: string): readonly Placement[] => {
    const found: Placement[] = [];
    for (let folder = target; folder !== ''; folder = folderOf(folder)) {
      if (folder !== target && own.has(folder)) break;
      found.push(...(placed.get(folder) ?? []).filter((each) => reaches(each, folder, target)));
    }
    return found;
  };

  const ofTarget = (target: string): GivenNamespaces => {
    const before = known.get(target);
    if (before) return before;
    known.set(target, NOWHERE); // a circle ends here
    const ways = (parents.get(target) ?? []).map(through);
    const tools = placed.size > 0 ? placementsAt(target) : [];
    if (tools.length > 0) ways.push(fromTools(tools));
    const found = ways.some(({ imposed }) => imposed.size > 0) ? union(ways) : NOTHING_GIVEN;
    known.set(target, found);
    return found;
  };

  return { ofFile: ofTarget, ofGenerated: through };
}

/** Being applied in no way: what a circle adds to the others. */
const NOWHERE: GivenNamespaces = { imposed: new Set(), offered: new Set(), unknown: false };

function union(ways: readonly GivenNamespaces[]): GivenNamespaces {
  return {
    imposed: new Set(ways.flatMap(({ imposed }) => [...imposed])),
    offered: new Set(ways.flatMap(({ offered }) => [...offered])),
    unknown: ways.some(({ unknown }) => unknown),
  };
}

function fromTools(tools: readonly Placement[]): GivenNamespaces {
  const namespacesOf = (effect: Placement['effect']): Set<string | undefined> =>
    new Set(tools.map((tool) => (tool.effect === effect ? tool.namespace : undefined)));
  return {
    imposed: namespacesOf('imposed'),
    offered: namespacesOf('offered'),
    unknown: tools.some(({ namespaceUnknown }) => namespaceUnknown),
  };
}

function parentsOf(kustomizations: readonly Kustomization[]): ReadonlyMap<string, readonly Kustomization[]> {
  const parents = new Map<string, Kustomization[]>();
  for (const kustomization of kustomizations)
    for (const resource of new Set(kustomization.resources)) {
      const others = parents.get(resource);
      if (others) others.push(kustomization);
      else parents.set(resource, [kustomization]);
    }
  return parents;
}

type Own = { readonly namespace: string | undefined; readonly unknown: boolean };

/** The namespace of each kustomization's folder. A component transforms all that its parent has gathered. */
function ownNamespaces(kustomizations: readonly Kustomization[]): ReadonlyMap<string, Own> {
  const byFolder = new Map(kustomizations.map((each) => [each.folder, each]));
  return new Map(
    kustomizations.map(({ folder, namespace, namespaceUnknown, components }): [string, Own] => {
      const last = components.findLast((each) => byFolder.get(each)?.namespace !== undefined);
      const component = last === undefined ? undefined : byFolder.get(last)?.namespace;
      return [folder, { namespace: namespace ?? component, unknown: namespaceUnknown }];
    }),
  );
}

function placementsByFolder(placements: readonly Placement[]): ReadonlyMap<string, readonly Placement[]> {
  const byFolder = new Map<string, Placement[]>();
  for (const placement of placements)
    for (const folder of placement.folders) {
      const others = byFolder.get(folder);
      if (others) others.push(placement);
      else byFolder.set(folder, [placement]);
    }
  return byFolder;
}
