import type { AttachmentContext } from '../attachment/context.ts';
import type { ServedListener } from '../attachment/model.ts';
import { GATEWAY_GROUP } from '../manifest/kinds.ts';
import { type Message, message } from '../messages.ts';
import { backendTls } from './backendTls.ts';
import { type Doubt, specific } from './doubt.ts';
import type { RankedMatch } from './rank.ts';
import { referenceAt } from './references.ts';
import { type Rest, restOn, verdictOf } from './rests.ts';
import type { BackendShare } from './result.ts';

/** What is to be known of connections, and what they rest on. */
export type Delivery = { readonly notes: readonly Message[]; readonly restsOn: readonly Rest[] };

/**
 * How a Gateway connects to the backends that get requests, in no order of theirs. What a BackendTLSPolicy says is said
 * to Gateways: a mesh has its own TLS.
 */
export function deliveryTo(
  context: AttachmentContext,
  { route }: RankedMatch,
  live: readonly BackendShare[],
  mesh: boolean,
): Delivery {
  if (mesh || context.index.objectsOfKind(POLICIES).length === 0) return NOTHING;
  const found = live.flatMap(({ pointer, port, valid }) => {
    const reference = pointer === undefined ? undefined : referenceAt(route.resource, pointer);
    if (!reference || valid === 'no') return [];
    const resolved = context.resolve(route, reference);
    const [object] = resolved.type === 'absent' ? [] : resolved.objects;
    return (object && backendTls(context, object, port)) ?? [];
  });
  const notes = new Map(found.map(({ note }) => [JSON.stringify(note), note]));
  return {
    notes: [...notes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, note]) => note),
    restsOn: found.flatMap(({ rest }) => rest ?? []),
  };
}

const POLICIES = `${GATEWAY_GROUP}/BackendTLSPolicy`;
const NOTHING: Delivery = { notes: [], restsOn: [] };

/** What a connection to a listener that ends TLS rests on. */
export function certificatesOf(listener: ServedListener | undefined): readonly Rest[] {
  const certificates = listener?.certificates;
  return certificates
    ? [restOn(`certificates ${certificates.names.join(', ')}`, verdictOf(certificates))]
    : [];
}

/**
 * What is wrong with the certificates of a listener for certain: it is accepted (ResolvedRefs is false), and what clients
 * meet is not specified.
 */
export function certificateDoubts(listener: ServedListener | undefined): readonly Doubt[] {
  const certificates = listener?.certificates;
  return certificates?.certainty === 'no' ? certificates.because.map((each) => specific(each)) : [];
}

/** Who ends the TLS of a connection that is passed on as it is. */
export function tlsNotes(listener: ServedListener | undefined): readonly Message[] {
  if (listener?.tlsMode === undefined) return [];
  return [
    message(listener.tlsMode === 'Terminate' ? 'routing.note.tls-terminate' : 'routing.note.tls-passthrough'),
  ];
}
