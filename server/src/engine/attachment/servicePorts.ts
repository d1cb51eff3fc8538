import type { Index } from '../index/index.ts';
import type { NamespaceRules } from '../index/namespaces.ts';
import type { IndexedObject } from '../index/objects.ts';
import type { Resource } from '../manifest/resource.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import { isObject, stringAt } from '../yaml/value.ts';
import { isReadWhole, listInSpec, patchesOf } from './listeners.ts';

/** A port of a Service. `port` is absent where it is missing or a placeholder. */
export type ServicePort = {
  readonly name?: string;
  readonly port?: number;
  readonly targetPort?: number | string;
  /** TCP if it is not written (Kubernetes, ServicePort.protocol). */
  readonly protocol?: string;
  /** From the resource's root: `/spec/ports/0`. */
  readonly pointer: string;
};

/** The ports that a Service writes, in their order. */
export function servicePortsOf(service: Resource): readonly ServicePort[] {
  let ports = known.get(service);
  if (!ports) {
    ports = readPorts(service);
    known.set(service, ports);
  }
  return ports;
}

/** A resource never changes, and hundreds of Routes may ask one Service. */
const known = new WeakMap<Resource, readonly ServicePort[]>();

function readPorts(service: Resource): readonly ServicePort[] {
  const ports = listInSpec(service, 'ports');
  if (typeof ports === 'string') return [];
  return ports.flatMap((port, index): ServicePort[] => {
    if (!isObject(port)) return [];
    const { name, port: number, targetPort, protocol } = port;
    return [
      {
        ...(typeof name === 'string' && { name }),
        ...(typeof number === 'number' && { port: number }),
        ...((typeof targetPort === 'number' || typeof targetPort === 'string') && { targetPort }),
        ...(typeof protocol === 'string' && { protocol }),
        pointer: `/spec/ports/${index}`,
      },
    ];
  });
}

/**
 * All ports that a Service can have, those of Kustomize patches included. Undefined where there may be more than can
 * be read here, and where the Service has none of its own: an ExternalName, or one without a list of ports.
 */
export function allServicePorts(
  context: { readonly index: Index; readonly namespaces: NamespaceRules },
  service: IndexedObject,
): readonly ServicePort[] | undefined {
  const type = stringAt(service.resource.value.spec, 'type');
  if (type === 'ExternalName' || (type !== undefined && isUnknownText(type))) return undefined;
  if (context.namespaces.kustomizations.mayPatch(service.resource.kind)) return undefined;
  const versions = [service, ...patchesOf(context, service)];
  if (!versions.every((version) => isReadWhole(version, 'ports'))) return undefined;
  const ports = versions.flatMap(({ resource }) => servicePortsOf(resource));
  return ports.length > 0 && ports.every(isKnown) ? ports : undefined;
}

function isKnown({ name }: ServicePort): boolean {
  return name === undefined || !isUnknownText(name);
}
