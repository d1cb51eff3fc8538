import type { IndexedObject } from '../index/objects.ts';
import { displayName } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import { objectAt, stringAt } from '../yaml/value.ts';
import type { AttachmentContext } from './context.ts';
import { isMissing } from './context.ts';
import type { Judgement } from './judgement.ts';
import { no, unknown, YES } from './judgement.ts';
import { pointerIn } from './parents.ts';

/**
 * Whether a controller that is answered for takes care of a Gateway: of every GatewayClass that is here, and of those that
 * may be elsewhere; `controllers` in the configuration narrows it. `no` where no status would be written at all.
 */
export function isManaged(context: AttachmentContext, gateway: IndexedObject): Judgement {
  const reference = gateway.resource.references.find(({ field }) => field.role === 'gateway-class');
  if (!reference) return YES;
  const pointer = pointerIn(gateway.resource, reference);
  const found = context.resolve(gateway, reference);
  const name = reference.name?.value ?? '';
  if (found.type === 'absent')
    return isMissing(context, gateway, reference)
      ? no('Unmanaged', { message: message('attachment.no-class', { name }), pointer })
      : YES;
  const { controllers } = context.config;
  const [gatewayClass] = found.objects;
  if (controllers === undefined || !gatewayClass) return YES;
  const controller = stringAt(objectAt(gatewayClass.resource.value, 'spec'), 'controllerName');
  if (controller !== undefined && controllers.includes(controller)) return YES;
  return unknown({
    message: message('attachment.other-controller', {
      gateway: displayName(gateway.resource),
      controller: controller ?? '?',
    }),
    pointer,
    other: { resource: gatewayClass, pointer: '/spec/controllerName' },
  });
}
