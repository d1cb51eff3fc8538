import type { AttachmentContext } from '../attachment/context.ts';
import { serviceRoutes } from '../attachment/served.ts';
import { namespaceName, namespaceOf } from '../index/namespaces.ts';
import type { IndexedObject } from '../index/objects.ts';
import { routeTableInSteps, serviceRouteTable } from '../routing/routeTables.ts';
import type { Subject, Versions } from './model.ts';

const GATEWAY = 'gateway.networking.k8s.io/Gateway';
const SERVICE = '/Service';

/**
 * All who take requests in either version: Gateways, and Services with Routes in a mesh, once for each namespace whose
 * clients may be treated differently. Several of one name are told apart by their files. Large tables take their time:
 * while they are made it gives way with undefined.
 */
export function* subjectsOf(
  base: AttachmentContext,
  head: AttachmentContext,
): Generator<Subject | undefined> {
  const context = { base, head };
  for (const object of paired(base, head, GATEWAY, () => true)) {
    const { base: before, head: after } = object;
    const was = before && (yield* routeTableInSteps(base, before));
    const is = after && (yield* routeTableInSteps(head, after));
    const table = { ...(was && { base: was }), ...(is && { head: is }) };
    yield { type: 'gateway', object, context, table };
  }
  for (const object of paired(base, head, SERVICE, isParent)) {
    const { base: before, head: after } = object;
    for (const from of clientsOf(context, object))
      yield {
        type: 'service',
        object,
        context,
        table: {
          ...(before && { base: serviceRouteTable(base, before, from) }),
          ...(after && { head: serviceRouteTable(head, after, from) }),
        },
        ...(from !== undefined && { from }),
      };
  }
}

function isParent({ index }: AttachmentContext, { name }: IndexedObject): boolean {
  return index.referencesTo(SERVICE, name).some(({ reference }) => reference.field.role === 'parent');
}

/** Only a Service that somebody attaches to in one version is of interest, and then in both. */
function paired(
  base: AttachmentContext,
  head: AttachmentContext,
  kind: string,
  isMeant: (context: AttachmentContext, object: IndexedObject) => boolean,
): Versions<IndexedObject>[] {
  const isWanted = (object: IndexedObject): boolean => isMeant(base, object) || isMeant(head, object);
  const [before, after] = [base, head].map((context) => byName(context, kind, isWanted));
  const names = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].sort();
  return names.flatMap((name) => twins(before?.get(name) ?? [], after?.get(name) ?? []));
}

function byName(
  context: AttachmentContext,
  kind: string,
  isWanted: (object: IndexedObject) => boolean,
): Map<string, IndexedObject[]> {
  const found = new Map<string, IndexedObject[]>();
  for (const object of context.index.objectsOfKind(kind)) {
    if (object.created === true || context.namespaces.kustomizations.isPatch(object.uri)) continue;
    if (!isWanted(object)) continue;
    const name = `${namespaceName(namespaceOf(context.namespaces, object)) ?? ''}/${object.name}`;
    const before = found.get(name);
    if (before) before.push(object);
    else found.set(name, [object]);
  }
  return found;
}

/** A Gateway may have moved to another file; where there are several of the name, the file says which is meant. */
function twins(before: readonly IndexedObject[], after: readonly IndexedObject[]): Versions<IndexedObject>[] {
  const [first, second] = [before[0], after[0]];
  if (first && second && before.length === 1 && after.length === 1) return [{ base: first, head: second }];
  const left = [...after];
  const pairs = before.map((base): Versions<IndexedObject> => {
    const place = left.findIndex(({ uri }) => uri === base.uri);
    const [head] = place === -1 ? [] : left.splice(place, 1);
    return { base, ...(head && { head }) };
  });
  return [...pairs, ...left.map((head) => ({ head }))];
}

/** The Service's own namespace (undefined), and those whose Routes replace its own for their clients. */
function clientsOf(
  context: Subject['context'],
  object: Versions<IndexedObject>,
): readonly (string | undefined)[] {
  const namespaces = (['base', 'head'] as const).flatMap((side) => {
    const service = object[side];
    if (!service) return [];
    const own = namespaceName(namespaceOf(context[side].namespaces, service));
    return serviceRoutes(context[side], service).flatMap(({ route }) => {
      const name = namespaceName(namespaceOf(context[side].namespaces, route));
      return name === undefined || name === own ? [] : [name];
    });
  });
  return [undefined, ...[...new Set(namespaces)].sort()];
}
