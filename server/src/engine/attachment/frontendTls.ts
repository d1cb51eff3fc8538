import type { IndexedObject } from '../index/objects.ts';
import type { Reference } from '../manifest/references.ts';
import type { Resource } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import type { Json, JsonObject } from '../yaml/value.ts';
import { listAt, numberAt, objectAt, stringAt } from '../yaml/value.ts';
import type { AttachmentContext } from './context.ts';
import { supports } from './context.ts';
import type { Judgement } from './judgement.ts';
import { allOf, anyOf, no, specific, YES } from './judgement.ts';
import type { ListenerDetail } from './listenerDetails.ts';
import { pointerIn } from './parents.ts';
import { caCertificateResolves } from './targets.ts';

/** What the validation of client certificates means for one listener. */
export type FrontendJudgement = {
  /** `no`: NoValidCACertificate, no reference is valid. */
  readonly accepted: Judgement;
  /** `no` if one of the references is not valid. */
  readonly resolved: Judgement;
};

const NONE: FrontendJudgement = { accepted: YES, resolved: YES };
const FEATURE = 'GatewayFrontendClientCertificateValidation';

/**
 * The Gateway's validation of client certificates, as it holds for a listener: of HTTPS listeners only; what is said for a
 * port takes the place of the default (gateway-api v1.6, FrontendTLSConfig, ListenerReasonNoValidCACertificate).
 */
export function frontendTls(
  context: AttachmentContext,
  gateway: IndexedObject,
  { protocol, port }: ListenerDetail,
): FrontendJudgement {
  if (protocol !== 'HTTPS') return NONE;
  const at = validationAt(gateway.resource, port);
  if (!at) return NONE;
  if (!supports(context, FEATURE)) {
    const open = specific({ message: message('attachment.feature', { feature: FEATURE }), pointer: at });
    return { accepted: open, resolved: open };
  }
  const judged = referencesBelow(gateway.resource, at).map((reference) =>
    caCertificateResolves(context, gateway, reference, {
      kind: 'InvalidCACertificateKind',
      missing: 'InvalidCACertificateRef',
    }),
  );
  if (judged.length === 0) return NONE;
  const best = anyOf(judged);
  return {
    accepted: best.certainty === 'no' ? no('NoValidCACertificate', ...best.because) : best,
    resolved: allOf(judged),
  };
}

function referencesBelow(resource: Resource, pointer: string): readonly Reference[] {
  return resource.references.filter(
    (reference) =>
      reference.field.role === 'ca-certificate' && pointerIn(resource, reference).startsWith(`${pointer}/`),
  );
}

/** Where the validation stands that holds for a port. */
function validationAt({ value }: Resource, port: number | undefined): string | undefined {
  const frontend = frontendOf(value);
  const perPort = listAt(frontend, 'perPort');
  const index = perPort.findIndex((each) => port !== undefined && numberAt(each, 'port') === port);
  if (index !== -1)
    return objectAt(objectAt(perPort[index], 'tls'), 'validation')
      ? `/spec/tls/frontend/perPort/${index}/tls/validation`
      : undefined;
  return objectAt(objectAt(frontend, 'default'), 'validation')
    ? '/spec/tls/frontend/default/validation'
    : undefined;
}

function frontendOf(value: JsonObject): JsonObject | undefined {
  return objectAt(objectAt(objectAt(value, 'spec'), 'tls'), 'frontend');
}

/**
 * Whether clients without a valid certificate are let in somewhere: the condition InsecureFrontendValidationMode.
 * `no` where it is to be set.
 */
export function validationMode({ resource }: IndexedObject): Judgement {
  const frontend = frontendOf(resource.value);
  const isInsecure = (config: Json | undefined): boolean =>
    stringAt(objectAt(config, 'validation'), 'mode') === 'AllowInsecureFallback';
  const index = listAt(frontend, 'perPort').findIndex((each) => isInsecure(objectAt(each, 'tls')));
  const isDefault = isInsecure(objectAt(frontend, 'default'));
  if (!isDefault && index === -1) return YES;
  const at = isDefault ? 'default' : `perPort/${index}/tls`;
  return no('ConfigurationChanged', {
    message: message('attachment.insecure-fallback'),
    pointer: `/spec/tls/frontend/${at}/validation/mode`,
  });
}
