import type { AttachedRoute, ServedListener } from '../../server/src/engine/attachment/model.ts';
import type { IndexedObject, Snapshot } from '../../server/src/engine/index.ts';
import { listAt, numberAt, objectAt, stringAt } from '../../server/src/engine/index.ts';
import { type GatewayTable, gatewayTable } from '../../server/src/engine/routing/table.ts';

/**
 * A table made by hand: every Route that names the Gateway is attached to every listener (or the one it names), with
 * the hostnames they share. What a controller would say of namespaces and kinds is not asked.
 */
export function tableOf(snapshot: Snapshot, name = 'public'): GatewayTable {
  const [gateway] = snapshot.index.objects('gateway.networking.k8s.io/Gateway', name);
  if (!gateway) throw new Error(`no Gateway ${name}`);
  return gatewayTable(snapshot, gateway, servedBy(snapshot, gateway));
}

export function servedBy(snapshot: Snapshot, gateway: IndexedObject): ServedListener[] {
  const routes = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'].flatMap((kind) =>
    snapshot.index.objectsOfKind(`gateway.networking.k8s.io/${kind}`),
  );
  return listAt(objectAt(gateway.resource.value, 'spec'), 'listeners').map((listener, index) => {
    const own = stringAt(listener, 'hostname');
    const [listenerName, protocol, port] = [
      stringAt(listener, 'name'),
      stringAt(listener, 'protocol'),
      numberAt(listener, 'port'),
    ];
    return {
      owner: gateway,
      pointer: `/spec/listeners/${index}`,
      ...(listenerName !== undefined && { name: listenerName }),
      ...(port !== undefined && { port }),
      ...(protocol !== undefined && { protocol }),
      ...(own !== undefined && { hostname: own }),
      ...((protocol === 'HTTPS' || protocol === 'TLS') && {
        tlsMode: stringAt(objectAt(listener, 'tls'), 'mode') === 'Passthrough' ? 'Passthrough' : 'Terminate',
      }),
      accepted: { certainty: 'yes', because: [] },
      routes: routes.flatMap((route) => attach(route, gateway, listenerName, port, own)),
    };
  });
}

function attach(
  route: IndexedObject,
  gateway: IndexedObject,
  listener: string | undefined,
  port: number | undefined,
  own: string | undefined,
): AttachedRoute[] {
  const spec = objectAt(route.resource.value, 'spec');
  const index = listAt(spec, 'parentRefs').findIndex(
    (parent) =>
      stringAt(parent, 'name') === gateway.name &&
      (stringAt(parent, 'namespace') ?? route.resource.namespace) === gateway.resource.namespace &&
      (stringAt(parent, 'sectionName') ?? listener) === listener &&
      (numberAt(parent, 'port') ?? port) === port,
  );
  const written = listAt(spec, 'hostnames').flatMap((each) => (typeof each === 'string' ? [each] : []));
  const shared = common(written, own);
  if (index === -1 || shared === undefined) return [];
  const attached = { certainty: 'yes', because: [] } as const;
  return [{ route, parentPointer: `/spec/parentRefs/${index}`, attached, hostnames: shared }];
}

/** What the hostnames of a Route and a listener have in common; undefined if nothing. */
function common(hostnames: readonly string[], own: string | undefined): string[] | undefined {
  if (own === undefined) return [...hostnames];
  if (hostnames.length === 0) return [own];
  const shared = hostnames.flatMap((each) =>
    each === own || isBelow(each, own) ? [each] : isBelow(own, each) ? [own] : [],
  );
  return shared.length > 0 ? [...new Set(shared)] : undefined;
}

function isBelow(name: string, wildcard: string): boolean {
  return (
    wildcard.startsWith('*.') && name.replace(/^\*/, '').endsWith(wildcard.slice(1)) && name !== wildcard
  );
}

/** The Routes that name a Service as their parent. */
export function meshRoutes(snapshot: Snapshot, service: IndexedObject): AttachedRoute[] {
  return snapshot.index
    .referencesTo(service.key, service.name)
    .flatMap(({ uri, manifest, resource, reference }) =>
      reference.field.role === 'parent' &&
      (reference.namespace?.value ?? resource.namespace) === service.resource.namespace
        ? [
            {
              route: { uri, manifest, resource },
              parentPointer: reference.pointer.slice(resource.pointer.length),
              attached: { certainty: 'yes', because: [] },
              hostnames: [],
            },
          ]
        : [],
    );
}
