import { isClusterScoped } from '../manifest/kinds.ts';
import { folderOf } from '../text/uri.ts';
import type { Kustomizations } from './kustomizations.ts';
import type { IndexedResource } from './objects.ts';

/**
 * Where a resource will live. `unspecified` is a variable, one a folder: whoever applies the folder decides, so it
 * equals itself and nothing else for certain. `unknown` is a placeholder.
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

/** The namespace of a resource: its metadata, else its kustomization's, else the configured default, else unspecified. */
export function namespaceOf(rules: NamespaceRules, { uri, resource }: IndexedResource): Namespace {
  if (isClusterScoped(resource.group, resource.kind)) return { type: 'cluster' };
  if (resource.namespaceUnknown) return { type: 'unknown' };
  const name = resource.namespace ?? rules.kustomizations.namespaceOf(uri) ?? rules.defaultNamespace;
  return name === undefined ? { type: 'unspecified', folder: folderOf(uri) } : { type: 'named', name };
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
