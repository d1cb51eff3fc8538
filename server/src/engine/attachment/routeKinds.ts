import { GATEWAY_GROUP } from '../manifest/kinds.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import type { Json } from '../yaml/value.ts';
import { isObject, listAt, objectAt, stringAt } from '../yaml/value.ts';
import { type AttachmentContext, supports } from './context.ts';
import type { ListenerDetail } from './listenerDetails.ts';

export type RouteGroupKind = { readonly group: string; readonly kind: string };

/** What a listener's protocol carries. */
export type Carried = {
  /** Kinds that every controller takes which supports them. */
  readonly kinds: readonly string[];
  /** Kinds that texts of the specification disagree about. */
  readonly open: readonly string[];
};

const NOTHING: Carried = { kinds: [], open: [] };

/**
 * The kinds of Route that a protocol carries, of those that the controller supports; undefined if the protocol is a
 * placeholder or an implementation's own (gateway-api v1.6, ProtocolType and TLSModeType).
 */
export function carriedBy(context: AttachmentContext, listener: ListenerDetail): Carried | undefined {
  const { kinds, open } = byProtocol(context, listener) ?? {};
  if (!kinds || !open) return undefined;
  const isSupported = (kind: string): boolean => supports(context, kind);
  return { kinds: kinds.filter(isSupported), open: open.filter(isSupported) };
}

function byProtocol(context: AttachmentContext, { protocol, tlsMode }: ListenerDetail): Carried | undefined {
  switch (protocol) {
    case 'HTTP':
    case 'HTTPS':
      return { kinds: ['HTTPRoute', 'GRPCRoute'], open: [] };
    case 'TCP':
      return { kinds: ['TCPRoute'], open: [] };
    case 'UDP':
      return { kinds: ['UDPRoute'], open: [] };
    case 'TLS':
      // Passed through: conformance test tlsroute-listener-passthrough-supported-kinds lists TLSRoute alone.
      if (tlsMode === 'Passthrough') return { kinds: ['TLSRoute'], open: [] };
      if (tlsMode === undefined) return undefined;
      return supports(context, 'TLSRouteModeTerminate')
        ? { kinds: ['TLSRoute', 'TCPRoute'], open: ['HTTPRoute', 'GRPCRoute'] }
        : { kinds: ['TCPRoute'], open: ['HTTPRoute', 'GRPCRoute'] };
    default:
      return protocol === undefined || isOwnProtocol(protocol) ? undefined : NOTHING;
  }
}

/** `example.com/foo` is an implementation's own; and who writes `http` may mean HTTP. */
export function isOwnProtocol(protocol: string): boolean {
  return protocol.includes('/') || PROTOCOLS.includes(protocol.toUpperCase());
}

/** The last is Istio's, for waypoints and gateways between networks; it has no domain, though it should. */
const PROTOCOLS: readonly string[] = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP', 'HBONE'];

export type ListenerKinds = {
  /** The listener's `supportedKinds`; undefined if they are not known. */
  readonly supported: readonly RouteGroupKind[] | undefined;
  /** Kinds that are named in `allowedRoutes.kinds` and that the listener cannot take, with their pointers. */
  readonly invalid: readonly (RouteGroupKind & { readonly pointer: string })[];
  /** As `invalid`, where it is left to implementations. */
  readonly open: readonly (RouteGroupKind & { readonly pointer: string })[];
};

/**
 * The kinds that a listener supports: those of its protocol, narrowed by `allowedRoutes.kinds`; what is named there and
 * does not fit is left out (gateway-api v1.6, ListenerStatus.supportedKinds).
 */
export function kindsOf(context: AttachmentContext, listener: ListenerDetail): ListenerKinds {
  const carried = carriedBy(context, listener);
  const named = listAt(objectAt(listener.value, 'allowedRoutes'), 'kinds');
  if (named.length === 0)
    return {
      supported: carried?.kinds.map((kind) => ({ group: GATEWAY_GROUP, kind })),
      invalid: [],
      open: [],
    };
  const entries = named.map((each, index) =>
    readKind(each, `${listener.pointer}/allowedRoutes/kinds/${index}`),
  );
  const isCarried = ({ group, kind }: RouteGroupKind): boolean =>
    group === GATEWAY_GROUP && (carried?.kinds.includes(kind) ?? false);
  const isOpen = ({ group, kind }: RouteGroupKind): boolean =>
    isUnknownText(`${group} ${kind}`) ||
    (group === GATEWAY_GROUP ? (carried?.open.includes(kind) ?? true) : !isCore(group));
  const rest = entries.filter((each) => !isCarried(each));
  return {
    // What an implementation makes of the others is not known.
    supported: rest.some(isOpen)
      ? undefined
      : carried && entries.filter(isCarried).map(({ group, kind }) => ({ group, kind })),
    invalid: rest.filter((each) => !isOpen(each)),
    open: rest.filter(isOpen),
  };
}

/** Kubernetes' own groups have no kinds of Route. */
function isCore(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}

function readKind(entry: Json, pointer: string): RouteGroupKind & { readonly pointer: string } {
  if (!isObject(entry)) return { group: GATEWAY_GROUP, kind: '', pointer };
  return {
    group: stringAt(entry, 'group') ?? GATEWAY_GROUP,
    kind: stringAt(entry, 'kind') ?? '',
    pointer,
  };
}
