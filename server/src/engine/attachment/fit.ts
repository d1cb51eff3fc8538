import type { IndexedObject } from '../index/objects.ts';
import { GATEWAY_GROUP } from '../manifest/kinds.ts';
import type { Resource } from '../manifest/resource.ts';
import { displayName } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import { objectAt } from '../yaml/value.ts';
import { allowsNamespace } from './allowedNamespaces.ts';
import type { AttachmentContext } from './context.ts';
import { once } from './context.ts';
import { sharedHostnames } from './hostnames.ts';
import type { Cause, Judgement } from './judgement.ts';
import { allOf, no, specific, unknown, YES } from './judgement.ts';
import type { ListenerDetail } from './listenerDetails.ts';
import { isChosen, listInSpec } from './listeners.ts';
import type { ParentLink } from './parents.ts';
import { carriedBy, kindsOf } from './routeKinds.ts';

/** How a Route and a listener of its parent get on, each question by itself. */
export type Fit = {
  readonly listener: ListenerDetail;
  readonly owner: IndexedObject;
  /** Whether sectionName and port mean this listener. `no`: NoMatchingParent. */
  readonly chosen: Judgement;
  /** Whether the listener takes the Route's kind. `no`: NotAllowedByListeners. */
  readonly kind: Judgement;
  /** Whether the listener takes Routes of its namespace. `no`: NotAllowedByListeners. */
  readonly namespace: Judgement;
  /** Whether they have a hostname in common. `no`: NoMatchingListenerHostname. */
  readonly hostname: Judgement;
  /** The hostnames in common; empty is every one. */
  readonly hostnames: readonly string[];
};

/** Whether the Route attaches to this listener, by all that the two say. */
export function attaches(fit: Fit): Judgement {
  if (fit.chosen.certainty === 'no') return fit.chosen;
  return allOf([fit.chosen, fit.kind, fit.namespace, fit.hostname]);
}

/** Whether `allowedRoutes` and the protocol let the Route in. `no`: NotAllowedByListeners. */
export function allows({ kind, namespace }: Fit): Judgement {
  return allOf([kind, namespace]);
}

/**
 * Looks at one listener for one way of a Route to its owner (gateway-api v1.6, ParentReference.sectionName and port,
 * AllowedRoutes, Hostname). A Route meets each listener by itself.
 */
export function fitOf(
  context: AttachmentContext,
  link: ParentLink,
  owner: IndexedObject,
  listener: ListenerDetail,
): Fit {
  const at: Scene = { context, link, owner, listener };
  // Most listeners are not the one that is meant, and nobody asks what else they would say.
  const chosen = isMeant(at);
  let kind: Judgement | undefined;
  let namespace: Judgement | undefined;
  let common: Common | undefined;
  const inCommon = (): Common => {
    common ??= commonHostnames(at);
    return common;
  };
  return {
    listener,
    owner,
    chosen,
    get kind() {
      kind ??= takesKind(at);
      return kind;
    },
    get namespace() {
      namespace ??= takesNamespace(at);
      return namespace;
    },
    get hostname() {
      return inCommon().judgement;
    },
    get hostnames() {
      return inCommon().hostnames;
    },
  };
}

type Scene = {
  readonly context: AttachmentContext;
  readonly link: ParentLink;
  readonly owner: IndexedObject;
  readonly listener: ListenerDetail;
};

function cause({ link, owner, listener }: Scene, text: Cause['message'], at = '', own = ''): Cause {
  return {
    message: text,
    pointer: own === '' ? link.pointer : own,
    other: { resource: owner, pointer: `${listener.pointer}${at}` },
  };
}

/** Whether a way to a parent leaves this listener aside for certain. Cheaper than a fit, for parents with many. */
export function passesBy({ reference }: ParentLink, listener: ListenerDetail): boolean {
  return choice(reference, listener) === 'no';
}

function choice(reference: ParentLink['reference'], listener: ListenerDetail): ReturnType<typeof isChosen> {
  const { sectionName, port } = reference ?? {};
  return isChosen(listener, { sectionName: sectionName?.value, port: port?.value });
}

function isMeant(at: Scene): Judgement {
  const chosen = choice(at.link.reference, at.listener);
  if (chosen === 'yes') return YES;
  const because = cause(
    at,
    message(chosen === 'no' ? 'attachment.other-listener' : 'attachment.listener-unknown', {
      listener: at.listener.label,
    }),
  );
  return chosen === 'no' ? no('NoMatchingParent', because) : unknown(because);
}

/** Protocol and `allowedRoutes.kinds`: a refusal is NotAllowedByListeners (conformance tlsroute-invalid-no-matching-listener). */
function takesKind(at: Scene): Judgement {
  const { context, listener, link } = at;
  const { group, kind } = link.route.resource;
  const carried = carriedBy(context, listener);
  const { supported, open } = kindsOf(context, listener);
  const args = { listener: listener.label, kind };
  if (!carried || !supported) {
    const isNamed = open.some((each) => each.group === group && each.kind === kind);
    const isLimited = open.length > 0 && !isNamed && !open.some((each) => isUnknownText(each.kind));
    if (isLimited)
      return refusedKind(
        at,
        open.map((each) => each.kind),
      );
    const { protocol } = listener;
    if (protocol === undefined)
      return unknown(cause(at, message('attachment.protocol-unknown', args), '/protocol'));
    return specific(cause(at, message('attachment.protocol-own', { ...args, protocol }), '/protocol'));
  }
  if (group === GATEWAY_GROUP && supported.some((each) => each.kind === kind)) return YES;
  const isNamedOpen = open.some((each) => each.kind === kind || isUnknownText(each.kind));
  const isUnnamed = objectAt(listener.value, 'allowedRoutes')?.kinds === undefined;
  if (group === GATEWAY_GROUP && carried.open.includes(kind) && (isNamedOpen || isUnnamed))
    return specific(cause(at, message('attachment.kind-open', args), '/protocol'));
  if (isNamedOpen)
    return unknown(cause(at, message('attachment.kind-unknown', args), '/allowedRoutes/kinds'));
  return carried.kinds.includes(kind)
    ? refusedKind(
        at,
        supported.map((each) => each.kind),
      )
    : no(
        'NotAllowedByListeners',
        cause(at, message('attachment.protocol', { ...args, protocol: describe(listener) }), '/protocol'),
      );
}

function refusedKind(at: Scene, kinds: readonly string[]): Judgement {
  const args = { listener: at.listener.label, kind: at.link.route.resource.kind, kinds: kinds.join(', ') };
  const text =
    kinds.length === 0
      ? message('attachment.no-kinds', { listener: at.listener.label })
      : message('attachment.kind', args);
  return no('NotAllowedByListeners', cause(at, text, '/allowedRoutes/kinds'));
}

function describe({ protocol, tlsMode }: ListenerDetail): string {
  return protocol === 'TLS' && tlsMode !== undefined ? `TLS (${tlsMode})` : (protocol ?? '');
}

function takesNamespace({ context, link, owner, listener }: Scene): Judgement {
  const value = objectAt(objectAt(listener.value, 'allowedRoutes'), 'namespaces');
  return allowsNamespace(
    context,
    {
      value,
      pointer: value ? `${listener.pointer}/allowedRoutes/namespaces` : listener.pointer,
      owner,
      byDefault: 'Same',
      reason: 'NotAllowedByListeners',
    },
    link.route,
    link.pointer,
  );
}

type Common = { readonly judgement: Judgement; readonly hostnames: readonly string[] };

/** HTTPRoute, GRPCRoute and TLSRoute share a hostname with the listener (HTTPRouteSpec.hostnames); others have none. */
function commonHostnames(at: Scene): Common {
  const { listener, link } = at;
  const own = routeHostnames(link.route.resource);
  const known = own.hostnames.filter((each) => !isUnknownText(each));
  const isOpen = own.unknown || known.length < own.hostnames.length;
  if (listener.hostnameUnknown)
    return {
      judgement: unknown(
        cause(at, message('attachment.hostname-unknown', { listener: listener.label }), '/hostname'),
      ),
      hostnames: known,
    };
  const shared = sharedHostnames(known, listener.hostname);
  if (isOpen) {
    if (shared && known.length > 0) return { judgement: YES, hostnames: shared };
    if (listener.hostname === undefined) return { judgement: YES, hostnames: [] };
    const name = displayName(link.route.resource);
    return {
      judgement: unknown(
        cause(at, message('attachment.route-hostname-unknown', { name }), '/hostname', '/spec/hostnames'),
      ),
      hostnames: [],
    };
  }
  if (shared) return { judgement: YES, hostnames: shared };
  const text = message('attachment.hostname', {
    listener: listener.label,
    hostname: listener.hostname ?? '',
    hostnames: known.join(', '),
  });
  return {
    judgement: no('NoMatchingListenerHostname', cause(at, text, '/hostname', '/spec/hostnames')),
    hostnames: [],
  };
}

type RouteHostnames = { readonly hostnames: readonly string[]; readonly unknown: boolean };

const routeHostnames: (route: Resource) => RouteHostnames = once((route) => {
  if (route.kind === 'TCPRoute' || route.kind === 'UDPRoute') return { hostnames: [], unknown: false };
  const written = listInSpec(route, 'hostnames');
  return typeof written === 'string'
    ? { hostnames: [], unknown: true }
    : { hostnames: written.filter((each) => typeof each === 'string'), unknown: false };
});
