import type { AttachmentContext } from '../attachment/context.ts';
import { answerOf, anyOf } from '../attachment/judgement.ts';
import { nameOf } from '../attachment/resolves.ts';
import { caCertificateResolves } from '../attachment/targets.ts';
import type { IndexedObject, IndexedReference } from '../index/objects.ts';
import { displayName } from '../manifest/resource.ts';
import { type Message, message } from '../messages.ts';
import { listAt, objectAt, stringAt } from '../yaml/value.ts';
import { CA_REASONS, policiesInForce } from './backendPolicies.ts';
import { type Rest, restOn, verdictOf } from './rests.ts';

/** How a Gateway speaks TLS with a backend, and what that rests on; absent where no policy tells it to. */
export type BackendTls = { readonly note: Message; readonly rest?: Rest };

/**
 * What the BackendTLSPolicy in force makes of connections to a port of a Service (gateway-api v1.6,
 * BackendTLSPolicyValidation). Of several with one target the older counts (`policiesInForce`).
 */
export function backendTls(
  context: AttachmentContext,
  service: IndexedObject,
  port: number | undefined,
): BackendTls | undefined {
  const [policy] = policiesInForce(context, service, port);
  if (!policy) return undefined;
  const validation = objectAt(objectAt(policy.resource.value, 'spec'), 'validation');
  const others = listAt(validation, 'subjectAltNames').flatMap(
    (each) => stringAt(each, 'hostname') ?? stringAt(each, 'uri') ?? [],
  );
  const certificates = policy.resource.references.filter(({ field }) => field.role === 'ca-certificate');
  const authorities = certificates
    .map((each) => nameOf(context, policy, each))
    .sort()
    .join(', ');
  const note = message('routing.note.backend-tls', {
    backend: displayName(service.resource) + (port === undefined ? '' : `:${port}`),
    names: [stringAt(validation, 'hostname') ?? '?', ...others.sort()].join(', '),
    authorities: authorities === '' ? (stringAt(validation, 'wellKnownCACertificates') ?? '?') : authorities,
    policy: displayName(policy.resource),
  });
  if (certificates.length === 0) return { note };
  return { note, rest: restOn(`authorities ${authorities}`, verdictOf(answerOf(judge(context, policy)))) };
}

/** One that can be used is enough. */
function judge(context: AttachmentContext, policy: IndexedReference): ReturnType<typeof anyOf> {
  const { references } = policy.resource;
  return anyOf(
    references
      .filter(({ field }) => field.role === 'ca-certificate')
      .map((each) => caCertificateResolves(context, policy, each, CA_REASONS)),
  );
}
