import type { ManifestFile } from '../manifest/file.ts';
import type { KindKey } from '../manifest/kinds.ts';
import { kindKey } from '../manifest/kinds.ts';
import type { Manifest } from '../manifest/manifest.ts';
import { objectsCreatedBy } from './created.ts';
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
};

/** What one update of the index touched. */
export type IndexChange = {
  /** Objects that came, went or were rewritten. */
  readonly objects: readonly { readonly key: KindKey; readonly name: string }[];
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

  const count = (namespace: string | undefined, by: 1 | -1): void => {
    if (namespace === undefined) return;
    const left = (namespaces.get(namespace) ?? 0) + by;
    if (left > 0) namespaces.set(namespace, left);
    else namespaces.delete(namespace);
  };

  const addOrRemove = (uri: string, manifest: Manifest, change: 'add' | 'remove'): IndexedObject[] => {
    const indexed =
      resources.get(manifest) ?? manifest.resources.map((resource) => ({ uri, manifest, resource }));
    if (change === 'add') resources.set(manifest, indexed);
    else resources.delete(manifest);
    resourceCount += change === 'add' ? indexed.length : -indexed.length;
    const touched: IndexedObject[] = [];
    for (const each of indexed) {
      count(each.resource.namespace, change === 'add' ? 1 : -1);
      for (const object of objectsOf(each)) {
        objects[change](object.key, object.name, object, isSameObject);
        touched.push(object);
      }
      for (const reference of each.resource.references) {
        const key = kindKey(reference.group, reference.kind);
        references[change](key, reference.name?.value ?? '', { ...each, reference }, isSameReference);
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
    update: (previous, next) => {
      const before = new Set(previous?.parts.map(({ manifest }) => manifest));
      const touched: IndexedObject[] = [];
      for (const { uri, manifest } of next?.parts ?? [])
        if (!before.delete(manifest)) touched.push(...addOrRemove(uri, manifest, 'add'));
      for (const manifest of before) touched.push(...addOrRemove(previous?.uri ?? '', manifest, 'remove'));
      return { objects: touched };
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

const isSameObject = (a: IndexedObject, b: IndexedObject): boolean =>
  a.resource === b.resource && a.key === b.key && a.name === b.name;
const isSameReference = (a: IndexedReference, b: IndexedReference): boolean => a.reference === b.reference;

/** Lists by kind and name. */
class TwoLevelMap<T> {
  readonly #kinds = new Map<KindKey, Map<string, T[]>>();

  get(key: KindKey, name: string): readonly T[] {
    return this.#kinds.get(key)?.get(name) ?? [];
  }

  all(key: KindKey): readonly T[] {
    return [...(this.#kinds.get(key)?.values() ?? [])].flat();
  }

  /** Those that there is something of. */
  kinds(): KindKey[] {
    return [...this.#kinds].flatMap(([key, names]) => (names.size > 0 ? [key] : []));
  }

  add(key: KindKey, name: string, value: T): void {
    const names = this.#kinds.get(key) ?? new Map<string, T[]>();
    this.#kinds.set(key, names);
    const values = names.get(name);
    if (values) values.push(value);
    else names.set(name, [value]);
  }

  remove(key: KindKey, name: string, value: T, isSame: (a: T, b: T) => boolean): void {
    const names = this.#kinds.get(key);
    const left = names?.get(name)?.filter((other) => !isSame(other, value)) ?? [];
    if (left.length > 0) names?.set(name, left);
    else names?.delete(name);
  }
}
