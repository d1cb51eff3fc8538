import { baseName, folderOf, resolvePath } from '../text/uri.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import type { Json } from '../yaml/value.ts';
import { isObject, listAt, objectAt, stringAt } from '../yaml/value.ts';
import { CERT_MANAGER_ISSUERS } from './created.ts';
import { ANY_KIND, type Patch, patchesIn, replacementsIn } from './patches.ts';

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
  /** Patches that are no files of their own with a partial object. */
  readonly otherPatches: readonly Patch[];
  /** It adds an annotation to everything that has cert-manager make the certificates of Gateways. */
  readonly givesIssuer: boolean;
  /** Kinds in which `replacements` put other texts; ANY_KIND for a target that names none. */
  readonly replacedKinds: readonly string[];
};

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
    otherPatches: [
      ...['patches', 'patchesJson6902', 'patchesStrategicMerge'].flatMap((field) =>
        listAt(value, field).flatMap((entry) => patchesIn(entry, folder)),
      ),
      ...listAt(value, 'replacements').flatMap(replacementsIn),
      // Labels decide over Namespaces alone.
      ...(listAt(value, 'transformers').some(isLabelTransformer) ? [LABELS_OF_NAMESPACES] : []),
    ],
    givesIssuer: CERT_MANAGER_ISSUERS.some(
      (annotation) => objectAt(value, 'commonAnnotations')?.[annotation] !== undefined,
    ),
    replacedKinds: listAt(value, 'replacements').flatMap((each) =>
      listAt(each, 'targets').map((target) => stringAt(objectAt(target, 'select'), 'kind') ?? ANY_KIND),
    ),
  };
}

const LABELS_OF_NAMESPACES: Patch = { kind: 'Namespace', fields: ['/metadata/labels'], text: '' };

export const NAMESPACE_TRANSFORMER = 'NamespaceTransformer';

function isNamespaceTransformer(inline: Json): boolean {
  return typeof inline === 'string' && inline.includes(NAMESPACE_TRANSFORMER);
}

function isLabelTransformer(inline: Json): boolean {
  return typeof inline === 'string' && inline.includes('kind: LabelTransformer');
}
