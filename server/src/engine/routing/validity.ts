import type { AttachmentContext } from '../attachment/context.ts';
import { nameOf } from '../attachment/resolves.ts';
import { backendResolves } from '../attachment/targets.ts';
import type { IndexedResource } from '../index/objects.ts';
import type { Reference } from '../manifest/references.ts';
import { type Message, message } from '../messages.ts';
import { hasBrokenPolicy } from './backendPolicies.ts';
import type { Validity } from './result.ts';

export type BackendVerdict = { readonly valid: Validity; readonly because?: Message };

/**
 * Whether requests to a backend can be delivered (gateway-api v1.6, HTTPBackendRef): the reference resolves, as the
 * Route's conditions say it, and no BackendTLSPolicy makes the backend unusable. What the specification leaves open is
 * not known.
 * @param mesh Routes of a Service need no grant in most meshes (GEP-1294), and the conformance suite counts on that
 */
export function validityOf(
  context: AttachmentContext,
  from: IndexedResource,
  reference: Reference | undefined,
  mesh: boolean,
): BackendVerdict {
  if (reference?.name === undefined) return { valid: 'unknown', because: message('routing.backend.unread') };
  const { certainty, because } = backendResolves(context, from, reference, mesh);
  const [cause] = because;
  if (
    mesh &&
    certainty === 'implementation-specific' &&
    because.every(({ message: { id } }) => id === MESH_GRANT)
  )
    return { valid: 'yes', ...(cause && { because: cause.message }) };
  if (certainty !== 'yes' && certainty !== 'runtime')
    return { valid: certainty === 'no' ? 'no' : 'unknown', ...(cause && { because: cause.message }) };
  const found = context.resolve(from, reference);
  const objects = found.type === 'found' ? found.objects : [];
  const isBroken =
    objects.length > 0 && objects.every((each) => hasBrokenPolicy(context, each, reference.port?.value));
  if (!isBroken) return { valid: 'yes' };
  const backend = nameOf(context, from, reference);
  return { valid: 'no', because: message('routing.backend.policy', { backend }) };
}

/** All that is left open is whether the mesh asks for a grant. */
const MESH_GRANT = 'attachment.mesh-grant';
