import type { ManifestFile } from '../manifest/file.ts';
import { isWithin } from '../text/uri.ts';
import { toJson } from '../yaml/value.ts';
import { type GivenLabels, gatherLabels, labelsGivenBy, labelsOfKustomization } from './givenLabels.ts';
import {
  isKustomizationFile,
  type Kustomization,
  NAMESPACE_TRANSFORMER,
  readKustomization,
} from './kustomization.ts';
import {
  createNamespaceGraph,
  type GivenNamespaces,
  type NamespaceGraph,
  NOTHING_GIVEN,
} from './namespaceGraph.ts';
import { ANY_KIND, type Patch, withFile } from './patches.ts';
import { type Placement, placementsOf } from './placements.ts';

/** What the workspace's kustomization.yaml files, and the tools that apply folders, say of the files beside them. */
export type Kustomizations = {
  /** There is one at all, or a tool that applies folders. */
  exist(): boolean;
  /** What is given to the resources of a file, over or beside the namespaces that they write. */
  givenNamespaces(uri: string): GivenNamespaces;
  /** The one namespace that is given to the file's resources for certain; undefined if there is no such one. */
  namespaceOf(uri: string): string | undefined;
  /** The file is listed as a patch, so its documents are partial. */
  isPatch(uri: string): boolean;
  /** Some kustomization lists the file itself among its resources. */
  isResource(uri: string): boolean;
  /**
   * Some kustomization changes objects of this kind in a way that is not read here: an inline patch, a JSON patch, a
   * patch with a target. What such an object lacks here it may have once applied.
   */
  mayPatch(kind: string): boolean;
  /** Those patches, as far as they may be for an object of this kind and name. */
  otherPatches(kind: string, name: string): readonly Patch[];
  /** Some kustomization's `replacements` put texts of other objects into objects of this kind. */
  mayReplace(kind: string): boolean;
  /** Some kustomization has cert-manager make the certificates of Gateways. */
  givesIssuers(): boolean;
  /** Labels that a kustomization or tool of the workspace puts on objects; which objects is not followed. */
  givenLabels(): GivenLabels;
  /** Another one whenever something that is said here changed. */
  readonly revision: number;
};

export type MutableKustomizations = Kustomizations & {
  /** Takes the new reading of a file (or its end) into account; tells whether anything that is said here changed. */
  update(uri: string, next: ManifestFile | undefined): boolean;
};

/** What one file says. */
type Said = {
  readonly kustomization?: Kustomization;
  readonly placements: readonly Placement[];
  /** It holds a transformer that gives namespaces. */
  readonly transforms: boolean;
  readonly labels: readonly (readonly [key: string, value: string])[];
};

/** `fileText` has the text of every file of the workspace, by URI, as it is when `update` was told of it. */
export function createKustomizations(fileText: (uri: string) => string | undefined): MutableKustomizations {
  const all = new Map<string, Said & { readonly json: string }>();
  let derived: Derived | undefined;
  let revision = 0;
  const now = (): Derived => {
    derived ??= derive(all, fileText);
    return derived;
  };

  const givenNamespaces = (uri: string): GivenNamespaces => {
    if (all.size === 0) return NOTHING_GIVEN;
    const own = all.get(uri)?.kustomization;
    return own ? now().graph.ofGenerated(own) : now().graph.ofFile(uri);
  };

  return {
    exist: () => all.size > 0,
    givenNamespaces,
    namespaceOf: (uri) => {
      const { imposed, offered, unknown } = givenNamespaces(uri);
      const [first] = imposed;
      if (unknown || imposed.size !== 1) return undefined;
      return first ?? (offered.size === 1 ? [...offered][0] : undefined);
    },
    isResource: (uri) => all.size > 0 && now().resources.has(uri),
    isPatch: (uri) => all.size > 0 && now().patches.has(uri),
    mayPatch: (kind) => all.size > 0 && (now().patched.has(kind) || now().patched.has(ANY_KIND)),
    otherPatches: (kind, name) =>
      all.size === 0
        ? []
        : [kind, ANY_KIND]
            .flatMap((each) => now().patched.get(each) ?? [])
            .filter((patch) => patch.name === undefined || patch.name === name),
    mayReplace: (kind) =>
      all.size > 0 && (now().replacedKinds.has(kind) || now().replacedKinds.has(ANY_KIND)),
    givesIssuers: () => all.size > 0 && now().givesIssuers,
    givenLabels: () => (all.size === 0 ? NO_LABELS : now().labels),
    get revision() {
      return revision;
    },
    update: (uri, next) => {
      const said = next && readSaid(uri, next);
      const json = said && JSON.stringify(said);
      const isRead = derived?.patchFiles.has(uri) === true; // what is not derived yet will read it as it is then
      if (all.get(uri)?.json === json && !isRead) return false;
      derived = undefined;
      revision++;
      if (said && json !== undefined) all.set(uri, { ...said, json });
      else all.delete(uri);
      return true;
    },
  };
}

const NO_LABELS: GivenLabels = new Map();

function readSaid(uri: string, { parts }: ManifestFile): Said | undefined {
  const placements: Placement[] = [];
  const labels: (readonly [string, string])[] = [];
  let transforms = false;
  for (const { manifest } of parts)
    for (const resource of manifest.resources) {
      placements.push(...placementsOf(uri, resource));
      labels.push(...labelsGivenBy(resource));
      transforms ||= resource.kind === NAMESPACE_TRANSFORMER;
    }
  const root = isKustomizationFile(uri) ? parts[0]?.manifest.yaml().root : undefined;
  if (!root && !transforms && placements.length === 0 && labels.length === 0) return undefined;
  if (!root) return { placements, transforms, labels };
  const value = toJson(root);
  labels.push(...labelsOfKustomization(value));
  return { placements, transforms, labels, kustomization: readKustomization(uri, value) };
}

/** What follows from all of them together; made anew when what one says changes. */
type Derived = {
  readonly graph: NamespaceGraph;
  readonly resources: ReadonlySet<string>;
  readonly patches: ReadonlySet<string>;
  /** Files of patches that are read here, since they may be no objects. */
  readonly patchFiles: ReadonlySet<string>;
  /** By kind. */
  readonly patched: ReadonlyMap<string, readonly Patch[]>;
  readonly replacedKinds: ReadonlySet<string>;
  readonly givesIssuers: boolean;
  readonly labels: GivenLabels;
};

function derive(all: ReadonlyMap<string, Said>, fileText: (uri: string) => string | undefined): Derived {
  const transformers = [...all].flatMap(([uri, { transforms }]) => (transforms ? [uri] : []));
  const kustomizations = [...all.values()].flatMap(({ kustomization }): Kustomization[] => {
    if (!kustomization) return [];
    const transforms = kustomization.transformers.some((path) =>
      transformers.some((uri) => isWithin(uri, path)),
    );
    return [transforms ? { ...kustomization, namespaceUnknown: true } : kustomization];
  });
  const placements = [...all.values()].flatMap((said) => said.placements);
  const otherPatches = [...kustomizations, ...placements].flatMap((each) => each.otherPatches);
  return {
    graph: createNamespaceGraph(kustomizations, placements),
    resources: new Set(kustomizations.flatMap(({ resources }) => resources)),
    patches: new Set(kustomizations.flatMap(({ patches }) => patches)),
    patchFiles: new Set(otherPatches.flatMap(({ file }) => file ?? [])),
    patched: byKind(otherPatches.map((patch) => withFile(patch, fileText))),
    replacedKinds: new Set(kustomizations.flatMap(({ replacedKinds }) => replacedKinds)),
    givesIssuers: kustomizations.some(({ givesIssuer }) => givesIssuer),
    labels: gatherLabels([...all.values()].flatMap((said) => said.labels)),
  };
}

function byKind(patches: readonly Patch[]): ReadonlyMap<string, readonly Patch[]> {
  const found = new Map<string, Patch[]>();
  for (const patch of patches) found.set(patch.kind, [...(found.get(patch.kind) ?? []), patch]);
  return found;
}
