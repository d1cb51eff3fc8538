import type { TouchedObject } from './attachment/dependents.ts';
import { dependents } from './attachment/dependents.ts';
import type { Config } from './config.ts';
import { DEFAULT_CONFIG } from './config.ts';
import { alternativesChanged } from './index/alternatives.ts';
import type { IndexChange } from './index/index.ts';
import { createIndex } from './index/index.ts';
import { createKustomizations } from './index/kustomizations.ts';
import type { ManifestFile } from './manifest/file.ts';
import { readFile, rereadFile } from './manifest/file.ts';
import type { KindKey } from './manifest/kinds.ts';
import { GATEWAY_GROUP, kindKey } from './manifest/kinds.ts';
import type { Manifest } from './manifest/manifest.ts';
import type { Reference } from './manifest/references.ts';
import type { Resource } from './manifest/resource.ts';
import { routingDependents } from './routing/dependents.ts';
import { createCustomKinds } from './schema/crd/customKinds.ts';
import { layerSchemas } from './schema/crd/layered.ts';
import type { SchemaStore } from './schema/model.ts';
import type { Memo, Snapshot } from './snapshot.ts';
import { createSnapshot, namespaceRules } from './snapshot.ts';
import type { ChosenTarget } from './target.ts';
import { chooseTarget } from './target.ts';
import { isWithin } from './text/uri.ts';

/** Something that happened to files. Open text hides what is stored until the file is closed. */
export type Change =
  | { readonly type: 'opened'; readonly uri: string; readonly text: string; readonly version: number }
  | { readonly type: 'closed'; readonly uri: string }
  | { readonly type: 'stored'; readonly uri: string; readonly text: string }
  /** A file, or a folder with all that is below it. */
  | { readonly type: 'deleted'; readonly uri: string };

/** The one mutable thing of the engine. */
export type Workspace = {
  /** Takes changes and, if given, a new configuration; the snapshot before is stale from now on. */
  apply(changes: readonly Change[], config?: Config): Snapshot;
  snapshot(): Snapshot;
};

export function createWorkspace(builtIn: SchemaStore, initial: Config = DEFAULT_CONFIG): Workspace {
  const files = new Map<string, ManifestFile>();
  const stored = new Map<string, ManifestFile>(); // what lies on disk below an open file
  const open = new Set<string>();
  const index = createIndex();
  const kustomizations = createKustomizations((uri) => files.get(uri)?.text);
  const customKinds = createCustomKinds(builtIn);
  let config = initial;
  let schemas = layerSchemas(builtIn, customKinds, config.release !== undefined);
  let memo = createMemo();
  let target = chooseTarget(config, index, builtIn.releases);
  let revision = 0;
  let touched = nothingTouched();
  let snapshot = take(new Set());

  /** Puts a file's new reading in force; undefined takes the file away. */
  function replace(uri: string, next: ManifestFile | undefined, affected: Set<string>): void {
    const previous = files.get(uri);
    if (next) files.set(uri, next);
    else files.delete(uri);
    const change = index.update(previous, next);
    memo.files.delete(uri);
    affected.add(uri);
    for (const key of customKinds.update(previous, next)) redefine(key, affected);
    if (kustomizations.update(uri, next)) touched.everything = true;
    note(change);
  }

  /** Adds one file's change to what the changes taken together touched. */
  function note(change: IndexChange): void {
    const times = new Map<string, { readonly key: KindKey; count: number }>();
    for (const { key, name, resource, manifest } of change.objects) {
      const id = `${key}\n${name}`;
      const place = `${id}\n${resource.namespace ?? ''}`; // who moves comes and goes
      const before = times.get(place);
      if (before) before.count++;
      else times.set(place, { key, count: 1 });
      if (manifest.brokenAt !== undefined || manifest.template) touched.kinds.add(key); // half of it may have come
      const seen = touched.objects.get(id) ?? { key, name, references: [], resources: [] };
      seen.references.push(...resource.references);
      seen.resources.push(resource);
      touched.objects.set(id, seen);
    }
    for (const { key, count } of times.values()) {
      if (count % 2 === 1) touched.kinds.add(key); // came or went; twice is: was rewritten
    }
  }

  /** A kind's definition came, changed or went: its resources, and nothing else, are looked at again. */
  function redefine(key: KindKey, affected: Set<string>): void {
    const isSettled = customKinds.has(key);
    for (const uri of new Set([...index.objectsOfKind(key)].map((object) => object.uri))) {
      const file = files.get(uri);
      if (!file) continue;
      affected.add(uri);
      memo.files.delete(uri);
      for (const { manifest } of file.parts) memo.manifests.delete(manifest);
      if (isSettled && file.parts.every(({ manifest }) => manifest.custom || !holds(manifest, key))) continue;
      const reread = rereadFile(file, key, customKinds);
      index.update(file, reread);
      files.set(uri, reread);
    }
    for (const [uri, file] of stored) stored.set(uri, rereadFile(file, key, customKinds));
  }

  /** Adds the files that look at what was touched, or that may have meant it. Once for all changes, which may be many. */
  function reach(affected: Set<string>): void {
    const everything =
      touched.everything || alternativesChanged(index, namespaceRules(kustomizations, config));
    if (everything) for (const uri of files.keys()) affected.add(uri);
    else {
      let grants = false;
      for (const { key, name } of touched.objects.values()) {
        for (const { uri } of index.referencesTo(key, name)) affected.add(uri);
        for (const { uri } of index.objects(key, name)) affected.add(uri);
        grants ||= key === REFERENCE_GRANT;
      }
      for (const key of touched.kinds) {
        for (const uri of memo.unresolved.get(key) ?? []) affected.add(uri);
        // Whether a grant is of use is a matter of who is here to use it.
        for (const { uri, reference } of index.referencesToKind(key))
          if (reference.field.role === 'grant-from') affected.add(uri);
      }
      if (grants) for (const uri of crossNamespaceReferrers()) affected.add(uri);
      for (const uri of dependents(index, touched.objects.values())) affected.add(uri);
      const resources = [...touched.objects.values()].flatMap((each) => each.resources);
      for (const uri of routingDependents(index, resources, affected)) affected.add(uri);
    }
    touched = nothingTouched();
  }

  /** Files with references that need a ReferenceGrant and name a namespace. */
  function crossNamespaceReferrers(): string[] {
    return [...index.resources()].flatMap(({ uri, resource }) =>
      resource.references.some(({ field, namespace }) => field.needsGrant && namespace) ? [uri] : [],
    );
  }

  function applyChange(change: Change, affected: Set<string>): void {
    const { uri } = change;
    const current = files.get(uri);
    switch (change.type) {
      case 'opened':
        if (current && !open.has(uri)) stored.set(uri, current);
        open.add(uri);
        replace(uri, readFile(uri, change.text, change.version, current, customKinds), affected);
        break;
      case 'closed':
        open.delete(uri);
        replace(uri, stored.get(uri), affected);
        stored.delete(uri);
        for (const { manifest } of files.get(uri)?.parts ?? []) manifest.release(); // nobody types there any more
        break;
      case 'stored':
        if (open.has(uri))
          stored.set(uri, readFile(uri, change.text, undefined, stored.get(uri), customKinds));
        else if (current?.text !== change.text)
          replace(uri, readFile(uri, change.text, undefined, current, customKinds), affected);
        break;
      case 'deleted':
        for (const each of files.has(uri) ? [uri] : [...files.keys()].filter((file) => isWithin(file, uri))) {
          stored.delete(each);
          if (!open.has(each)) replace(each, undefined, affected);
        }
    }
  }

  function take(affected: ReadonlySet<string>): Snapshot {
    const taken = ++revision;
    return createSnapshot({
      revision: taken,
      isCurrent: () => revision === taken,
      config,
      ...target,
      schemas,
      files,
      open,
      index,
      kustomizations,
      memo,
      affected,
    });
  }

  return {
    snapshot: () => snapshot,
    apply: (changes, nextConfig) => {
      const affected = new Set<string>();
      const before = target;
      for (const change of changes) applyChange(change, affected);
      reach(affected);
      if (nextConfig) {
        config = nextConfig;
        schemas = layerSchemas(builtIn, customKinds, config.release !== undefined);
      }
      target = chooseTarget(config, index, builtIn.releases);
      if (nextConfig || !isSameTarget(before, target)) {
        memo = createMemo();
        for (const uri of files.keys()) affected.add(uri);
      }
      for (const uri of affected) memo.files.delete(uri);
      snapshot = take(affected);
      return snapshot;
    },
  };
}

function holds({ resources }: Manifest, key: KindKey): boolean {
  return resources.some(({ group, kind }) => kindKey(group, kind) === key);
}

/** What the changes of one `apply` did to the index. */
type Touched = {
  /** Objects that came, went or were rewritten, with what they referred to before and do now. */
  readonly objects: Map<
    string,
    TouchedObject & { readonly references: Reference[]; readonly resources: Resource[] }
  >;
  /** Kinds of which an object came or went. */
  readonly kinds: Set<KindKey>;
  /** Something that any file may depend on. */
  everything: boolean;
};

function nothingTouched(): Touched {
  return { objects: new Map(), kinds: new Set(), everything: false };
}

const REFERENCE_GRANT = kindKey(GATEWAY_GROUP, 'ReferenceGrant');

function isSameTarget(a: ChosenTarget, b: ChosenTarget): boolean {
  return (
    a.target.release === b.target.release &&
    a.target.channel === b.target.channel &&
    a.targetSource === b.targetSource &&
    a.unknownRelease === b.unknownRelease
  );
}

function createMemo(): Memo {
  return { manifests: new WeakMap(), files: new Map(), unresolved: new Map() };
}
