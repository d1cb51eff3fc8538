import type { IndexedObject } from '../index/objects.ts';
import { message } from '../messages.ts';
import type { AttachmentContext } from './context.ts';
import { perResource } from './context.ts';
import type { Judgement } from './judgement.ts';
import { unknown, YES } from './judgement.ts';
import { standingOf } from './listenerSetParent.ts';
import { GATEWAY, isRoute, LISTENER_SETS } from './parents.ts';
import { routeVerdicts } from './routeVerdicts.ts';

/** A Gateway under which something takes effect. */
export type Ancestor = {
  readonly gateway: IndexedObject;
  /** Whether it certainly does; never `no`. */
  readonly sure: Judgement;
};

/**
 * The Gateways under which a policy on an object takes effect: the object itself, the Gateways of a Route or ListenerSet,
 * those of the Routes that use a backend (gateway-api v1.6, PolicyAncestorStatus.ancestorRef).
 */
export const ancestorsOf: (context: AttachmentContext, object: IndexedObject) => readonly Ancestor[] =
  perResource((context, object) => distinct(find(context, object)));

function find(context: AttachmentContext, object: IndexedObject): Ancestor[] {
  if (object.key === GATEWAY) return [{ gateway: object, sure: YES }];
  if (LISTENER_SETS.includes(object.key)) return ofSet(context, object, YES);
  if (isRoute(object.resource)) return ofRoute(context, object);
  return context.index.referencesTo(object.key, object.name).flatMap((from) => {
    if (!BACKEND_ROLES.has(from.reference.field.role) || !isRoute(from.resource)) return [];
    const found = context.resolve(from, from.reference);
    if (found.type === 'absent' || !found.objects.some(({ resource }) => resource === object.resource))
      return [];
    const isSure = found.type === 'found';
    return ofRoute(context, from).map((each) => (isSure ? each : { ...each, sure: unknown(DOUBT) }));
  });
}

const DOUBT = { message: message('attachment.ancestor-unknown'), pointer: '/spec/targetRefs' };

const BACKEND_ROLES: ReadonlySet<string> = new Set(['backend', 'mirror', 'external-auth']);

function ofRoute(context: AttachmentContext, route: Parameters<typeof routeVerdicts>[1]): Ancestor[] {
  return routeVerdicts(context, route).flatMap(({ parents, conditions }) => {
    const status = conditions.find(({ type }) => type === 'Accepted')?.status;
    if (status === 'False') return [];
    const sure = status === 'True' ? YES : unknown(DOUBT);
    return parents.flatMap((parent) => {
      if (parent.key === GATEWAY) return [{ gateway: parent, sure }];
      return LISTENER_SETS.includes(parent.key) ? ofSet(context, parent, sure) : [];
    });
  });
}

function ofSet(context: AttachmentContext, set: IndexedObject, sure: Judgement): Ancestor[] {
  return standingOf(context, set).gateways.map((gateway) => ({ gateway, sure }));
}

/** Each Gateway once, by its surest way. */
function distinct(ancestors: readonly Ancestor[]): Ancestor[] {
  const found = new Map<IndexedObject['resource'], Ancestor>();
  for (const each of ancestors) {
    const before = found.get(each.gateway.resource);
    if (before?.sure.certainty !== 'yes') found.set(each.gateway.resource, each);
  }
  return [...found.values()];
}
