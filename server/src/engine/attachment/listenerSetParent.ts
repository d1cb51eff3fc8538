import type { IndexedObject } from '../index/objects.ts';
import { displayName } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import type { AttachmentContext } from './context.ts';
import { isMissing, perResource } from './context.ts';
import type { Judgement } from './judgement.ts';
import { ifMeant, no, sameOf, specific, unknown, YES } from './judgement.ts';
import { admits } from './listenerSets.ts';
import { isManaged } from './managed.ts';
import { pointerIn } from './parents.ts';
import { nameOf } from './resolves.ts';

/** How a ListenerSet stands with its Gateway. */
export type SetStanding = {
  /** The Gateways that it may mean; one, if all is well. */
  readonly gateways: readonly IndexedObject[];
  /** Where it names the Gateway. */
  readonly pointer: string;
  /** Whether the Gateway lets it in. `no`: NotAllowed. */
  readonly admitted: Judgement;
  /** `no` where no controller would write a status: its Gateway does not exist, or has no class. */
  readonly managed: Judgement;
};

export const standingOf: (context: AttachmentContext, set: IndexedObject) => SetStanding = perResource(
  (context, set) => judge(context, set),
);

function judge(context: AttachmentContext, set: IndexedObject): SetStanding {
  const reference = set.resource.references.find(({ field }) => field.role === 'listener-set-parent');
  const pointer = reference ? pointerIn(set.resource, reference) : '/spec';
  if (!reference) {
    const cause = { message: message('attachment.reference-unread'), pointer };
    return { gateways: [], pointer, admitted: unknown(cause), managed: YES };
  }
  const target = nameOf(context, set, reference);
  const found = context.resolve(set, reference);
  if (found.type === 'absent') {
    const isGone = isMissing(context, set, reference);
    const text = isGone
      ? message('attachment.no-parent', { parent: target })
      : message('attachment.not-here', { target });
    const cause = { message: text, pointer };
    return { gateways: [], pointer, admitted: unknown(cause), managed: isGone ? no('NoParent', cause) : YES };
  }
  const doubt = { message: message('attachment.which-target', { target }), pointer };
  const admitted = found.objects.map((gateway) => admits(context, gateway, set, pointer));
  const managed = sameOf(
    found.objects.map((gateway) => isManaged(context, gateway)),
    doubt,
  );
  return {
    gateways: found.objects,
    pointer,
    admitted: found.type === 'unknown' ? unknown(doubt) : sameOf(admitted, doubt),
    managed: found.type === 'unknown' ? ifMeant(managed, doubt) : managed,
  };
}

/**
 * What that means for a Route that names the set. Which condition a Route gets from a set that is not let in is not
 * specified (GEP-1713).
 * @param pointer where the Route names the set
 */
export function parentSet(
  context: AttachmentContext,
  set: IndexedObject,
  pointer: string,
): Pick<SetStanding, 'admitted' | 'managed'> {
  const { admitted, managed } = standingOf(context, set);
  if (admitted.certainty === 'yes') return { admitted, managed };
  const text = message(admitted.certainty === 'no' ? 'attachment.set-refused' : 'attachment.set-open', {
    set: displayName(set.resource),
  });
  const cause = { message: text, pointer, other: { resource: set, pointer: '/spec/parentRef' } };
  return { admitted: admitted.certainty === 'no' ? specific(cause) : unknown(cause), managed };
}
