import { olderFirst } from '../attachment/age.ts';
import type { AttachmentContext } from '../attachment/context.ts';
import { allServicePorts } from '../attachment/servicePorts.ts';
import { caCertificateResolves } from '../attachment/targets.ts';
import { namespaceOf, sameNamespace } from '../index/namespaces.ts';
import type { IndexedObject, IndexedReference } from '../index/objects.ts';
import { GATEWAY_GROUP } from '../manifest/kinds.ts';
import { isObject, objectAt } from '../yaml/value.ts';

/**
 * Whether a BackendTLSPolicy keeps all requests from a Service: none of its CA certificates can be used, so nothing can
 * be verified and clients get an error (gateway-api v1.6, BackendTLSPolicyValidation.caCertificateRefs).
 */
export function hasBrokenPolicy(
  context: AttachmentContext,
  service: IndexedObject,
  port: number | undefined,
): boolean {
  const effective = policiesInForce(context, service, port);
  return effective.length > 0 && effective.every((policy) => lacksCertificates(context, policy));
}

/**
 * The BackendTLSPolicies for a port of a Service, each by its reference: where there are several with one target, the
 * first is the one in force (BackendTLSPolicySpec.targetRefs), unless creation times that are not here say otherwise.
 */
export function policiesInForce(
  context: AttachmentContext,
  service: IndexedObject,
  port: number | undefined,
): readonly IndexedReference[] {
  const policies = context.index
    .referencesTo(service.key, service.name)
    .filter((each) => isPolicyFor(context, each, service));
  if (policies.length === 0) return [];
  const section = allServicePorts(context, service)?.find((each) => each.port === port)?.name;
  // A policy for the port takes the place of one for the whole Service.
  const ofPort = policies.filter(
    ({ reference }) => section !== undefined && reference.sectionName?.value === section,
  );
  const ofAll = policies.filter(({ reference }) => reference.sectionName === undefined);
  return [...(ofPort.length > 0 ? ofPort : ofAll)].sort((a, b) => olderFirst(a, b).order);
}

function isPolicyFor(context: AttachmentContext, each: IndexedReference, service: IndexedObject): boolean {
  const { group, kind } = each.resource;
  if (kind !== 'BackendTLSPolicy' || group !== GATEWAY_GROUP || each.reference.field.role !== 'target')
    return false;
  return (
    sameNamespace(namespaceOf(context.namespaces, each), namespaceOf(context.namespaces, service)) === 'yes'
  );
}

function lacksCertificates(context: AttachmentContext, policy: IndexedReference): boolean {
  const { resource } = policy;
  const validation = objectAt(objectAt(resource.value, 'spec'), 'validation');
  if (!isObject(validation) || validation.wellKnownCACertificates !== undefined) return false;
  const certificates = resource.references.filter(({ field }) => field.role === 'ca-certificate');
  return (
    certificates.length > 0 &&
    certificates.every((each) => caCertificateResolves(context, policy, each, CA_REASONS).certainty === 'no')
  );
}

export const CA_REASONS = { kind: 'InvalidKind', missing: 'InvalidCACertificateRef' };
