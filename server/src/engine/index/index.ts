import type { ManifestFile } from '../manifest/file.ts';
import type { KindKey } from '../manifest/kinds.ts';
import { kindKey } from '../manifest/kinds.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Resource } from '../manifest/resource.ts';
import { isObject, toJson } from '../yaml/value.ts';
import { objectsCreatedBy } from './created.ts';
import { isKustomizationFile } from './kustomization.ts';
import type { IndexedObject, IndexedReference, IndexedResource } from './objects.ts';

/** The two maps behind every cross-file answer: what exists, and what points at it. */
export type Index = {
  /** Objects of a kind with a name, in any namespace. */
  objects(key: KindKey, name: string): readonly IndexedObject[];
  /** All objects of a kind. */
  objectsOfKind(key: KindKey): readonly IndexedObject[];
  /** The kinds that there are objects of. */
  kinds(): readonly KindKey[];
  /** The namespaces that resources say they live in, and how many resources say so. */
  namespaces(): ReadonlyMap<string, number>;
  /** Every resource that is written in the workspace. */
  resources(): Iterable<IndexedResource>;
  /** References to objects of a kind with a name, in any namespace. */
  referencesTo(key: KindKey, name: string): readonly IndexedReference[];
  /** References to a kind, with and without a name. */
  referencesToKind(key: KindKey): readonly IndexedReference[];
  readonly resourceCount: number;
  /** Objects of one kind and name, where there are several. */
  namesakes(): Iterable<readonly IndexedObject[]>;
  /** Another one whenever an object came or went; rewriting one in its place does not count. */
  readonly placesRevision: number;
};

/** What one update of the index touched. */
export type IndexChange = {
  /** Objects that came, went or were rewritten. */
  readonly objects: readonly IndexedObject[];
};

export type MutableIndex = Index & {
  /** Takes a file's old reading out and its new one in; documents that both share are not touched. */
  update(previous: ManifestFile | undefined, next: ManifestFile | undefined): IndexChange;
};

export function createIndex(): MutableIndex {
  const objects = new TwoLevelMap<IndexedObject>();
  const references = new TwoLevelMap<IndexedReference>();
  const resources = new Map<Manifest, readonly IndexedResource[]>();
  const namespaces = new Map<string, number>();
  let resourceCount = 0;
  let placesRevision = 0;

  const count = (namespace: string | undefined, by: 1 | -1): void => {
    if (namespace === undefined) return;
    const left = (namespaces.get(namespace) ?? 0) + by;
    if (left > 0) namespaces.set(namespace, left);
    else namespaces.delete(namespace);
  };

  const addOrRemove = (uri: string, manifest: Manifest, change: 'add' | 'remove'): IndexedObject[] => {
    const indexed =
      resources.get(manifest) ??
      resourcesOf(uri, manifest).map((resource): IndexedResource => ({ uri, manifest, resource }));
    if (change === 'add') resources.set(manifest, indexed);
    else resources.delete(manifest);
    resourceCount += change === 'add' ? indexed.length : -indexed.length;
    const touched: IndexedObject[] = [];
    for (const each of indexed) {
      count(each.resource.namespace, change === 'add' ? 1 : -1);
      for (const object of objectsOf(each)) {
        objects[change](object.key, object.name, object.resource, object);
        touched.push(object);
      }
      for (const reference of each.resource.references) {
        const key = kindKey(reference.group, reference.kind);
        references[change](key, reference.name?.value ?? '', reference, { ...each, reference });
      }
    }
    return touched;
  };

  return {
    objects: (key, name) => objects.get(key, name),
    objectsOfKind: (key) => objects.all(key),
    kinds: () => objects.kinds(),
    namespaces: () => namespaces,
    resources: () => [...resources.values()].flat(),
    referencesTo: (key, name) => references.get(key, name),
    referencesToKind: (key) => references.all(key),
    get resourceCount() {
      return resourceCount;
    },
    namesakes: () => objects.several(),
    get placesRevision() {
      return placesRevision;
    },
    update: (previous, next) => {
      const before = new Set(previous?.parts.map(({ manifest }) => manifest));
      const added: IndexedObject[] = [];
      const removed: IndexedObject[] = [];
      for (const { uri, manifest } of next?.parts ?? [])
        if (!before.delete(manifest)) added.push(...addOrRemove(uri, manifest, 'add'));
      for (const manifest of before) removed.push(...addOrRemove(previous?.uri ?? '', manifest, 'remove'));
      if (placesOf(added) !== placesOf(removed)) placesRevision++;
      return { objects: [...added, ...removed] };
    },
  };
}

function objectsOf(indexed: IndexedResource): IndexedObject[] {
  const { resource } = indexed;
  const key = kindKey(resource.group, resource.kind);
  const own = resource.name === undefined ? [] : [{ ...indexed, key, name: resource.name }];
  const created = objectsCreatedBy(resource).map((object) => ({ ...indexed, ...object, created: true }));
  return [...own, ...created];
}

/** What is written in one file, as a text that changes when an object comes, goes or moves to another namespace. */
function placesOf(objects: readonly IndexedObject[]): string {
  return objects
    .map(({ key, name, resource: { namespace } }) => `${key} ${name} ${namespace ?? ''}`)
    .sort()
    .join('\n');
}

/** The resources of a document. Kustomize reads its own file whether or not it says what it is. */
function resourcesOf(uri: string, manifest: Manifest): readonly Resource[] {
  if (manifest.resources.length > 0 || !isKustomizationFile(uri)) return manifest.resources;
  const { root } = manifest.yaml();
  const value = root && toJson(root);
  if (!root || !isObject(value)) return [];
  const { start } = root.span;
  return [
    {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      group: 'kustomize.config.k8s.io',
      version: 'v1beta1',
      kind: 'Kustomization',
      labels: {},
      annotations: {},
      pointer: '',
      span: root.span,
      nameSpan: { start, end: start },
      references: [],
      value,
    },
  ];
}

/** Values by kind and name, each with an identity by which it is found again: thousands may share a name. */
class TwoLevelMap<T> {
  readonly #kinds = new Map<KindKey, Map<string, Map<object, T>>>();

  get(key: KindKey, name: string): readonly T[] {
    const values = this.#kinds.get(key)?.get(name);
    return values ? [...values.values()] : [];
  }

  all(key: KindKey): readonly T[] {
    return [...(this.#kinds.get(key)?.values() ?? [])].flatMap((values) => [...values.values()]);
  }

  /** Those that there is something of. */
  kinds(): KindKey[] {
    return [...this.#kinds].flatMap(([key, names]) => (names.size > 0 ? [key] : []));
  }

  /** The lists of more than one value. */
  *several(): Iterable<readonly T[]> {
    for (const names of this.#kinds.values())
      for (const values of names.values()) if (values.size > 1) yield [...values.values()];
  }

  add(key: KindKey, name: string, identity: object, value: T): void {
    const names = this.#kinds.get(key) ?? new Map<string, Map<object, T>>();
    this.#kinds.set(key, names);
    const values = names.get(name);
    if (values) values.set(identity, value);
    else names.set(name, new Map([[identity, value]]));
  }

  remove(key: KindKey, name: string, identity: object, _value: T): void {
    const names = this.#kinds.get(key);
    const values = names?.get(name);
    if (values?.delete(identity) && values.size === 0) names?.delete(name);
  }
}
