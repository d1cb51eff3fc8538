import type { IndexedResource } from '../index/objects.ts';
import type { Reference } from '../manifest/references.ts';
import type { AttachmentContext } from './context.ts';
import { isIgnoredCertificate } from './ignoredCertificates.ts';
import { routeVerdicts } from './routeVerdicts.ts';
import {
  backendResolves,
  caCertificateResolves,
  certificateResolves,
  clientCertificateResolves,
  extensionResolves,
} from './targets.ts';
import type { Condition } from './verdict.ts';
import { condition } from './verdict.ts';
import { asFarAsWhole } from './whole.ts';

/**
 * What one reference by itself adds to ResolvedRefs of its resource; undefined for references that the condition does
 * not speak of, such as those to parents.
 */
export function referenceVerdict(
  context: AttachmentContext,
  from: IndexedResource,
  reference: Reference,
): Condition | undefined {
  const judge = JUDGES[reference.field.role];
  if (!judge || isIgnoredCertificate(from.resource, reference)) return undefined;
  return condition('ResolvedRefs', asFarAsWhole(context, judge(context, from, reference), [from]));
}

const JUDGES: Readonly<Partial<Record<Reference['field']['role'], typeof certificateResolves>>> = {
  backend: resolvesBackend,
  mirror: resolvesBackend,
  'external-auth': resolvesBackend,
  extension: extensionResolves,
  certificate: certificateResolves,
  'client-certificate': clientCertificateResolves,
  'ca-certificate': (context, from, reference) =>
    caCertificateResolves(context, from, reference, {
      kind: from.resource.kind === 'Gateway' ? 'InvalidCACertificateKind' : 'InvalidKind',
      missing: 'InvalidCACertificateRef',
    }),
};

function resolvesBackend(
  context: AttachmentContext,
  route: IndexedResource,
  reference: Reference,
): ReturnType<typeof backendResolves> {
  const parents = routeVerdicts(context, route).flatMap((verdict) => verdict.parents);
  const isMesh = parents.length > 0 && parents.every(({ key }) => key === '/Service');
  return backendResolves(context, route, reference, isMesh);
}
