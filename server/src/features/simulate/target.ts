import {
  displayName,
  findNode,
  GATEWAY_GROUP,
  type IndexedObject,
  type IndexedResource,
  kindKey,
  namespaceName,
  namespaceOf,
  nodeId,
  type RouteTable,
  routeTableInSteps,
  type Snapshot,
  type Steps,
  serviceRouteTable,
} from '../../engine/index.ts';
import type { Named, SimulatedTarget, SimulatorTarget } from '../../protocol.ts';

/** Everything that can be asked: Gateways, then Services that Routes attach to, each by namespace and name. */
export function simulatorTargets(snapshot: Snapshot): readonly SimulatorTarget[] {
  const gateways = snapshot.index
    .objectsOfKind(kindKey(GATEWAY_GROUP, 'Gateway'))
    .filter(({ uri, created }) => created !== true && !snapshot.namespaces.kustomizations.isPatch(uri));
  return [gateways, meshServices(snapshot)].flatMap((objects) =>
    objects.map((object) => targetOf(snapshot, object)).sort(byName),
  );
}

/** The table of a target, made in steps; undefined if it is no longer here. */
export function* tableOf(snapshot: Snapshot, { id, from }: SimulatedTarget): Steps<RouteTable | undefined> {
  const found = findNode(snapshot, id)?.indexed;
  const object = found && objectOf(snapshot, found);
  if (!object) return undefined;
  if (object.resource.kind === 'Gateway') return yield* routeTableInSteps(snapshot, object);
  return object.resource.kind === 'Service' ? serviceRouteTable(snapshot, object, from) : undefined;
}

/** What a table is of. */
export function ownerOf(table: RouteTable): IndexedObject {
  return table.type === 'gateway' ? table.gateway : table.service;
}

/** A resource as the page names it: its kind, namespace and name. */
export function namedResource(snapshot: Snapshot, indexed: IndexedResource): Named {
  const { kind, name } = indexed.resource;
  const namespace = namespaceName(namespaceOf(snapshot.namespaces, indexed));
  return { title: displayName({ kind, namespace, name }), id: nodeId(snapshot, indexed) };
}

function targetOf(snapshot: Snapshot, object: IndexedObject): SimulatorTarget {
  const namespace = namespaceName(namespaceOf(snapshot.namespaces, object));
  return {
    id: nodeId(snapshot, object),
    kind: object.resource.kind === 'Gateway' ? 'Gateway' : 'Service',
    ...(namespace !== undefined && { namespace }),
    name: object.name,
  };
}

function byName(a: SimulatorTarget, b: SimulatorTarget): number {
  return compare(a.namespace ?? '', b.namespace ?? '') || compare(a.name, b.name);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function meshServices(snapshot: Snapshot): readonly IndexedObject[] {
  const services = new Set<IndexedObject>();
  for (const indexed of snapshot.index.resources())
    for (const reference of indexed.manifest.gatewayApi ? indexed.resource.references : []) {
      if (reference.field.role !== 'parent' || reference.kind !== 'Service') continue;
      const resolution = snapshot.resolve(indexed, reference);
      const objects = resolution.type === 'absent' ? [] : resolution.objects;
      for (const object of objects) if (object.created !== true) services.add(object);
    }
  return [...services];
}

function objectOf(snapshot: Snapshot, { resource }: IndexedResource): IndexedObject | undefined {
  const { group, kind, name = '' } = resource;
  return snapshot.index
    .objects(kindKey(group, kind), name)
    .find((object) => object.created !== true && object.resource === resource);
}
