import type { IndexedObject } from '../index/objects.ts';
import { message } from '../messages.ts';
import { acceptance } from './acceptance.ts';
import type { AttachmentContext } from './context.ts';
import { perResource, supports } from './context.ts';
import { validationMode } from './frontendTls.ts';
import type { Judgement } from './judgement.ts';
import { allOf, no, specific, unknown, YES } from './judgement.ts';
import { describeListener } from './listenerConditions.ts';
import { setsOf } from './listenerSets.ts';
import { setVerdictConditions } from './listenerSetVerdicts.ts';
import type { ListenerStanding } from './listenerVerdict.ts';
import { isManaged } from './managed.ts';
import { standingsOf } from './standings.ts';
import { clientCertificateResolves } from './targets.ts';
import type { Count, GatewayVerdict } from './verdict.ts';
import { condition, present, programmed } from './verdict.ts';
import { asFarAsWhole } from './whole.ts';

/** What is predicted for a Gateway and its own listeners. */
export const gatewayVerdict: (context: AttachmentContext, gateway: IndexedObject) => GatewayVerdict =
  perResource((context, gateway) => judge(context, gateway));

function judge(context: AttachmentContext, gateway: IndexedObject): GatewayVerdict {
  const standings = standingsOf(context, gateway).filter(({ merged }) => merged.isGateway);
  const managed = isManaged(context, gateway);
  const base = {
    gateway,
    listeners: standings.map((standing) => describeListener(context, standing, managed)),
    attachedListenerSets: countSets(context, gateway),
  };
  if (managed.certainty !== 'yes')
    return {
      ...base,
      statusWritten: managed.certainty !== 'no',
      conditions: [condition('Accepted', unknown(...managed.because))],
    };
  const accepted = acceptance(context, gateway);
  return {
    ...base,
    statusWritten: true,
    conditions: [
      accepted,
      condition('ResolvedRefs', referencesResolve(context, gateway, standings)),
      programmed([accepted.status === 'False' ? no('Invalid', ...accepted.because) : YES]),
      ...present('InsecureFrontendValidationMode', validationMode(gateway)).map((each) => ({
        ...each,
        reason: 'ConfigurationChanged',
      })),
    ],
  };
}

/** The certificate for backends first, then whether each listener's references resolve (GatewayConditionResolvedRefs). */
function referencesResolve(
  context: AttachmentContext,
  gateway: IndexedObject,
  standings: readonly ListenerStanding[],
): Judgement {
  const own = gateway.resource.references
    .filter(({ field }) => field.role === 'client-certificate')
    .map((reference) => clientCertificateResolves(context, gateway, reference));
  const feature = ['SupportGatewayBackendClientCertificate', 'GatewayBackendClientCertificate'];
  const client = asFarAsWhole(context, allOf(own), [gateway]);
  const backend =
    own.length === 0 || feature.some((each) => supports(context, each))
      ? client
      : specific({
          message: message('attachment.feature', { feature: feature[0] ?? '' }),
          pointer: '/spec/tls/backend',
        });
  const listeners = allOf(standings.map(({ resolved }) => resolved));
  return allOf([
    backend,
    listeners.certainty === 'no' ? no('ListenersNotResolved', ...listeners.because) : listeners,
  ]);
}

/** ListenerSets that attach: let in, and accepted themselves (gateway-api v1.6, GatewayStatus.attachedListenerSets). */
function countSets(context: AttachmentContext, gateway: IndexedObject): Count {
  let [sure, possible] = [0, 0];
  for (const { set, admitted } of setsOf(context, gateway)) {
    if (admitted.certainty === 'no') continue;
    const { status } = setVerdictConditions(context, set, gateway);
    if (status === 'True' && admitted.certainty === 'yes') sure++;
    if (status !== 'False') possible++;
  }
  return { sure, possible };
}
