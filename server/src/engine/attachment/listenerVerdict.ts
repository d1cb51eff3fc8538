import type { IndexedObject } from '../index/objects.ts';
import type { Reference } from '../manifest/references.ts';
import { message } from '../messages.ts';
import { objectAt } from '../yaml/value.ts';
import type { AttachmentContext } from './context.ts';
import { supports } from './context.ts';
import { frontendTls } from './frontendTls.ts';
import type { Judgement } from './judgement.ts';
import { allOf, no, specific, unknown, YES } from './judgement.ts';
import type { ListenerDetail } from './listenerDetails.ts';
import type { MergedListener } from './merged.ts';
import { mergedListeners } from './merged.ts';
import { overlapOf } from './overlaps.ts';
import { pointerIn } from './parents.ts';
import { isOwnProtocol, kindsOf } from './routeKinds.ts';
import { certificateResolves } from './targets.ts';
import { asFarAsWhole } from './whole.ts';

/** What can be said of a listener without looking at Routes. */
export type ListenerStanding = {
  readonly merged: MergedListener;
  /** `no`: HostnameConflict, ProtocolConflict. */
  readonly distinct: Judgement;
  /** Everything that Accepted asks, distinctness included. */
  readonly accepted: Judgement;
  readonly resolved: Judgement;
  /** Of what ResolvedRefs asks the part without which there is no data plane: the listener's certificates. */
  readonly certificates: Judgement;
  /** `no`: OverlappingHostnames. */
  readonly separate: Judgement;
};

/** Judges a listener of a Gateway, or of a ListenerSet merged into it. */
export function standingOfListener(
  context: AttachmentContext,
  gateway: IndexedObject,
  merged: MergedListener,
): ListenerStanding {
  const { listener, owner } = merged;
  const whole = (judgement: Judgement): Judgement => asFarAsWhole(context, judgement, [owner]);
  const distinct = whole(mergedListeners(context, gateway).distinct.get(merged) ?? YES);
  const frontend = frontendTls(context, gateway, listener);
  const atListener = (judgement: Judgement): Judgement =>
    merged.isGateway ? judgement : moved(judgement, listener.pointer, gateway);
  const certificates = whole(allOf(listenerCertificates(context, owner, listener)));
  return {
    merged,
    distinct,
    accepted: allOf([distinct, whole(supported(context, listener)), whole(atListener(frontend.accepted))]),
    resolved: allOf([
      certificates,
      whole(atListener(frontend.resolved)),
      whole(kindsAreValid(context, listener)),
    ]),
    certificates,
    separate: overlapOf(context, gateway, merged),
  };
}

/** What a Gateway says is a cause beside its ListenerSets' listeners, not in them. */
function moved(judgement: Judgement, pointer: string, gateway: IndexedObject): Judgement {
  const because = judgement.because.map((each) => ({
    message: each.message,
    pointer,
    other: { resource: gateway, pointer: each.pointer },
  }));
  return { ...judgement, because };
}

/** Protocol and TLS mode (gateway-api v1.6, ListenerReasonUnsupportedProtocol, ListenerReasonUnsupportedValue). */
function supported(context: AttachmentContext, listener: ListenerDetail): Judgement {
  const { protocol, tlsMode, pointer, label } = listener;
  const at = `${pointer}/protocol`;
  if (protocol === undefined)
    return unknown({
      message: message('attachment.listener-protocol-unknown', { listener: label }),
      pointer: at,
    });
  const feature = FEATURES[protocol];
  if (feature !== undefined && !feature.some((each) => supports(context, each)))
    return no('UnsupportedProtocol', {
      message: message('attachment.feature', { feature: feature[0] ?? protocol }),
      pointer: at,
    });
  const isTerminatedTls = protocol === 'TLS' && tlsMode === 'Terminate';
  if (isTerminatedTls && !supports(context, 'TLSRouteModeTerminate'))
    return specific({
      message: message('attachment.feature', { feature: 'TLSRouteModeTerminate' }),
      pointer: `${pointer}/tls/mode`,
    });
  if (feature !== undefined) return YES;
  return isOwnProtocol(protocol)
    ? specific({ message: message('attachment.own-protocol', { protocol }), pointer: at })
    : no('UnsupportedProtocol', { message: message('attachment.no-protocol', { protocol }), pointer: at });
}

/** A protocol is of use if one of the kinds that it carries is supported. */
const FEATURES: Readonly<Partial<Record<string, readonly string[]>>> = {
  HTTP: ['HTTPRoute', 'GRPCRoute'],
  HTTPS: ['HTTPRoute', 'GRPCRoute'],
  TLS: ['TLSRoute', 'TCPRoute'],
  TCP: ['TCPRoute'],
  UDP: ['UDPRoute'],
};

/** Kinds in `allowedRoutes` that the listener cannot take (gateway-api v1.6, ListenerStatus.supportedKinds). */
function kindsAreValid(context: AttachmentContext, listener: ListenerDetail): Judgement {
  const { invalid, open } = kindsOf(context, listener);
  const causes = (from: typeof invalid): Judgement['because'] =>
    from.map(({ kind, pointer }) => ({
      message: message('attachment.kind-not-carried', { kind, listener: listener.label }),
      pointer,
    }));
  if (invalid.length > 0) return no('InvalidRouteKinds', ...causes(invalid));
  return open.length > 0 ? specific(...causes(open)) : YES;
}

/** The certificates with which a listener ends TLS (gateway-api v1.6, ListenerTLSConfig.certificateRefs). */
function listenerCertificates(
  context: AttachmentContext,
  owner: IndexedObject,
  listener: ListenerDetail,
): readonly Judgement[] {
  const { value, pointer, protocol, tlsMode, label } = listener;
  if (tlsMode === 'Passthrough') return [];
  if (protocol === 'HTTPS' && objectAt(value, 'tls') === undefined)
    // The API takes it, though the field's text asks for `tls`.
    return [specific({ message: message('attachment.no-tls', { listener: label }), pointer })];
  return certificateReferences(owner, listener).map((each) => certificateResolves(context, owner, each));
}

/** The references to the certificates of a listener. */
export function certificateReferences(
  { resource }: IndexedObject,
  { pointer, tlsMode }: ListenerDetail,
): readonly Reference[] {
  if (tlsMode === 'Passthrough') return [];
  return resource.references.filter(
    (reference) =>
      reference.field.role === 'certificate' && pointerIn(resource, reference).startsWith(`${pointer}/`),
  );
}
