import type { IndexedObject } from '../index/objects.ts';
import { displayName } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import { objectAt, stringAt } from '../yaml/value.ts';
import type { AttachmentContext } from './context.ts';
import type { Judgement } from './judgement.ts';
import { no, specific, YES } from './judgement.ts';
import type { ParentLink } from './parents.ts';
import { allServicePorts } from './servicePorts.ts';

/**
 * Whether a mesh takes a Route for a Service (GEP-1294). Hostnames play no part; Services without a cluster IP and
 * ExternalName ones should not be supported.
 */
export function meshAccepts(
  context: AttachmentContext,
  { route, pointer, reference }: ParentLink,
  service: IndexedObject,
): Judgement {
  const spec = objectAt(service.resource.value, 'spec');
  const name = displayName(service.resource);
  const other = { resource: service, pointer: '/spec' };
  const port = reference?.port?.value;
  const ports = allServicePorts(context, service);
  if (port !== undefined && ports?.every((each) => each.port !== undefined && each.port !== port)) {
    const text = message('attachment.mesh-port', { service: name, port });
    return no('NoMatchingParent', {
      message: text,
      pointer: `${pointer}/port`,
      other: { resource: service, pointer: '/spec/ports' },
    });
  }
  if (stringAt(spec, 'type') === 'ExternalName' || stringAt(spec, 'clusterIP') === 'None')
    return specific({ message: message('attachment.mesh-service', { service: name }), pointer, other });
  if (route.resource.kind === 'UDPRoute')
    return specific({ message: message('attachment.mesh-kind', { kind: route.resource.kind }), pointer });
  return YES;
}
