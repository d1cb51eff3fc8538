import type { IndexedObject } from '../index/objects.ts';
import type { AttachmentContext } from './context.ts';
import { perResource } from './context.ts';
import { gatewayAccepted } from './gatewayAccepted.ts';
import { allOf, anyOf, no, specific } from './judgement.ts';
import { standingsOf } from './standings.ts';
import type { Condition } from './verdict.ts';
import { condition } from './verdict.ts';
import { asFarAsWhole } from './whole.ts';

/**
 * Accepted: parameters and addresses, then the listeners. With none that is valid it is refused; with some it is accepted
 * and says so, but for conflicts, where a controller may do either (gateway-api v1.6, GatewaySpec.listeners,
 * GatewayReasonListenersNotValid).
 */
export const acceptance: (context: AttachmentContext, gateway: IndexedObject) => Condition = perResource(
  (context, gateway) => judgeAcceptance(context, gateway),
);

function judgeAcceptance(context: AttachmentContext, gateway: IndexedObject): Condition {
  const whole = gatewayAccepted(context, gateway);
  const own = standingsOf(context, gateway).filter(({ merged }) => merged.isGateway);
  if (whole.certainty === 'no' || own.length === 0) return condition('Accepted', whole, 'Accepted');
  const best = anyOf(own.map(({ accepted }) => accepted));
  const refused = own.filter(({ accepted }) => accepted.certainty === 'no');
  const because = refused.flatMap(({ accepted }) => accepted.because);
  if (best.certainty === 'no')
    return condition('Accepted', asFarAsWhole(context, no('ListenersNotValid', ...because), [gateway]));
  const conflicts = refused.filter(({ distinct }) => distinct.certainty === 'no');
  const listeners =
    conflicts.length > 0 ? specific(...conflicts.flatMap(({ distinct }) => distinct.because)) : best;
  const both = allOf([whole, listeners]);
  if (both.certainty !== 'yes' || refused.length === 0) return condition('Accepted', both, 'Accepted');
  return { ...condition('Accepted', both, 'ListenersNotValid'), because };
}
