import type { IndexedObject } from '../index/objects.ts';
import { asObject } from '../index/objects.ts';
import { message } from '../messages.ts';
import { objectAt } from '../yaml/value.ts';
import { olderFirst } from './age.ts';
import { allowsNamespace } from './allowedNamespaces.ts';
import type { AttachmentContext } from './context.ts';
import { perResource, supports } from './context.ts';
import type { Judgement } from './judgement.ts';
import { allOf, specific, YES } from './judgement.ts';
import { leadsTo, pointerIn } from './parents.ts';
import { asFarAsWhole } from './whole.ts';

/** A ListenerSet that asks for a Gateway. */
export type GuestSet = {
  readonly set: IndexedObject;
  /** Where it names the Gateway. */
  readonly pointer: string;
  /** Whether the Gateway lets it in. `no`: NotAllowed. */
  readonly admitted: Judgement;
};

/**
 * The ListenerSets that name a Gateway, in the order of their precedence: oldest first, then by namespace and name
 * (gateway-api v1.6, ListenerSetSpec.listeners). Those that are certainly not let in are among them.
 */
export const setsOf: (context: AttachmentContext, gateway: IndexedObject) => readonly GuestSet[] =
  perResource((context, gateway) =>
    context.index
      .referencesTo(gateway.key, gateway.name)
      .flatMap(({ reference, ...from }): GuestSet[] => {
        const { name } = from.resource;
        if (reference.field.role !== 'listener-set-parent' || name === undefined) return [];
        if (context.namespaces.kustomizations.isPatch(from.uri)) return [];
        const leads = leadsTo(context, from, reference, gateway);
        if (!leads) return [];
        const set = asObject(from);
        const pointer = pointerIn(from.resource, reference);
        return [{ set, pointer, admitted: allOf([leads, admits(context, gateway, set, pointer)]) }];
      })
      .sort((a, b) => olderFirst(a.set, b.set).order),
  );

/** Whether a Gateway takes the listeners of a ListenerSet (GatewaySpec.allowedListeners; none by default). */
export function admits(
  context: AttachmentContext,
  gateway: IndexedObject,
  set: IndexedObject,
  pointer: string,
): Judgement {
  const allowed = objectAt(objectAt(gateway.resource.value, 'spec'), 'allowedListeners');
  const value = objectAt(allowed, 'namespaces');
  const rule = {
    value,
    pointer: value ? '/spec/allowedListeners/namespaces' : '/spec',
    owner: gateway,
    byDefault: 'None',
    reason: 'NotAllowed',
  } as const;
  const judged = asFarAsWhole(context, allowsNamespace(context, rule, set, pointer), [gateway, set]);
  const supported = supports(context, 'ListenerSet')
    ? YES
    : specific({ message: message('attachment.feature', { feature: 'ListenerSet' }), pointer });
  return allOf([judged, supported]);
}
