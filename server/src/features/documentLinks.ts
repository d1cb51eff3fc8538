import type { DocumentLink } from 'vscode-languageserver-types';
import type { ManifestFile, Snapshot, YamlNode, YamlScalar } from '../engine/index.ts';
import {
  folderOf,
  isKustomizationFile,
  KUSTOMIZATION_FILES,
  resolvePath,
  shiftSpan,
  valueUnder,
} from '../engine/index.ts';

/** The files that a kustomization names: its resources, bases, components and patches. */
export function documentLinks(snapshot: Snapshot, uri: string): DocumentLink[] {
  const file = snapshot.file(uri);
  const part = file?.parts[0];
  if (!file || !part || !isKustomization(file)) return [];
  const root = part.manifest.yaml().root;
  const lines = file.lines();
  return pathsIn(root).flatMap((path) => {
    const target = targetOf(snapshot, folderOf(uri), path.text);
    return target ? [{ range: lines.rangeOf(shiftSpan(contentSpan(path), part.offset)), target }] : [];
  });
}

function isKustomization({ uri, parts }: ManifestFile): boolean {
  const kinds = parts[0]?.manifest.resources.map(({ group }) => group) ?? [];
  return isKustomizationFile(uri) || kinds.includes('kustomize.config.k8s.io');
}

const PATH_LISTS = [
  'resources',
  'bases',
  'components',
  'patchesStrategicMerge',
  'crds',
  'configurations',
  'generators',
  'transformers',
  'validators',
];
const LISTS_WITH_PATHS = ['patches', 'patchesJson6902', 'replacements'];

function pathsIn(root: YamlNode | undefined): YamlScalar[] {
  const nodes = [
    ...PATH_LISTS.flatMap((list) => itemsUnder(root, list)),
    ...LISTS_WITH_PATHS.flatMap((list) => itemsUnder(root, list).map((item) => valueUnder(item, 'path'))),
  ];
  return nodes.flatMap((node) =>
    node?.type === 'scalar' && !node.placeholder && typeof node.value === 'string' ? [node] : [],
  );
}

function itemsUnder(root: YamlNode | undefined, key: string): readonly YamlNode[] {
  const list = valueUnder(root, key);
  return list?.type === 'sequence' && list.alias === undefined ? list.items : [];
}

/** A folder stands for the kustomization in it. What is not in the workspace's index may still be a file. */
function targetOf(snapshot: Snapshot, folder: string, path: string): string | undefined {
  if (path.includes('\n')) return undefined; // an inline patch
  const target = resolvePath(folder, path);
  if (target === undefined || target === '') return undefined;
  const inFolder = KUSTOMIZATION_FILES.map((name) => `${target}/${name}`).find((each) => snapshot.file(each));
  if (inFolder !== undefined) return inFolder;
  return snapshot.file(target) || /\.(?:ya?ml|json)$/i.test(path) ? target : undefined;
}

/** Without the quotes. */
function contentSpan({ span, style }: YamlScalar): YamlScalar['span'] {
  const isQuoted = style === 'single-quoted' || style === 'double-quoted';
  return isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
}
