import {
  type IndexedObject,
  namespaceName,
  namespaceOf,
  type RouteTable,
  routeTable,
  type Snapshot,
  serviceRouteTable,
} from '../engine/index.ts';
import { UsageError } from './io.ts';

const GATEWAY = 'gateway.networking.k8s.io/Gateway';
const SERVICE = '/Service';

/** Whom a request goes to, as flags and route tests say it. */
export type RouteTarget = {
  /** `NAMESPACE/NAME`, or the name alone where it is unique. */
  readonly gateway?: string | undefined;
  readonly service?: string | undefined;
  /** The clients' namespace, for a Service. */
  readonly from?: string | undefined;
};

/** The table of the Gateway or Service that is asked; the only Gateway there is if none is named. @throws UsageError */
export function tableOf(snapshot: Snapshot, { gateway, service, from }: RouteTarget): RouteTable {
  if (gateway !== undefined && service !== undefined)
    throw new UsageError('ask a --gateway or a --service, not both');
  if (service !== undefined)
    return serviceRouteTable(snapshot, find(snapshot, SERVICE, 'service', service), from);
  if (from !== undefined) throw new UsageError('--from goes with --service');
  return routeTable(snapshot, find(snapshot, GATEWAY, 'gateway', gateway));
}

function find(snapshot: Snapshot, key: string, flag: string, wanted: string | undefined): IndexedObject {
  const all = snapshot.index
    .objectsOfKind(key)
    .filter(({ uri, created }) => created !== true && !snapshot.namespaces.kustomizations.isPatch(uri));
  const fitting = wanted === undefined ? all : all.filter((object) => fits(snapshot, object, wanted));
  const [only, ...others] = fitting;
  if (only && others.length === 0) return only;
  const names = [
    ...new Set((fitting.length > 0 ? fitting : all).map((object) => nameOf(snapshot, object))),
  ].sort();
  const known = names.length > 0 ? `; there are ${names.slice(0, 10).join(', ')}` : '';
  if (wanted === undefined)
    throw new UsageError(`say which Gateway is asked: --gateway NAMESPACE/NAME${known}`);
  throw new UsageError(`--${flag}: ${fitting.length === 0 ? 'no' : 'more than one'} ${wanted} here${known}`);
}

function fits(snapshot: Snapshot, object: IndexedObject, wanted: string): boolean {
  return wanted.includes('/') ? nameOf(snapshot, object) === wanted : object.name === wanted;
}

function nameOf(snapshot: Snapshot, object: IndexedObject): string {
  const namespace = namespaceName(namespaceOf(snapshot.namespaces, object));
  return namespace === undefined ? object.name : `${namespace}/${object.name}`;
}
