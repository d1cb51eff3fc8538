import type { IndexedObject } from '../index/objects.ts';
import type { AttachmentContext } from './context.ts';
import { perMoment } from './context.ts';
import { attaches, fitOf } from './fit.ts';
import { allOf, answerOf } from './judgement.ts';
import type { ListenerDetail } from './listenerDetails.ts';
import { listenerDetails } from './listenerDetails.ts';
import type { AttachedRoute, ServedListener } from './model.ts';
import { linksTo } from './parents.ts';

/**
 * What a Gateway serves: its own listeners and those of the ListenerSets that it takes, refused ones included, each with
 * the Routes that attach or may.
 */
export function servedListeners(
  context: AttachmentContext,
  gateway: IndexedObject,
): readonly ServedListener[] {
  return listenerDetails(gateway.resource).map((listener) => ({
    ...shapeOf(gateway, listener),
    accepted: { certainty: 'yes', because: [] },
    routes: attachedRoutes(context, gateway, listener),
  }));
}

function shapeOf(
  owner: IndexedObject,
  { value: _, label: __, ...listener }: ListenerDetail,
): Omit<ServedListener, 'accepted' | 'routes'> {
  return { owner, ...listener };
}

/** The Routes that attach to a listener, or may, through the parentRefs that name its owner. */
export function attachedRoutes(
  context: AttachmentContext,
  owner: IndexedObject,
  listener: ListenerDetail,
): readonly AttachedRoute[] {
  return routesOn(context, listener.value)(owner, listener);
}

const routesOn = perMoment((context, _listener: ListenerDetail['value']) => {
  let known: readonly AttachedRoute[] | undefined;
  return (owner: IndexedObject, listener: ListenerDetail): readonly AttachedRoute[] => {
    known ??= linksTo(context, owner).flatMap((link): AttachedRoute[] => {
      const fit = fitOf(context, link, owner, listener);
      const attached = allOf([link.leads, attaches(fit)]);
      if (attached.certainty === 'no') return [];
      const { route, pointer: parentPointer } = link;
      return [{ route, parentPointer, attached: answerOf(attached), hostnames: fit.hostnames }];
    });
    return known;
  };
});

/** The Routes that name a Service as their parent, as in a mesh. Hostnames play no part there (GEP-1294). */
export function serviceRoutes(context: AttachmentContext, service: IndexedObject): readonly AttachedRoute[] {
  return linksTo(context, service).map(({ route, pointer, leads }) => ({
    route,
    parentPointer: pointer,
    attached: answerOf(leads),
    hostnames: [],
  }));
}
