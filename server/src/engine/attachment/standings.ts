import type { IndexedObject } from '../index/objects.ts';
import type { AttachmentContext } from './context.ts';
import { perMoment } from './context.ts';
import type { ListenerStanding } from './listenerVerdict.ts';
import { standingOfListener } from './listenerVerdict.ts';
import { mergedListeners } from './merged.ts';

/** What can be said of each listener that a Gateway serves, in the merged order, without looking at Routes. */
export function standingsOf(context: AttachmentContext, gateway: IndexedObject): readonly ListenerStanding[] {
  return byGateway(context, gateway.resource)(gateway);
}

const byGateway = perMoment((context, _gateway: IndexedObject['resource']) => {
  let known: readonly ListenerStanding[] | undefined;
  return (gateway: IndexedObject): readonly ListenerStanding[] => {
    known ??= mergedListeners(context, gateway).listeners.map((each) =>
      standingOfListener(context, gateway, each),
    );
    return known;
  };
});
