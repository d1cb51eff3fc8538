import type { IndexedObject } from '../index/objects.ts';
import { message } from '../messages.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import { listAt, objectAt, stringAt } from '../yaml/value.ts';
import type { AttachmentContext } from './context.ts';
import { isMissing, perResource } from './context.ts';
import type { Judgement } from './judgement.ts';
import { allOf, no, specific, unknown, YES } from './judgement.ts';
import { pointerIn } from './parents.ts';
import { nameOf } from './resolves.ts';
import { asFarAsWhole } from './whole.ts';

/** Whether a Gateway can be accepted, its listeners left out of account: parameters and addresses. */
export const gatewayAccepted: (context: AttachmentContext, gateway: IndexedObject) => Judgement = perResource(
  (context, gateway) =>
    asFarAsWhole(context, allOf([parameters(context, gateway), addresses(gateway)]), [gateway]),
);

/** InvalidParameters: a missing object, in a closed world. What is in it only its controller knows. */
function parameters(context: AttachmentContext, gateway: IndexedObject): Judgement {
  return allOf(
    gateway.resource.references.flatMap((reference): Judgement[] => {
      if (reference.field.role !== 'parameters') return [];
      if (context.resolve(gateway, reference).type !== 'absent') return [];
      const target = nameOf(context, gateway, reference);
      const pointer = pointerIn(gateway.resource, reference);
      return [
        isMissing(context, gateway, reference)
          ? no('InvalidParameters', { message: message('attachment.missing', { target }), pointer })
          : unknown({ message: message('attachment.not-here', { target }), pointer }),
      ];
    }),
  );
}

/** UnsupportedAddress: other types than IP address and hostname are an implementation's own (GatewaySpecAddress.type). */
function addresses({ resource }: IndexedObject): Judgement {
  return allOf(
    listAt(objectAt(resource.value, 'spec'), 'addresses').map((address, index) => {
      const type = stringAt(address, 'type') ?? 'IPAddress';
      if (type === 'IPAddress' || type === 'Hostname') return YES;
      const pointer = `/spec/addresses/${index}/type`;
      return isUnknownText(type)
        ? unknown({ message: message('attachment.value', { value: type }), pointer })
        : specific({ message: message('attachment.address-type', { type }), pointer });
    }),
  );
}
