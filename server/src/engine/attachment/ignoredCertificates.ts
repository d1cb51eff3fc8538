import type { Reference } from '../manifest/references.ts';
import type { Resource } from '../manifest/resource.ts';
import { listenerDetails } from './listenerDetails.ts';
import { pointerIn } from './parents.ts';

/**
 * Whether a reference names the certificate of a listener that passes TLS through: nobody reads it, so that it may be
 * anything (gateway-api v1.6, ListenerTLSConfig.mode).
 */
export function isIgnoredCertificate(resource: Resource, reference: Reference): boolean {
  if (reference.field.role !== 'certificate') return false;
  const place = pointerIn(resource, reference);
  return listenerDetails(resource).some(
    ({ pointer, tlsMode }) => tlsMode === 'Passthrough' && place.startsWith(`${pointer}/`),
  );
}
