import { isClusterScoped } from '../manifest/kinds.ts';
import { folderOf } from '../text/uri.ts';
import type { Kustomizations } from './kustomizations.ts';
import { NOTHING_GIVEN } from './namespaceGraph.ts';
import type { IndexedResource } from './objects.ts';

/**
 * Where a resource will live. `unspecified` is a variable, one a folder: whoever applies the folder decides, so it
 * equals itself and nothing else for certain. `unknown` is a placeholder, or one of several.
 */
export type Namespace =
  | { readonly type: 'named'; readonly name: string }
  | { readonly type: 'unspecified'; readonly folder: string }
  | { readonly type: 'unknown' }
  | { readonly type: 'cluster' };

export type NamespaceRules = {
  readonly kustomizations: Kustomizations;
  /** What an unspecified namespace is called everywhere, if the user says so; `default` in a closed world. */
  readonly defaultNamespace?: string;
};

/** A resource, or an object that it has made elsewhere than in its own namespace. */
type Placed = IndexedResource & { readonly createdIn?: string };

/**
 * The namespace of a resource in the cluster: what Kustomize or Flux put there, else its metadata, else Argo CD's
 * destination, else the configured default, else unspecified. Where it is applied in several ways that disagree, it is
 * a variable of the folder, or unknown if metadata names one.
 */
export function namespaceOf(rules: NamespaceRules, { uri, resource, createdIn }: Placed): Namespace {
  if (isClusterScoped(resource.group, resource.kind)) return { type: 'cluster' };
  const written = createdIn ?? resource.namespace;
  const isUnknown = resource.namespaceUnknown === true && written === undefined;
  const given = rules.kustomizations.givenNamespaces(uri);
  if (given === NOTHING_GIVEN) {
    if (isUnknown) return { type: 'unknown' };
    return named(written ?? rules.defaultNamespace, folderOf(uri));
  }
  const mayStay = given.imposed.has(undefined);
  if (mayStay && isUnknown) return { type: 'unknown' };
  const names = new Set<string | undefined>();
  for (const imposed of given.imposed)
    if (imposed !== undefined || written !== undefined) names.add(imposed ?? written);
    else for (const offered of given.offered) names.add(offered ?? rules.defaultNamespace);
  if (names.size === 1 && !given.unknown) return named([...names][0], folderOf(uri));
  if (mayStay && written !== undefined) return { type: 'unknown' };
  // Files that are applied in the same ways are together in each of them.
  return { type: 'unspecified', folder: [folderOf(uri), ...[...names].map(String).sort()].join('\n') };
}

function named(name: string | undefined, folder: string): Namespace {
  return name === undefined ? { type: 'unspecified', folder } : { type: 'named', name };
}

/** Whether two namespaces are the same: unknown unless both are sure. */
export function sameNamespace(a: Namespace, b: Namespace): 'yes' | 'no' | 'unknown' {
  if (a.type === 'cluster' || b.type === 'cluster') return 'yes';
  if (a.type === 'named' && b.type === 'named') return a.name === b.name ? 'yes' : 'no';
  if (a.type === 'unspecified' && b.type === 'unspecified' && a.folder === b.folder) return 'yes';
  return 'unknown';
}

/** The namespace's name, if it is known. */
export function namespaceName(namespace: Namespace): string | undefined {
  return namespace.type === 'named' ? namespace.name : undefined;
}
