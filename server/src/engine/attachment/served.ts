import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { asObject } from '../index/objects.ts';
import type { Resource } from '../manifest/resource.ts';
import type { AttachmentContext } from './context.ts';
import { perMoment, supports } from './context.ts';
import { perEra } from './era.ts';
import { attaches, fitOf, passesBy } from './fit.ts';
import { gatewayAccepted } from './gatewayAccepted.ts';
import type { Judgement } from './judgement.ts';
import { allOf, answerOf } from './judgement.ts';
import type { ListenerDetail } from './listenerDetails.ts';
import { listenerDetails } from './listenerDetails.ts';
import { parentSet } from './listenerSetParent.ts';
import { patchesOf } from './listeners.ts';
import { certificateReferences } from './listenerVerdict.ts';
import { meshAccepts } from './meshParent.ts';
import type { AttachedRoute, ServedListener } from './model.ts';
import type { ParentLink } from './parents.ts';
import { LISTENER_SETS, linksTo } from './parents.ts';
import { nameOf } from './resolves.ts';
import { judgeRules } from './routeRules.ts';
import { standingsOf } from './standings.ts';
import type { Count } from './verdict.ts';
import { asFarAsWhole } from './whole.ts';

/**
 * What a Gateway serves: its own listeners and those of the ListenerSets that it takes, refused ones included, each with
 * the Routes that attach or may.
 */
export function servedListeners(
  context: AttachmentContext,
  gateway: IndexedObject,
): readonly ServedListener[] {
  const whole = gatewayAccepted(context, gateway);
  return standingsOf(context, gateway).map(
    ({ merged: { owner, listener, admitted }, accepted, certificates }) => ({
      ...shapeOf(owner, listener),
      accepted: answerOf(allOf([admitted, accepted, whole])),
      ...certificatesOf(context, owner, listener, certificates),
      routes: attachedRoutes(context, owner, listener),
    }),
  );
}

function certificatesOf(
  context: AttachmentContext,
  owner: IndexedObject,
  listener: ListenerDetail,
  certificates: Judgement,
): Pick<ServedListener, 'certificates'> {
  const names = certificateReferences(owner, listener).map((each) => nameOf(context, owner, each));
  return names.length === 0 ? {} : { certificates: { ...answerOf(certificates), names: names.sort() } };
}

/** The listeners that a Gateway or ListenerSet writes itself, each with the Routes that attach or may. */
export function listenerRoutes(
  context: AttachmentContext,
  owner: IndexedObject,
): readonly Pick<ServedListener, 'pointer' | 'name' | 'port' | 'routes'>[] {
  return listenerDetails(owner.resource).map((listener) => ({
    ...listener,
    routes: attachedRoutes(context, owner, listener),
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
    const met = routesKnown(context, listener.value);
    const set = throughSet(context, owner);
    const isPatched = patchesOf(context, owner).length > 0;
    known ??= linksTo(context, owner).flatMap((link): readonly AttachedRoute[] => {
      if (passesBy(link, listener)) return [];
      const before = met.get(link);
      const routes = before ?? routesThrough(context, link, owner, listener);
      // What a patch says may change without anything moving.
      if (!before && !isPatched && patchesOf(context, asObject(link.route)).length === 0)
        met.set(link, routes);
      return set.length === 0 ? routes : routes.map((each) => through(set, each));
    });
    return known;
  };
});

const routesKnown = perEra<ParentLink, readonly AttachedRoute[]>();

/** None or one. */
function routesThrough(
  context: AttachmentContext,
  link: ParentLink,
  owner: IndexedObject,
  listener: ListenerDetail,
): readonly AttachedRoute[] {
  const fit = fitOf(context, link, owner, listener);
  const { route, pointer: parentPointer } = link;
  const met = asFarAsWhole(context, attaches(fit), [owner, route]);
  if (met.certainty === 'no') return [];
  const attached = allOf([link.leads, met, usable(context, route)]);
  if (attached.certainty === 'no') return [];
  return [{ route, parentPointer, attached: answerOf(attached), hostnames: fit.hostnames }];
}

/** What a ListenerSet's standing with its Gateway makes of an answer. */
function through(set: readonly Judgement[], each: AttachedRoute): AttachedRoute {
  const standing = answerOf(allOf(set));
  if (standing.certainty === 'yes' || each.attached.certainty === 'unknown') return each;
  return { ...each, attached: standing };
}

function throughSet(context: AttachmentContext, owner: IndexedObject): Judgement[] {
  return LISTENER_SETS.includes(owner.key) ? [parentSet(context, owner, '/spec/parentRef').admitted] : [];
}

/** A Route of which no rule can be used is not accepted anywhere. */
function usable(context: AttachmentContext, route: IndexedResource): Judgement {
  return asFarAsWhole(context, judgeRules(context, route.resource).accepted, [route]);
}

/**
 * How many Routes attach, each counted once however many of its parentRefs lead here, and however many environments
 * have a variant of it.
 */
export function countRoutes(routes: readonly AttachedRoute[]): Count {
  const possible = new Set<Resource | string>();
  const sure = new Set<Resource | string>();
  for (const { route, attached } of routes) {
    const each = identityOf(route.resource);
    possible.add(each);
    if (attached.certainty === 'yes') sure.add(each);
  }
  return { sure: sure.size, possible: possible.size };
}

/** Those of one name are one in any cluster; where a namespace is not written, each is its own. */
function identityOf(resource: Resource): Resource | string {
  const { kind, namespace, name } = resource;
  return namespace === undefined || name === undefined ? resource : `${kind} ${namespace}/${name}`;
}

/** The Routes that name a Service as their parent, as in a mesh. Hostnames play no part there (GEP-1294). */
export function serviceRoutes(context: AttachmentContext, service: IndexedObject): readonly AttachedRoute[] {
  if (!supports(context, 'Mesh')) return [];
  return linksTo(context, service).flatMap((link): AttachedRoute[] => {
    const { route, pointer: parentPointer } = link;
    const attached = asFarAsWhole(
      context,
      allOf([link.leads, meshAccepts(context, link, service), usable(context, route)]),
      [route],
    );
    if (attached.certainty === 'no') return [];
    return [{ route, parentPointer, attached: answerOf(attached), hostnames: [] }];
  });
}
