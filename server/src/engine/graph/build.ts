import type { IndexedResource } from '../index/objects.ts';
import { isRouteKind } from '../manifest/kinds.ts';
import type { Builder } from './builder.ts';
import { createBuilder } from './builder.ts';
import { drawClass, drawGateway, drawListenerSet } from './gateways.ts';
import type { GraphEdge, GraphNode, GraphSource, NodeKind, Render, ResourceGraph } from './model.ts';
import { drawPolicy } from './policies.ts';
import { drawRoute } from './routes.ts';
import type { GraphScope } from './scope.ts';
import { resourcesInScope } from './scope.ts';

/** The graph of everything in `scope`, without coordinates (see layout.ts). */
export function buildGraph(source: GraphSource, scope: GraphScope, render: Render): ResourceGraph {
  const builder = createBuilder(source, render);
  const resources = resourcesInScope(source, scope).sort(byNamespaceAndName);
  for (const indexed of resources) draw(builder, indexed);
  const graph = { nodes: builder.nodes(), edges: builder.edges() };
  return inDrawingOrder(scope.type === 'workspace' ? graph : withoutIdleListeners(graph));
}

function draw(builder: Builder, indexed: IndexedResource): void {
  const { group, kind } = indexed.resource;
  if (kind === 'GatewayClass') drawClass(builder, indexed);
  else if (kind === 'Gateway') drawGateway(builder, indexed);
  else if (kind === 'ListenerSet' || kind === 'XListenerSet') drawListenerSet(builder, indexed);
  else if (isRouteKind(group, kind)) drawRoute(builder, indexed);
  else drawPolicy(builder, indexed);
}

/** As people count: `shop-2` before `shop-10`. */
const inOrder = new Intl.Collator('en', { numeric: true }).compare;

function byNamespaceAndName({ resource: a }: IndexedResource, { resource: b }: IndexedResource): number {
  return inOrder(a.namespace ?? '', b.namespace ?? '') || inOrder(a.name ?? '', b.name ?? '');
}

/** From left to right, as a request travels; policies beside what they act on. */
export const COLUMNS: readonly NodeKind[] = [
  'GatewayClass',
  'Gateway',
  'ListenerSet',
  'Listener',
  'Mesh',
  'Group',
  'Route',
  'Rule',
  'Backend',
  'Policy',
];

function inDrawingOrder({ nodes, edges }: ResourceGraph): ResourceGraph {
  const ordered = COLUMNS.flatMap((kind) => nodes.filter((node) => node.kind === kind));
  return { nodes: ordered, edges };
}

/** Around one Route the Gateway's other listeners are noise, so long as one of them leads to it. */
function withoutIdleListeners({ nodes, edges }: ResourceGraph): ResourceGraph {
  const busy = new Set(edges.map(({ from }) => from));
  const ownerOf = new Map(edges.map(({ from, to }) => [to, from]));
  const busyOwners = new Set(
    nodes.flatMap(({ id, kind }) => (kind === 'Listener' && busy.has(id) ? (ownerOf.get(id) ?? []) : [])),
  );
  const isIdle = ({ id, kind }: GraphNode): boolean =>
    kind === 'Listener' && !busy.has(id) && busyOwners.has(ownerOf.get(id) ?? '');
  const idle = new Set(nodes.filter(isIdle).map(({ id }) => id));
  const stays = ({ from, to }: GraphEdge): boolean => !idle.has(from) && !idle.has(to);
  return { nodes: nodes.filter(({ id }) => !idle.has(id)), edges: edges.filter(stays) };
}
