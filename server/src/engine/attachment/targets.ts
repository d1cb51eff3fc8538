import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import type { Reference } from '../manifest/references.ts';
import { displayName } from '../manifest/resource.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import { objectAt, stringAt } from '../yaml/value.ts';
import type { Content } from './content.ts';
import { holdsCertificates, holdsKeyPair } from './content.ts';
import type { AttachmentContext } from './context.ts';
import { isClosed } from './context.ts';
import type { Cause, Judgement } from './judgement.ts';
import { allOf, no, specific, unknown, YES } from './judgement.ts';
import { resolves } from './resolves.ts';
import { allServicePorts } from './servicePorts.ts';
import { mayBePatched } from './whole.ts';

/**
 * Whether the references of a Route lead somewhere: its backends, mirrors, external authorisation and extensions
 * (gateway-api v1.6, RouteConditionResolvedRefs). One of several failing ones gives the reason; which is not specified.
 * @param mesh most meshes ask for no ReferenceGrant (GEP-1294)
 */
export function routeReferencesResolve(
  context: AttachmentContext,
  route: IndexedResource,
  mesh: boolean,
): Judgement {
  return allOf(
    route.resource.references.flatMap((reference) => {
      const { role } = reference.field;
      if (role === 'backend' || role === 'mirror' || role === 'external-auth')
        return [backendResolves(context, route, reference, mesh)];
      return role === 'extension' ? [extensionResolves(context, route, reference)] : [];
    }),
  );
}

/** Service is Core; every other kind is left to implementations (BackendObjectReference.kind). */
export function backendResolves(
  context: AttachmentContext,
  route: IndexedResource,
  reference: Reference,
  mesh: boolean,
): Judgement {
  return resolves(context, route, reference, {
    reasons: { kind: 'InvalidKind', missing: 'BackendNotFound' },
    takes: (group, kind) => (group === '' && kind === 'Service' ? 'yes' : 'implementation-specific'),
    check: (object, at) => checkService(context, object, reference, at),
    ...(mesh && { grants: 'optional' }),
  });
}

/** No reason is defined for a port that a Service lacks, nor for ExternalName: BackendNotFound is for the object. */
function checkService(
  context: AttachmentContext,
  object: IndexedObject,
  { port }: Reference,
  at: (text: Message) => Cause,
): Judgement {
  if (object.key !== '/Service') return YES;
  const service = displayName(object.resource);
  if (stringAt(objectAt(object.resource.value, 'spec'), 'type') === 'ExternalName')
    return specific(at(message('attachment.external-name', { service })));
  const ports = allServicePorts(context, object);
  const isAbsent = ports?.every((each) => each.port !== undefined && each.port !== port?.value);
  return port && isAbsent
    ? specific(at(message('attachment.service-port', { service, port: port.value })))
    : YES;
}

/** Who writes an extension has a controller for its kind; whether it is there can be told. */
export function extensionResolves(
  context: AttachmentContext,
  route: IndexedResource,
  reference: Reference,
): Judgement {
  return resolves(context, route, reference, {
    reasons: { kind: 'InvalidKind', missing: 'BackendNotFound' },
    takes: () => 'yes',
  });
}

/** A listener's certificate: a Secret with a certificate and its key (ListenerTLSConfig.certificateRefs). */
export function certificateResolves(
  context: AttachmentContext,
  from: IndexedResource,
  reference: Reference,
): Judgement {
  return keyPairResolves(context, from, reference, 'InvalidCertificateRef');
}

/** The certificate that the Gateway shows to backends (GatewayBackendTLS.clientCertificateRef). */
export function clientCertificateResolves(
  context: AttachmentContext,
  from: IndexedResource,
  reference: Reference,
): Judgement {
  return keyPairResolves(context, from, reference, 'InvalidClientCertificateRef');
}

function keyPairResolves(
  context: AttachmentContext,
  from: IndexedResource,
  reference: Reference,
  reason: string,
): Judgement {
  return resolves(context, from, reference, {
    reasons: { kind: reason, missing: reason },
    takes: (group, kind) => {
      if (group !== '') return 'implementation-specific';
      return kind === 'Secret' ? 'yes' : 'no';
    },
    check: (object, at) =>
      object.key === '/Secret'
        ? contentJudgement(context, object, holdsKeyPair(object), reason, at, 'attachment.secret-content')
        : YES,
  });
}

/** Reasons for CA certificates: a Gateway's listeners and policies name them differently. */
export type CaReasons = { readonly kind: string; readonly missing: string };

/** A CA bundle: a ConfigMap is Core, a Secret is left to implementations (FrontendTLSValidation, BackendTLSPolicyValidation). */
export function caCertificateResolves(
  context: AttachmentContext,
  from: IndexedResource,
  reference: Reference,
  reasons: CaReasons,
): Judgement {
  return resolves(context, from, reference, {
    reasons,
    takes: (group, kind) => {
      if (group !== '') return 'implementation-specific';
      return kind === 'ConfigMap' ? 'yes' : kind === 'Secret' ? 'implementation-specific' : 'no';
    },
    check: (object, at) =>
      object.key === '/ConfigMap' || object.key === '/Secret'
        ? contentJudgement(
            context,
            object,
            holdsCertificates(object),
            reasons.missing,
            at,
            'attachment.ca-content',
          )
        : YES,
  });
}

/** What a manifest lacks today a patch or a controller may fill in, the latter unless the set is complete. */
function contentJudgement(
  context: AttachmentContext,
  object: IndexedObject,
  content: Content,
  reason: string,
  at: (text: Message) => Cause,
  id: 'attachment.secret-content' | 'attachment.ca-content',
): Judgement {
  if (content === 'yes') return YES;
  if (mayBePatched(context, object))
    return unknown(at(message('attachment.patched', { name: displayName(object.resource) })));
  if (content === 'no' && isClosed(context)) return no(reason, at(message(id)));
  return content === 'no' ? unknown(at(message(id))) : unknown(at(message('attachment.content-unread')));
}
