import type { AttachmentContext } from '../attachment/context.ts';
import { serviceRoutes } from '../attachment/served.ts';
import { namespaceName, namespaceOf } from '../index/namespaces.ts';
import type { IndexedObject } from '../index/objects.ts';
import { routeTableInSteps, serviceRouteTable } from '../routing/routeTables.ts';
import { contextsFor } from './assumed.ts';
import type { Subject, Versions } from './model.ts';
import { pairsOf } from './pairs.ts';

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
  for (const object of paired(base, head, GATEWAY, () => true)) {
    const { base: before, head: after } = object;
    const context = contextsFor({ base, head }, object);
    const was = before && (yield* routeTableInSteps(context.base, before));
    const is = after && (yield* routeTableInSteps(context.head, after));
    const table = { ...(was && { base: was }), ...(is && { head: is }) };
    yield { type: 'gateway', object, context, table };
  }
  for (const object of paired(base, head, SERVICE, isParent)) {
    const { base: before, head: after } = object;
    const context = contextsFor({ base, head }, object);
    for (const from of clientsOf(context, object))
      yield {
        type: 'service',
        object,
        context,
        table: {
          ...(before && { base: serviceRouteTable(context.base, before, from) }),
          ...(after && { head: serviceRouteTable(context.head, after, from) }),
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
  const objectsIn = ({ index, namespaces }: AttachmentContext): IndexedObject[] =>
    index
      .objectsOfKind(kind)
      .filter((object) => object.created !== true && !namespaces.kustomizations.isPatch(object.uri))
      .filter((object) => isMeant(base, object) || isMeant(head, object));
  return pairsOf({ base, head }, objectsIn(base), objectsIn(head));
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
