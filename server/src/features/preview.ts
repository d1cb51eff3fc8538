import type {
  GraphNode,
  GraphScope,
  IndexedResource,
  LaidOutGraph,
  Reference,
  Render,
  ResourceGraph,
  Snapshot,
  Steps,
} from '../engine/index.ts';
import {
  buildGraph,
  columnsWidth,
  displayName,
  findNode,
  finished,
  foldRoutes,
  graphRows,
  hitAt,
  isRouteKind,
  layOut,
  layOutline,
  listAt,
  nodeId,
  objectAt,
  partAt,
  placeAt,
  pointerOf,
  routeVerdicts,
  shiftSpan,
  stringAt,
  toDot,
  toGraphJson,
  toMermaid,
  toSvg,
} from '../engine/index.ts';
import type {
  GraphFormat,
  NodeAtResult,
  PreviewGraph,
  PreviewNode,
  PreviewParams,
  PreviewScope,
  PreviewShape,
  WireLocation,
  WirePosition,
} from '../protocol.ts';

/**
 * The graph of a scope, laid out for a window of `width` CSS pixels, with the table that says the same. A scope that is
 * gone shows nothing.
 */
export function preview(
  snapshot: Snapshot,
  scope: PreviewScope,
  render: Render,
  width = Number.POSITIVE_INFINITY,
  groups: PreviewParams['groups'] = ALL_SHUT,
): PreviewGraph {
  return finished(previewInSteps(snapshot, scope, render, width, groups));
}

const ALL_SHUT = { open: [], shut: [], show: [] };

/** How many resources are looked at between two steps. */
const AT_ONCE = 50;

/** As `preview`, in steps between which others may have their turn. */
export function* previewInSteps(
  snapshot: Snapshot,
  scope: PreviewScope,
  render: Render,
  width = Number.POSITIVE_INFINITY,
  groups: PreviewParams['groups'] = ALL_SHUT,
): Steps<PreviewGraph> {
  const within = graphScope(snapshot, scope);
  if (within?.type === 'workspace') yield* resolveAll(snapshot);
  const graph = within ? buildGraph(snapshot, within, render) : { nodes: [], edges: [] };
  yield;
  const { folded, ...drawn } = foldRoutes(graph, groups);
  const { shape, laidOut } = layOutIn(drawn, graph, width);
  yield;
  return {
    revision: snapshot.revision,
    shape,
    title: within?.type === 'resource' ? displayName(within.resource.resource) : '',
    width: laidOut.width,
    height: laidOut.height,
    nodes: laidOut.nodes.map(toPreviewNode),
    edges: laidOut.edges,
    folded,
    rows: graphRows(graph),
  };
}

/** Columns read this small still read well; what would be smaller in a window becomes an outline. */
const LEGIBLE = 0.62;

/** Of the shape that all of it has room in, so that the shape stays when groups open and shut. */
function layOutIn(
  drawn: ResourceGraph,
  whole: ResourceGraph,
  width: number,
): { readonly shape: PreviewShape; readonly laidOut: LaidOutGraph } {
  const groups = drawn.nodes.filter(({ kind }) => kind === 'Group');
  if (columnsWidth([...whole.nodes, ...groups]) * LEGIBLE <= width)
    return { shape: 'columns', laidOut: layOut(drawn) };
  return { shape: 'outline', laidOut: layOutline(drawn) };
}

/** Follows every reference and judges every Route, which the snapshot remembers: most of the time that a graph takes. */
function* resolveAll(snapshot: Snapshot): Generator<undefined, void> {
  let count = 0;
  for (const indexed of snapshot.index.resources()) {
    if (!indexed.manifest.gatewayApi) continue;
    for (const reference of indexed.resource.references) snapshot.resolve(indexed, reference);
    const { group, kind } = indexed.resource;
    if (isRouteKind(group, kind)) routeVerdicts(snapshot, indexed);
    if (++count % AT_ONCE === 0) yield;
  }
}

/** The graph of a scope in another program's language; `json` is the model without coordinates. */
export function exportGraph(
  snapshot: Snapshot,
  scope: PreviewScope,
  format: GraphFormat,
  render: Render,
): string {
  const within = graphScope(snapshot, scope);
  const graph = within ? buildGraph(snapshot, within, render) : { nodes: [], edges: [] };
  if (format === 'mermaid') return toMermaid(graph);
  if (format === 'dot') return toDot(graph);
  if (format === 'svg') return toSvg(layOut(graph));
  return toGraphJson(graph, (uri) => ({ uri }));
}

/** Where a node is written; null for what the workspace does not define. */
export function locate(snapshot: Snapshot, id: string): WireLocation | null {
  const found = findNode(snapshot, id);
  if (!found) return null;
  const { uri, manifest, resource } = found.indexed;
  const file = snapshot.file(uri);
  const part = snapshot.partOf(uri, manifest);
  if (!file || !part) return null;
  const root = manifest.yaml().root;
  const place = root && nearestPlace(root, resource.pointer + found.pointer);
  const span =
    found.pointer === '' || !place ? resource.nameSpan : (place.entry?.key.span ?? place.node.span);
  return { uri, range: file.lines().rangeOf(shiftSpan(span, part.offset)) };
}

/** The node that stands for what is written at a position: a backend, a rule or listener, else the resource. */
export function nodeAt(snapshot: Snapshot, uri: string, position: WirePosition): NodeAtResult {
  const indexed = resourceAt(snapshot, uri, position);
  const file = snapshot.file(uri);
  const root = indexed?.manifest.yaml().root;
  const part = indexed && snapshot.partOf(uri, indexed.manifest);
  if (!indexed || !file || !root || !part) return { id: null };
  const hit = hitAt(root, file.lines().offsetAt(position) - part.offset);
  const pointer = hit ? pointerOf(hit.path) : '';
  const reference = indexed.resource.references.find((each) => isWithin(pointer, each.pointer));
  if (reference) {
    const resolution = snapshot.resolve(indexed, reference);
    const target = resolution.type === 'absent' ? undefined : resolution.objects[0];
    if (target && !target.created)
      return { id: nodeId(snapshot, target, sectionAt(pointer, reference, target)) };
  }
  const own = pointer.slice(indexed.resource.pointer.length);
  return { id: nodeId(snapshot, indexed, /^\/spec\/(?:listeners|rules)\/\d+/.exec(own)?.[0]) };
}

/** The pointer to the listener that a `sectionName` means, if that is what stands at `pointer`. */
function sectionAt(
  pointer: string,
  { pointer: at, sectionName }: Reference,
  { resource }: IndexedResource,
): string | undefined {
  if (sectionName === undefined || pointer !== `${at}/sectionName`) return undefined;
  const listeners = listAt(objectAt(resource.value, 'spec'), 'listeners');
  const index = listeners.findIndex((listener) => stringAt(listener, 'name') === sectionName.value);
  return index === -1 ? undefined : `/spec/listeners/${index}`;
}

function graphScope(snapshot: Snapshot, scope: PreviewScope): GraphScope | undefined {
  if (scope.type === 'workspace') return { type: 'workspace' };
  const resource =
    scope.type === 'node'
      ? findNode(snapshot, scope.id)?.indexed
      : resourceAt(snapshot, scope.uri, scope.position);
  return resource && { type: 'resource', resource };
}

/** The resource in whose text a position lies; in a list of resources the one around it, else the document's first. */
function resourceAt(snapshot: Snapshot, uri: string, position: WirePosition): IndexedResource | undefined {
  const file = snapshot.file(uri);
  const offset = file?.lines().offsetAt(position) ?? 0;
  const part = file && partAt(file, offset);
  if (!part) return undefined;
  const { manifest } = part;
  const relative = offset - part.offset;
  const resource =
    manifest.resources.find(({ span }) => span.start <= relative && relative <= span.end) ??
    manifest.resources[0];
  return resource && { uri, manifest, resource };
}

type Root = Parameters<typeof placeAt>[0];

/** The place at a pointer, or at the nearest of its ancestors that exists. */
function nearestPlace(root: Root, pointer: string): ReturnType<typeof placeAt> {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const place = placeAt(root, at);
    if (place) return place;
  }
  return undefined;
}

function isWithin(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}

function toPreviewNode({ source, hostnames: _, ...node }: GraphNode & PlacedBox): PreviewNode {
  return { ...node, locatable: source !== undefined };
}

type PlacedBox = Pick<PreviewNode, 'x' | 'y' | 'width' | 'height'>;
