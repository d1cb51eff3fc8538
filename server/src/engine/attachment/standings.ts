import type { IndexedObject } from '../index/objects.ts';
import { message } from '../messages.ts';
import type { AttachmentContext } from './context.ts';
import { perResource } from './context.ts';
import type { Judgement } from './judgement.ts';
import { allOf, specific } from './judgement.ts';
import type { ListenerStanding } from './listenerVerdict.ts';
import { standingOfListener } from './listenerVerdict.ts';
import type { MergedListener } from './merged.ts';
import { mergedListeners } from './merged.ts';

/** What can be said of each listener that a Gateway serves, in the merged order, without looking at Routes. */
export const standingsOf: (
  context: AttachmentContext,
  gateway: IndexedObject,
) => readonly ListenerStanding[] = perResource((context, gateway) =>
  mergedListeners(context, gateway).listeners.map((each, index) => {
    const standing = standingOfListener(context, gateway, each);
    return index < LIMIT ? standing : { ...standing, accepted: allOf([standing.accepted, beyond(each)]) };
  }),
);

/** As many as a Gateway may write by itself. */
const LIMIT = 64;

/** With ListenerSets there may be more, of which a controller may refuse the last (ListenerSetSpec.listeners). */
function beyond({ listener }: MergedListener): Judgement {
  return specific({
    message: message('attachment.too-many-listeners', { limit: LIMIT }),
    pointer: listener.pointer,
  });
}
