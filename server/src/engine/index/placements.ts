import { kindKey } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import { folderOf, isWithin, resolvePath } from '../text/uri.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import type { Json } from '../yaml/value.ts';
import { isObject, listAt, objectAt, stringAt } from '../yaml/value.ts';
import { type Patch, patchesIn } from './patches.ts';

/**
 * A folder of the repository that a tool applies to the cluster, and what it does to the namespaces there:
 * `imposed` replaces what is written, as Flux's `targetNamespace` does; `offered` is for objects that say nothing, as
 * Argo CD's `destination.namespace` is.
 */
export type Placement = {
  /** The folders that its path can mean: it counts from the root of the repository, which may be any folder above. */
  readonly folders: readonly string[];
  readonly effect: 'imposed' | 'offered';
  /** Absent where the tool leaves namespaces alone. */
  readonly namespace?: string;
  readonly namespaceUnknown: boolean;
  /** Files in folders below are applied, too. */
  readonly recursive: boolean;
  readonly otherPatches: readonly Patch[];
};

/** What a Flux Kustomization or an Argo CD Application says of folders; nothing for other resources. */
export function placementsOf(uri: string, resource: Resource): readonly Placement[] {
  return READERS[kindKey(resource.group, resource.kind)]?.(uri, objectAt(resource.value, 'spec') ?? {}) ?? [];
}

type Reader = (uri: string, spec: Json) => readonly Placement[];

/**
 * Flux sets the namespace in the folder's kustomization.yaml, or in one that it makes of all files below where there
 * is none (fluxcd/pkg, kustomize generator).
 */
const flux: Reader = (uri, spec) => {
  const path = stringAt(spec, 'path');
  const kind = stringAt(objectAt(spec, 'sourceRef'), 'kind') ?? 'GitRepository';
  const folders = path === undefined || kind !== 'GitRepository' ? [] : foldersMeant(uri, path);
  return [
    {
      folders,
      effect: 'imposed',
      ...namespaceFrom(stringAt(spec, 'targetNamespace')),
      recursive: true,
      otherPatches: listAt(spec, 'patches').flatMap((entry) => patchesIn(entry)),
    },
  ];
};

/** Argo CD gives the namespace of the destination to objects that have none (Argo CD, Application specification). */
const argo: Reader = (uri, spec) => {
  const single = objectAt(spec, 'source');
  const sources = [...(single ? [single] : []), ...listAt(spec, 'sources').filter(isObject)];
  return sources.flatMap((source): Placement[] => {
    const path = stringAt(source, 'path');
    if (path === undefined) return [];
    return [
      {
        folders: foldersMeant(uri, path),
        effect: 'offered',
        ...namespaceFrom(stringAt(objectAt(spec, 'destination'), 'namespace')),
        recursive: objectAt(source, 'directory')?.recurse === true,
        otherPatches: listAt(objectAt(source, 'kustomize'), 'patches').flatMap((entry) => patchesIn(entry)),
      },
    ];
  });
};

const READERS: Partial<Record<string, Reader>> = {
  'kustomize.toolkit.fluxcd.io/Kustomization': flux,
  'argoproj.io/Application': argo,
};

function namespaceFrom(text: string | undefined): Pick<Placement, 'namespace' | 'namespaceUnknown'> {
  const namespaceUnknown = text !== undefined && isUnknownText(text);
  return { ...(text && !namespaceUnknown && { namespace: text }), namespaceUnknown };
}

/** A path of the root itself says nothing here: which of the folders above is the root is not known. */
function foldersMeant(uri: string, path: string): string[] {
  if (path.split('/').every((segment) => segment === '' || segment === '.') || isUnknownText(path)) return [];
  const folders: string[] = [];
  for (let at = folderOf(uri); at.includes('://'); at = folderOf(at)) {
    const folder = resolvePath(at, path.replace(/^\/+/, ''));
    if (folder !== undefined) folders.push(folder);
  }
  return folders;
}

/** Whether a placement reaches a file, or a folder with a kustomization, that no kustomization takes over. */
export function reaches({ recursive }: Placement, folder: string, target: string): boolean {
  if (target === folder || folderOf(target) === folder) return true;
  return isWithin(target, folder) && (recursive || isWithin(target, `${folder}/templates`)); // Helm charts
}
