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
  /**
   * Some kustomization changes objects of this kind in a way that is not read here: an inline patch, a JSON patch, a
   * patch with a target. What such an object lacks here it may have once applied.
   */
  mayPatch(kind: string): boolean;
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
  /** Kinds that patches name which are not files of their own; `*` for a target that names none. */
  readonly patchedKinds: ReadonlySet<string>;
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
    mayPatch: (kind) => all.size > 0 && (now().patchedKinds.has(kind) || now().patchedKinds.has(ANY_KIND)),
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
  readonly patchedKinds: ReadonlySet<string>;
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
  return {
    parents,
    patches: new Set(all.flatMap(({ patches }) => [...patches])),
    patchedKinds: new Set(all.flatMap(({ patchedKinds }) => [...patchedKinds])),
    namespaces: new Map(),
  };
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
    patchedKinds: new Set(
      ['patches', 'patchesJson6902', 'patchesStrategicMerge'].flatMap((field) =>
        listAt(value, field).flatMap(kindsPatchedBy),
      ),
    ),
  };
}

const ANY_KIND = '*';

/** The kinds that one entry of a list of patches may change; none for a file that is a partial object itself. */
function kindsPatchedBy(patch: Json): string[] {
  const inline = typeof patch === 'string' ? patch : stringAt(patch, 'patch');
  const target = isObject(patch) ? patch.target : undefined;
  if (target !== undefined) {
    const kind = stringAt(target, 'kind');
    return [kind !== undefined && /^\w+$/.test(kind) ? kind : ANY_KIND]; // a target's fields are regular expressions
  }
  if (inline === undefined) return [];
  return [...inline.matchAll(/^[ \t]{0,40}kind[ \t]*:[ \t]*["']?(\w+)/gm)].flatMap(([, kind]) => kind ?? []);
}
