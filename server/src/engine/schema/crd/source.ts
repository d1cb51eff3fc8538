import type { ManifestFile } from '../../manifest/file.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { Resource } from '../../manifest/resource.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { readDocument } from '../../yaml/read.ts';
import type { Json } from '../../yaml/value.ts';
import { toJson } from '../../yaml/value.ts';
import type { CrdHead } from './head.ts';
import { scanCrdHead } from './head.ts';
import type { Crd } from './read.ts';
import { readCrd } from './read.ts';

/** A CustomResourceDefinition as it stands in a file. */
export type CrdSource = {
  readonly resource: Resource;
  readonly manifest: Manifest;
  /** What it defines, known from a look at its lines where that is enough; undefined if it says too little. */
  readonly head: CrdHead | undefined;
  /** Reads the whole, once, when somebody needs it. Never throws. */
  read(): Crd;
};

export const CRD_GROUP = 'apiextensions.k8s.io';
export const CRD_KIND = 'CustomResourceDefinition';

/** Longer ones cannot exist in a cluster: the API server takes requests of 3 MiB, and etcd less. */
export const MAX_CRD_LENGTH = 3 * 1024 * 1024;

/** The CRDs of a file. Equal documents give the same objects. */
export function crdsIn(file: ManifestFile | undefined): readonly CrdSource[] {
  return (file?.parts ?? []).flatMap(({ manifest }) => crdsOf(manifest));
}

export function isCrd({ group, kind }: Resource): boolean {
  return kind === CRD_KIND && group === CRD_GROUP;
}

/** The CRDs of a document. */
export function crdsOf(manifest: Manifest): readonly CrdSource[] {
  const known = SOURCES.get(manifest);
  if (known) return known; // asked at every keystroke, about every document of the file
  const sources = manifest.text.includes(CRD_KIND)
    ? manifest.resources.filter(isCrd).map((resource) => sourceOf(manifest, resource))
    : [];
  SOURCES.set(manifest, sources);
  return sources;
}

const SOURCES = new WeakMap<Manifest, readonly CrdSource[]>();

function sourceOf(manifest: Manifest, resource: Resource): CrdSource {
  let crd: Crd | undefined;
  const read = (): Crd => {
    crd ??= readText(manifest, resource);
    return crd;
  };
  const text = textOf(manifest, resource);
  const scanned = text.length > MAX_CRD_LENGTH ? undefined : scanCrdHead(text);
  return {
    manifest,
    resource,
    get head() {
      return scanned ?? (isDefinition(text) ? read().head : undefined);
    },
    read,
  };
}

/** A look at the lines found nothing: worth a parse only if there is something to find. */
function isDefinition(text: string): boolean {
  return text.length <= MAX_CRD_LENGTH && text.includes('spec') && text.includes('names');
}

function readText(manifest: Manifest, resource: Resource): Crd {
  const json = jsonOf(manifest, resource);
  if (typeof json === 'string')
    return { schemas: new Map(), problems: [{ type: 'invalid', pointer: '', reason: json }] };
  const crd = readCrd(json.value);
  return json.template ? { ...crd, isTemplate: true } : crd;
}

/** The tree is let go at once: only what the CRD says is kept. */
function jsonOf(
  manifest: Manifest,
  resource: Resource,
): { readonly value: Json; readonly template: boolean } | 'not-yaml' | 'too-large' {
  const text = textOf(manifest, resource);
  if (text.length > MAX_CRD_LENGTH) return 'too-large';
  const isWhole = manifest.reading === 'full';
  const { root, problems, template } = isWhole ? manifest.yaml() : readDocument(text);
  const node = root && (isWhole ? placeAt(root, resource.pointer)?.node : root);
  const isBroken = problems.some(({ type }) => type !== 'duplicate-key');
  return !node || (isBroken && !template) ? 'not-yaml' : { value: toJson(node), template };
}

/** The text of one object; an item of a list that was only scanned stands alone once its dash is blank. */
function textOf({ text, reading }: Manifest, { pointer, span }: Resource): string {
  if (pointer === '' || reading === 'full') return pointer === '' ? text : text.slice(span.start, span.end);
  const item = text.slice(span.start, span.end);
  const dash = item.indexOf('-');
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const indent = text.slice(lineStart, span.start);
  return `${indent}${item.slice(0, dash)} ${item.slice(dash + 1)}`;
}
