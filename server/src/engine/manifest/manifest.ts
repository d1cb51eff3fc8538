import type { Span } from '../text/span.ts';
import type { YamlDocument } from '../yaml/document.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { stringUnder, valueUnder } from '../yaml/nodes.ts';
import { readDocument } from '../yaml/read.ts';
import type { JsonObject } from '../yaml/value.ts';
import { isObject, toJson } from '../yaml/value.ts';
import type { KindKey } from './kinds.ts';
import { isReadInFull, kindKey, parseApiVersion, ROUTE_TEST } from './kinds.ts';
import { labelsOf, readReferences } from './references.ts';
import type { Resource } from './resource.ts';
import { scanResources, sniff } from './scan.ts';

/** One YAML document of a file, read as deeply as its kind deserves. Equal texts make equal manifests. */
export type Manifest = {
  readonly text: string;
  /**
   * `full`: parsed, references known. `scanned`: indexed by a look at its lines. `too-large`: scanned for its size
   * alone. `foreign`: no Kubernetes object.
   */
  readonly reading: 'full' | 'scanned' | 'too-large' | 'foreign';
  /** It names one of the Gateway API's groups, so its mistakes are ours to tell. */
  readonly gatewayApi: boolean;
  /**
   * It holds a resource of a kind that a CRD of the workspace defines, or of a kind of Gatelens itself, so its mistakes
   * are ours to tell, too.
   */
  readonly custom: boolean;
  /** Template actions stand on lines of their own: nothing definite can be said of it. */
  readonly template: boolean;
  /** Where the YAML itself first goes wrong: what stands from there on may have been read amiss. */
  readonly brokenAt?: number;
  readonly resources: readonly Resource[];
  /** The document as YAML; read again if it was let go. */
  yaml(): YamlDocument;
  /** Lets the tree go to save memory, for files that nobody has open. */
  release(): void;
};

/** Documents beyond this many UTF-16 units are scanned only: a parse would hold up typing. */
export const MAX_PARSED_LENGTH = 256 * 1024;

/** What is too long to be parsed reads as empty, whoever asks. */
const unread = (text: string): YamlDocument => ({ text, problems: [], template: false });

/** Kinds beside those that are always read in full: CRDs of the workspace define them. */
export type KindSet = { has(key: KindKey): boolean };

export const NO_KINDS: KindSet = { has: () => false };

/** Reads one document. Never throws. */
export function readManifest(text: string, customKinds: KindSet = NO_KINDS): Manifest {
  const gatewayApi = GATEWAY_API.test(text);
  let document: YamlDocument | undefined;
  const yaml = (): YamlDocument => {
    document ??= text.length > MAX_PARSED_LENGTH ? unread(text) : readDocument(text);
    return document;
  };
  const base = {
    text,
    gatewayApi,
    custom: false,
    yaml,
    release: () => {
      document = undefined;
    },
  };
  if (!MAYBE_RESOURCE.test(text)) return { ...base, reading: 'foreign', template: false, resources: [] };
  if (text.length > MAX_PARSED_LENGTH)
    return { ...base, reading: 'too-large', template: false, resources: scanned(text) };
  if (!deservesFullReading(text, gatewayApi, customKinds))
    return { ...base, reading: 'scanned', template: false, resources: scanned(text) };
  const { root, template, problems } = yaml();
  const resources = root ? resourcesIn(root, '', customKinds) : [];
  const breaks = problems.flatMap(({ type, span }) => (type === 'duplicate-key' ? [] : [span.start]));
  return {
    ...base,
    reading: 'full',
    custom:
      resources.some(({ group, kind }) => isCheckedKind(group, kind, customKinds)) ||
      (resources.length === 0 && isCustom(text, customKinds)),
    template,
    ...(breaks.length > 0 && { brokenAt: breaks.reduce((a, b) => Math.min(a, b)) }),
    resources,
  };
}

// Bounded and on one line: a look that may cross lines takes quadratic time on a run of blank ones.
const MAYBE_RESOURCE = /^[ \t{["'-]{0,40}(?:apiVersion|kind)["']?[ \t]*:/m;
const GATEWAY_API = /\b(?:gateway\.)?networking\.(?:x-)?k8s\.io\/v\d|\bgateway\.networking\.(?:x-)?k8s\.io\b/;
const NETWORKING_ONLY = /^apiVersion[ \t]*:[ \t]*["']?networking\.k8s\.io\//m;
const POINTS_AT_SOMETHING = /^[ \t]+"?targetRefs?"?[ \t]*:/m;

function deservesFullReading(text: string, gatewayApi: boolean, customKinds: KindSet): boolean {
  const { apiVersion, kind } = sniff(text);
  if (apiVersion === undefined || kind === undefined) return gatewayApi || /^\s*[{[]/.test(text);
  if (kind.endsWith('List') || POINTS_AT_SOMETHING.test(text) || FLOW_METADATA.test(text)) return true;
  if (kind === 'Namespace' && FLOW_LABELS.test(text)) return true;
  const { group } = parseApiVersion(apiVersion);
  return (
    isReadInFull(group, kind) ||
    customKinds.has(kindKey(group, kind)) ||
    (gatewayApi && TEMPLATED.test(apiVersion) && !NETWORKING_ONLY.test(text))
  );
}

/** What the document says it is, where it is too broken to have resources. */
function isCustom(text: string, customKinds: KindSet): boolean {
  const { apiVersion, kind } = sniff(text);
  return (
    apiVersion !== undefined &&
    kind !== undefined &&
    isCheckedKind(parseApiVersion(apiVersion).group, kind, customKinds)
  );
}

function isCheckedKind(group: string, kind: string, customKinds: KindSet): boolean {
  const key = kindKey(group, kind);
  return key === ROUTE_TEST || customKinds.has(key);
}

/** A look at the lines does not see into `metadata: {name: x}`. */
const FLOW_METADATA = /^metadata[ \t]*:[ \t]*\{/m;
/** Only the labels of Namespaces decide anything. */
const FLOW_LABELS = /^ +labels[ \t]*:[ \t]*\{/m;
const TEMPLATED = /\{\{|\$[{(]|<%/;

function scanned(text: string): Resource[] {
  return scanResources(text).map((resource) => ({
    ...resource,
    ...parseApiVersion(resource.apiVersion),
    references: [],
    value: {},
  }));
}

/** The resource that `node` is, or those in its `items` where it is a list of objects. */
export function resourcesIn(node: YamlNode, pointer: string, customKinds: KindSet = NO_KINDS): Resource[] {
  const apiVersion = stringUnder(node, 'apiVersion');
  const kind = stringUnder(node, 'kind');
  if (node.type !== 'map' || apiVersion === undefined || kind === undefined) return [];
  const items = valueUnder(node, 'items');
  if (kind.endsWith('List') && items?.type === 'sequence' && pointer === '')
    return items.items.flatMap((item, index) => resourcesIn(item, `/items/${index}`, customKinds));

  const { group, version } = parseApiVersion(apiVersion);
  const metadata = valueUnder(node, 'metadata');
  const name = stringUnder(metadata, 'name');
  const namespace = stringUnder(metadata, 'namespace');
  const namespaceNode = valueUnder(metadata, 'namespace');
  const secretType = kind === 'Secret' ? stringUnder(node, 'type') : undefined;
  return [
    {
      apiVersion,
      group,
      version,
      kind,
      ...(name && { name }),
      ...(namespace && { namespace }),
      ...(namespaceNode?.type === 'scalar' && namespaceNode.placeholder && { namespaceUnknown: true }),
      labels: labelsOf(valueUnder(metadata, 'labels')),
      annotations: labelsOf(valueUnder(metadata, 'annotations')),
      pointer,
      span: node.span,
      nameSpan: nameSpan(node, metadata),
      references: readReferences(group, kind, node, pointer),
      value: isReadInFull(group, kind) || customKinds.has(kindKey(group, kind)) ? objectOf(node) : {},
      ...(secretType !== undefined && { secretType }),
    },
  ];
}

function nameSpan(node: YamlNode, metadata: YamlNode | undefined): Span {
  const name = valueUnder(metadata, 'name') ?? valueUnder(node, 'kind');
  return name?.span ?? node.span;
}

function objectOf(node: YamlNode): JsonObject {
  const value = toJson(node);
  return isObject(value) ? value : {};
}
