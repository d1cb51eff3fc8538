import type { IndexedResource } from '../index/objects.ts';
import { GATEWAY_GROUP, isRouteKind, kindKey, ROUTE_KINDS } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import type { GraphSource } from './model.ts';

/** Everything, or one resource and all that it is connected with. */
export type GraphScope =
  | { readonly type: 'workspace' }
  | { readonly type: 'resource'; readonly resource: IndexedResource };

/** The resources that are drawn; backends come by way of the Routes that name them. */
export function resourcesInScope(source: GraphSource, scope: GraphScope): IndexedResource[] {
  if (scope.type === 'workspace')
    return WORKSPACE_KINDS.flatMap((key) => written(source, key)).concat(policies(source));
  const found = new Map<unknown, IndexedResource>();
  connect(source, scope.resource, found);
  return [...found.values()];
}

const gateway = (kind: string): string => kindKey(GATEWAY_GROUP, kind);
const WORKSPACE_KINDS = ['GatewayClass', 'Gateway', 'ListenerSet', ...ROUTE_KINDS].map(gateway);

function written(source: GraphSource, key: string): IndexedResource[] {
  return source.index.objectsOfKind(key).filter(({ uri, created }) => !created && !isPatch(source, uri));
}

function isPatch(source: GraphSource, uri: string): boolean {
  return source.namespaces.kustomizations.isPatch(uri);
}

/** Resources that point at others by targetRefs. */
function policies(source: GraphSource): IndexedResource[] {
  return [...source.index.resources()].filter(
    ({ uri, resource }) =>
      resource.references.some(({ field }) => field.role === 'target') && !isPatch(source, uri),
  );
}

/** Adds `start` and what it is connected with, up to the classes and down to the Routes. */
function connect(source: GraphSource, start: IndexedResource, found: Map<unknown, IndexedResource>): void {
  if (found.has(start.resource)) return;
  const { group, kind } = start.resource;
  const isDrawn =
    isRouteKind(group, kind) || LISTENER_OWNERS.has(kind) || kind === 'GatewayClass' || isPolicy(start);
  if (isDrawn) found.set(start.resource, start);
  above(source, start, found);
  for (const referrer of referrers(source, start))
    if (isRouteKind(referrer.resource.group, referrer.resource.kind)) {
      found.set(referrer.resource, referrer);
      above(source, referrer, found);
    } else connect(source, referrer, found);
  if (isPolicy(start))
    for (const target of targets(source, start, (reference) => reference.field.role === 'target'))
      connect(source, target, found);
}

const LISTENER_OWNERS = new Set(['Gateway', 'ListenerSet', 'XListenerSet']);
const UPWARD = new Set(['parent', 'listener-set-parent', 'gateway-class']);
const POINTS_TO_OWNER = new Set([
  'parent',
  'listener-set-parent',
  'gateway-class',
  'backend',
  'mirror',
  'target',
]);

function isPolicy({ resource }: IndexedResource): boolean {
  return resource.references.some(({ field }) => field.role === 'target');
}

/** The parents of a resource and theirs. */
function above(source: GraphSource, from: IndexedResource, found: Map<unknown, IndexedResource>): void {
  for (const parent of targets(source, from, ({ field }) => UPWARD.has(field.role))) {
    if (found.has(parent.resource) || parent.resource.kind === 'Service') continue;
    found.set(parent.resource, parent);
    above(source, parent, found);
  }
}

function targets(
  source: GraphSource,
  from: IndexedResource,
  wanted: (reference: Reference) => boolean,
): IndexedResource[] {
  return from.resource.references.filter(wanted).flatMap((reference) => {
    const resolution = source.resolve(from, reference);
    return resolution.type === 'absent' ? [] : resolution.objects.filter(({ uri }) => !isPatch(source, uri));
  });
}

/** Who points at `target`, for certain or perhaps. */
function referrers(source: GraphSource, target: IndexedResource): IndexedResource[] {
  const { group, kind, name } = target.resource;
  if (name === undefined) return [];
  return source.index.referencesTo(kindKey(group, kind), name).filter((from) => {
    if (!POINTS_TO_OWNER.has(from.reference.field.role) || isPatch(source, from.uri)) return false;
    const resolution = source.resolve(from, from.reference);
    return (
      resolution.type !== 'absent' && resolution.objects.some(({ resource }) => resource === target.resource)
    );
  });
}
