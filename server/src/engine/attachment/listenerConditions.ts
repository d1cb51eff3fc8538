import type { AttachmentContext } from './context.ts';
import type { Judgement } from './judgement.ts';
import { no, unknown, YES } from './judgement.ts';
import type { ListenerStanding } from './listenerVerdict.ts';
import { kindsOf } from './routeKinds.ts';
import { attachedRoutes, countRoutes } from './served.ts';
import type { ListenerVerdict } from './verdict.ts';
import { condition, negativeCondition, present, programmed } from './verdict.ts';

/** The status of a listener, its Routes counted. */
export function describeListener(
  context: AttachmentContext,
  { merged, distinct, accepted, resolved, certificates, separate }: ListenerStanding,
  managed: Judgement,
): ListenerVerdict {
  const { owner, listener, admitted } = merged;
  const { supported } = kindsOf(context, listener);
  const base = {
    owner,
    pointer: listener.pointer,
    ...(listener.name !== undefined && { name: listener.name }),
    ...(supported && { supportedKinds: supported }),
    attachedRoutes: countRoutes(attachedRoutes(context, owner, listener)),
  };
  if (managed.certainty !== 'yes')
    return { ...base, conditions: [condition('Accepted', unknown(...managed.because))] };
  return {
    ...base,
    conditions: [
      condition('Accepted', admitted.certainty === 'yes' ? accepted : admitted),
      negativeCondition('Conflicted', distinct, 'NoConflicts'),
      condition('ResolvedRefs', resolved),
      // A conflicted listener gives the conflict as its reason (conformance test listenerset-protocol-conflict).
      programmed([
        distinct,
        accepted.certainty === 'no' ? no('Invalid', ...accepted.because) : YES,
        certificates.certainty === 'no' ? no('Invalid', ...certificates.because) : YES,
      ]),
      ...present('OverlappingTLSConfig', separate),
    ],
  };
}
