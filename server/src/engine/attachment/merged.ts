import type { IndexedObject } from '../index/objects.ts';
import { distinctness } from './conflicts.ts';
import type { AttachmentContext } from './context.ts';
import { perResource } from './context.ts';
import type { Judgement } from './judgement.ts';
import { YES } from './judgement.ts';
import type { ListenerDetail } from './listenerDetails.ts';
import { listenerDetails } from './listenerDetails.ts';
import { setsOf } from './listenerSets.ts';

/** A listener in the list that a Gateway serves. */
export type MergedListener = {
  readonly owner: IndexedObject;
  readonly listener: ListenerDetail;
  /** Whether it belongs to the Gateway itself, not to a ListenerSet. */
  readonly isGateway: boolean;
  /** Whether its owner's listeners are let in at all. */
  readonly admitted: Judgement;
};

export type Merged = {
  /** The Gateway's own, then those of its ListenerSets by their precedence; sets that are not let in are left out. */
  readonly listeners: readonly MergedListener[];
  /** Whether a listener is distinct. `no`: HostnameConflict or ProtocolConflict. */
  readonly distinct: ReadonlyMap<MergedListener, Judgement>;
};

/** All listeners of a Gateway (gateway-api v1.6, ListenerSetSpec.listeners: one merged list). */
export const mergedListeners: (context: AttachmentContext, gateway: IndexedObject) => Merged = perResource(
  (context, gateway) => merge(context, gateway),
);

function merge(context: AttachmentContext, gateway: IndexedObject): Merged {
  const of = (owner: IndexedObject, admitted: Judgement): MergedListener[] =>
    listenerDetails(owner.resource).map((listener) => ({
      owner,
      listener,
      isGateway: owner === gateway,
      admitted,
    }));
  const owners = [
    of(gateway, YES),
    ...setsOf(context, gateway).flatMap(({ set, admitted }) =>
      admitted.certainty === 'no' ? [] : [of(set, admitted)],
    ),
  ];
  return { listeners: owners.flat(), distinct: distinctness(context, owners) };
}
