import type { IndexedObject } from '../index/objects.ts';
import { displayName } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import type { AttachmentContext } from './context.ts';
import { commonHostname } from './hostnames.ts';
import type { Judgement } from './judgement.ts';
import { no, YES } from './judgement.ts';
import type { ListenerDetail } from './listenerDetails.ts';
import type { MergedListener } from './merged.ts';
import { mergedListeners } from './merged.ts';
import { asFarAsWhole } from './whole.ts';

/**
 * Whether a listener shares no hostname with another one of its port that ends TLS too. `no` is the condition
 * OverlappingTLSConfig, reason OverlappingHostnames, which must be told and is absent otherwise (gateway-api v1.6,
 * ListenerConditionOverlappingTLSConfig). Certificates are not compared, and what a patch may change is not certain.
 */
export function overlapOf(
  context: AttachmentContext,
  gateway: IndexedObject,
  { owner, listener }: MergedListener,
): Judgement {
  if (!endsTls(listener)) return YES;
  const { listeners, distinct } = mergedListeners(context, gateway);
  const other = listeners.find(
    (each) =>
      each.listener !== listener &&
      each.admitted.certainty === 'yes' &&
      distinct.get(each)?.certainty !== 'no' &&
      each.listener.port === listener.port &&
      endsTls(each.listener) &&
      overlap(each.listener, listener),
  );
  if (!other) return YES;
  const overlapping = no('OverlappingHostnames', {
    message: message('attachment.overlap', {
      listener: other.listener.label,
      owner: displayName(other.owner.resource),
    }),
    pointer: listener.pointer,
    other: { resource: other.owner, pointer: other.listener.pointer },
  });
  return asFarAsWhole(context, overlapping, [owner, other.owner]);
}

function endsTls({ protocol, tlsMode, port, hostnameUnknown }: ListenerDetail): boolean {
  const isTls = protocol === 'HTTPS' || protocol === 'TLS';
  return isTls && tlsMode === 'Terminate' && port !== undefined && !hostnameUnknown;
}

/** No hostname is every hostname. */
function overlap({ hostname: a }: ListenerDetail, { hostname: b }: ListenerDetail): boolean {
  return a === undefined || b === undefined || commonHostname(a, b) !== undefined;
}
