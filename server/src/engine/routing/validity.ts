import { type AttachmentContext, isClosed, isMissing } from '../attachment/context.ts';
import { permits } from '../attachment/referenceGrants.ts';
import { allServicePorts } from '../attachment/servicePorts.ts';
import { namespaceName } from '../index/namespaces.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { targetNamespace } from '../index/resolve.ts';
import type { Reference } from '../manifest/references.ts';
import { displayName } from '../manifest/resource.ts';
import { type Message, message } from '../messages.ts';
import { stringAt } from '../yaml/value.ts';
import { hasBrokenPolicy } from './backendPolicies.ts';
import type { Validity } from './result.ts';

export type BackendVerdict = { readonly valid: Validity; readonly because?: Message };

/**
 * Whether requests to a backend can be delivered (gateway-api v1.6, HTTPBackendRef): its object exists, a ReferenceGrant
 * permits the way there, and no BackendTLSPolicy makes it unusable. A port that the Service does not have is no reason
 * that the specification knows, so that stays open.
 * @param mesh Routes of a Service need no grant in most meshes (GEP-1294)
 */
export function validityOf(
  context: AttachmentContext,
  from: IndexedResource,
  reference: Reference | undefined,
  mesh: boolean,
): BackendVerdict {
  if (reference?.name === undefined) return unknown(message('routing.backend.unread'));
  const backend = { backend: nameOf(context, from, reference) };
  const grant = mesh ? 'yes' : permits(context, from, reference).verdict;
  if (grant === 'no' && isClosed(context))
    return { valid: 'no', because: message('routing.backend.not-permitted', backend) };
  const found = context.resolve(from, reference);
  if (found.type === 'absent')
    return isMissing(context, from, reference)
      ? { valid: 'no', because: message('routing.backend.absent', backend) }
      : unknown(message('routing.backend.not-here', backend));
  if (grant === 'no' || grant === 'unknown')
    return unknown(message('routing.backend.no-grant-here', backend));
  if (found.type === 'unknown') return unknown(message('routing.backend.namespace', backend));
  const verdicts = found.objects.map((object) => verdictOf(context, object, reference, backend));
  return verdicts.find(({ valid }) => valid !== verdicts[0]?.valid)
    ? unknown(message('routing.backend.several', backend))
    : (verdicts[0] ?? unknown(message('routing.backend.not-here', backend)));
}

function verdictOf(
  context: AttachmentContext,
  object: IndexedObject,
  reference: Reference,
  backend: { readonly backend: string },
): BackendVerdict {
  const { resource } = object;
  if (resource.kind !== 'Service' || resource.group !== '') return { valid: 'yes' };
  if (stringAt(resource.value.spec, 'type') === 'ExternalName')
    return unknown(message('routing.backend.external-name', backend));
  const ports = allServicePorts(context, object);
  const port = reference.port?.value;
  const isMissing =
    port !== undefined && ports?.every((each) => each.port !== undefined && each.port !== port);
  if (isMissing) return unknown(message('routing.backend.port', { ...backend, port }));
  return hasBrokenPolicy(context, object, port)
    ? { valid: 'no', because: message('routing.backend.policy', backend) }
    : { valid: 'yes' };
}

function unknown(because: Message): BackendVerdict {
  return { valid: 'unknown', because };
}

/** `Service shop/cart`, as messages name the target of a reference. */
export function nameOf(context: AttachmentContext, from: IndexedResource, reference: Reference): string {
  const namespace = namespaceName(targetNamespace(context, from, reference));
  return displayName({ kind: reference.kind, namespace, name: reference.name?.value });
}
