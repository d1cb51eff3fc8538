import type { ManifestFile } from '../manifest/file.ts';
import { baseName, folderOf, resolvePath } from '../text/uri.ts';
import type { Json } from '../yaml/value.ts';
import { isObject, listAt, stringAt, toJson } from '../yaml/value.ts';

/** What the workspace's kustomization.yaml files say of the files beside them. */
export type Kustomizations = {
  /**
   * The namespace that Kustomize gives to a file's resources: the outermost `namespace:` of the kustomizations that
   * list it. Undefined if none does, or if several say different things (a base with two overlays).
   */
  namespaceOf(uri: string): string | undefined;
  /** The file is listed as a patch, so its documents are partial. */
  isPatch(uri: string): boolean;
};

export type MutableKustomizations = Kustomizations & {
  /** Takes the new reading of a file (or its end) into account; tells whether anything here changed. */
  update(uri: string, next: ManifestFile | undefined): boolean;
};

/** One kustomization.yaml; every path is a URI. */
type Kustomization = {
  readonly folder: string;
  readonly namespace?: string;
  readonly resources: ReadonlySet<string>;
  readonly patches: ReadonlySet<string>;
};

export function createKustomizations(): MutableKustomizations {
  const all = new Map<string, Kustomization>();
  let derived: Derived | undefined;
  const now = (): Derived => {
    derived ??= derive([...all.values()]);
    return derived;
  };

  /** The namespaces that `target` (a file or a kustomization's folder) ends up in; `seen` guards against cycles. */
  const outermost = (
    target: string,
    inner: string | undefined,
    seen: ReadonlySet<string>,
  ): Set<string | undefined> => {
    const parents = (now().parents.get(target) ?? []).filter(({ folder }) => !seen.has(folder));
    if (parents.length === 0) return new Set([inner]);
    const found = new Set<string | undefined>();
    for (const parent of parents)
      for (const namespace of outermost(
        parent.folder,
        parent.namespace ?? inner,
        new Set([...seen, parent.folder]),
      ))
        found.add(namespace);
    return found;
  };

  return {
    namespaceOf: (uri) => {
      if (all.size === 0) return undefined;
      const { namespaces } = now();
      if (!namespaces.has(uri)) {
        const found = [...outermost(uri, undefined, new Set())];
        namespaces.set(uri, found.length === 1 ? found[0] : undefined);
      }
      return namespaces.get(uri);
    },
    isPatch: (uri) => all.size > 0 && now().patches.has(uri),
    update: (uri, next) => {
      if (!FILE_NAME.test(baseName(uri))) return false;
      derived = undefined;
      const value = next?.parts[0]?.manifest.yaml().root;
      if (value) all.set(uri, readKustomization(uri, toJson(value)));
      else all.delete(uri);
      return true;
    },
  };
}

/** What follows from all kustomizations together; made anew when one of them changes. */
type Derived = {
  /** Who lists a file or folder. */
  readonly parents: ReadonlyMap<string, readonly Kustomization[]>;
  readonly patches: ReadonlySet<string>;
  /** Filled in as files are asked for. */
  readonly namespaces: Map<string, string | undefined>;
};

function derive(all: readonly Kustomization[]): Derived {
  const parents = new Map<string, Kustomization[]>();
  for (const kustomization of all)
    for (const resource of kustomization.resources) {
      const others = parents.get(resource);
      if (others) others.push(kustomization);
      else parents.set(resource, [kustomization]);
    }
  return { parents, patches: new Set(all.flatMap(({ patches }) => [...patches])), namespaces: new Map() };
}

const FILE_NAME = /^(?:kustomization\.ya?ml|Kustomization)$/;

function readKustomization(uri: string, value: Json): Kustomization {
  const folder = folderOf(uri);
  const namespace = stringAt(value, 'namespace');
  const paths = (list: readonly Json[]): Set<string> =>
    new Set(list.flatMap((path) => (typeof path === 'string' ? (resolvePath(folder, path) ?? []) : [])));
  const patches = listAt(value, 'patches').flatMap((patch) =>
    isObject(patch) ? (stringAt(patch, 'path') ?? []) : [],
  );
  return {
    folder,
    ...(namespace !== undefined && { namespace }),
    resources: paths([
      ...listAt(value, 'resources'),
      ...listAt(value, 'bases'),
      ...listAt(value, 'components'),
    ]),
    patches: paths([...listAt(value, 'patchesStrategicMerge'), ...patches]),
  };
}
