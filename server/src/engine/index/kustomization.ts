import { baseName, folderOf, resolvePath } from '../text/uri.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import type { Json } from '../yaml/value.ts';
import { isObject, listAt, objectAt, stringAt } from '../yaml/value.ts';
import { CERT_MANAGER_ISSUERS } from './created.ts';

/** What one kustomization.yaml says of the files beside it; every path is a URI. */
export type Kustomization = {
  readonly folder: string;
  readonly namespace?: string;
  /** It gives a namespace by means that are not followed here: a placeholder, or a transformer written in place. */
  readonly namespaceUnknown: boolean;
  /** Files and folders whose resources it takes over, components included. */
  readonly resources: readonly string[];
  readonly components: readonly string[];
  /** Files and folders with transformers, one of which may give a namespace. */
  readonly transformers: readonly string[];
  readonly patches: readonly string[];
  /** Kinds that patches name which are not files of their own; ANY_KIND for a target that names none. */
  readonly patchedKinds: readonly string[];
  /** It adds an annotation to everything that has cert-manager make the certificates of Gateways. */
  readonly givesIssuer: boolean;
  /** Kinds in which `replacements` put other texts; ANY_KIND for a target that names none. */
  readonly replacedKinds: readonly string[];
};

export const ANY_KIND = '*';

/** The names that Kustomize looks for in a folder, in its order. */
export const KUSTOMIZATION_FILES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'] as const;

/** Whether Kustomize reads the file as a kustomization, whatever it says of itself. */
export function isKustomizationFile(uri: string): boolean {
  const name = baseName(uri);
  return KUSTOMIZATION_FILES.some((each) => each === name);
}

/** Reads the value of a kustomization.yaml. What makes no sense counts as not written. */
export function readKustomization(uri: string, value: Json): Kustomization {
  const folder = folderOf(uri);
  const namespace = stringAt(value, 'namespace');
  const isUnknown = namespace !== undefined && isUnknownText(namespace);
  const paths = (list: readonly Json[]): string[] =>
    list.flatMap((path) =>
      typeof path === 'string' && !path.includes('\n') ? (resolvePath(folder, path) ?? []) : [],
    );
  const patches = listAt(value, 'patches').flatMap((patch) =>
    isObject(patch) ? (stringAt(patch, 'path') ?? []) : [],
  );
  const components = paths(listAt(value, 'components'));
  return {
    folder,
    ...(namespace && !isUnknown && { namespace }),
    namespaceUnknown: isUnknown || listAt(value, 'transformers').some(isNamespaceTransformer),
    resources: [...paths([...listAt(value, 'resources'), ...listAt(value, 'bases')]), ...components],
    components,
    transformers: paths(listAt(value, 'transformers')),
    patches: paths([...listAt(value, 'patchesStrategicMerge'), ...patches]),
    patchedKinds: [
      ...new Set([
        ...['patches', 'patchesJson6902', 'patchesStrategicMerge'].flatMap((field) =>
          listAt(value, field).flatMap(kindsPatchedBy),
        ),
        // Labels decide over Namespaces alone.
        ...(listAt(value, 'transformers').some(isLabelTransformer) ? ['Namespace'] : []),
      ]),
    ],
    givesIssuer: CERT_MANAGER_ISSUERS.some(
      (annotation) => objectAt(value, 'commonAnnotations')?.[annotation] !== undefined,
    ),
    replacedKinds: listAt(value, 'replacements').flatMap((each) =>
      listAt(each, 'targets').map((target) => stringAt(objectAt(target, 'select'), 'kind') ?? ANY_KIND),
    ),
  };
}

export const NAMESPACE_TRANSFORMER = 'NamespaceTransformer';

function isNamespaceTransformer(inline: Json): boolean {
  return typeof inline === 'string' && inline.includes(NAMESPACE_TRANSFORMER);
}

function isLabelTransformer(inline: Json): boolean {
  return typeof inline === 'string' && inline.includes('kind: LabelTransformer');
}

/** The kinds that one entry of a list of patches may change; none for a file that is a partial object itself. */
export function kindsPatchedBy(patch: Json): string[] {
  const inline = typeof patch === 'string' ? patch : stringAt(patch, 'patch');
  const target = objectAt(patch, 'target');
  if (target !== undefined) {
    const kind = stringAt(target, 'kind');
    return [kind !== undefined && /^\w+$/.test(kind) ? kind : ANY_KIND]; // a target's fields are regular expressions
  }
  if (inline === undefined) return [];
  return [...inline.matchAll(/^[ \t]{0,40}kind[ \t]*:[ \t]*["']?(\w+)/gm)].flatMap(([, kind]) => kind ?? []);
}
