import type { IndexedObject } from '../index/objects.ts';
import { displayName } from '../manifest/resource.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import { acceptance } from './acceptance.ts';
import type { AttachmentContext } from './context.ts';
import type { Cause, Judgement } from './judgement.ts';
import { allOf, anyOf, no, specific, unknown, YES } from './judgement.ts';
import { describeListener } from './listenerConditions.ts';
import { listenerDetails } from './listenerDetails.ts';
import { standingOf } from './listenerSetParent.ts';
import type { ListenerStanding } from './listenerVerdict.ts';
import { standingOfListener } from './listenerVerdict.ts';
import { standingsOf } from './standings.ts';
import type { Condition, ListenerSetVerdict } from './verdict.ts';
import { condition, programmed } from './verdict.ts';

/** What is predicted for a ListenerSet and its listeners. */
export function listenerSetVerdict(context: AttachmentContext, set: IndexedObject): ListenerSetVerdict {
  const { gateways, admitted, managed } = standingOf(context, set);
  const [gateway] = gateways;
  if (!gateway || managed.certainty !== 'yes') {
    const because = managed.certainty === 'yes' ? admitted.because : managed.because;
    return {
      set,
      statusWritten: managed.certainty !== 'no',
      conditions: [condition('Accepted', unknown(...because))],
      listeners: [],
    };
  }
  const accepted = setVerdictConditions(context, set, gateway);
  const standings = standingsIn(context, set, gateway);
  return {
    set,
    statusWritten: true,
    conditions: [
      accepted,
      programmed([accepted.status === 'False' ? no(accepted.reason, ...accepted.because) : YES]),
    ],
    listeners: standings.map((standing) => describeListener(context, standing, YES)),
  };
}

/**
 * Accepted of a ListenerSet: let in, its Gateway accepted, and one listener valid at least (gateway-api v1.6,
 * ListenerSetConditionAccepted).
 */
export function setVerdictConditions(
  context: AttachmentContext,
  set: IndexedObject,
  gateway: IndexedObject,
): Condition {
  const { admitted } = standingOf(context, set);
  const parent = acceptance(context, gateway);
  const name = displayName(gateway.resource);
  const causeIs = (text: Message): Cause => ({
    message: text,
    pointer: '/spec/parentRef',
    other: { resource: gateway, pointer: '/spec' },
  });
  const cause = causeIs(message('attachment.parent-not-accepted', { gateway: name }));
  const parentAccepted: Judgement =
    parent.status === 'True'
      ? YES
      : parent.status === 'False'
        ? no('ParentNotAccepted', causeIs(message('attachment.parent-refused', { gateway: name })))
        : parent.reason === 'ImplementationSpecific'
          ? specific(cause)
          : unknown(cause);
  const best = anyOf(standingsIn(context, set, gateway).map(({ accepted }) => accepted));
  const listeners = best.certainty === 'no' ? no('ListenersNotValid', ...best.because) : best;
  return condition('Accepted', allOf([admitted, parentAccepted, listeners]), 'Accepted');
}

/** A set that is not let in has no place in the merged list; its listeners are judged by themselves. */
function standingsIn(
  context: AttachmentContext,
  set: IndexedObject,
  gateway: IndexedObject,
): readonly ListenerStanding[] {
  const merged = standingsOf(context, gateway).filter(
    ({ merged: { owner } }) => owner.resource === set.resource,
  );
  if (merged.length > 0) return merged;
  const { admitted } = standingOf(context, set);
  const outside = admitted.certainty === 'no' ? specific(...admitted.because) : admitted;
  return listenerDetails(set.resource).map((listener) =>
    standingOfListener(context, gateway, { owner: set, listener, isGateway: false, admitted: outside }),
  );
}
