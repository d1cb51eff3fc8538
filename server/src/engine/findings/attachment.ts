import { gatewayVerdict } from '../attachment/gatewayVerdicts.ts';
import { commonHostname } from '../attachment/hostnames.ts';
import { listenerDetails } from '../attachment/listenerDetails.ts';
import { listenerSetVerdict } from '../attachment/listenerSetVerdicts.ts';
import { routeVerdicts } from '../attachment/routeVerdicts.ts';
import type { Condition, ListenerVerdict } from '../attachment/verdict.ts';
import type { IndexedResource } from '../index/objects.ts';
import { asObject } from '../index/objects.ts';
import { GATEWAY_GROUP, isRouteKind } from '../manifest/kinds.ts';
import { listAt } from '../yaml/value.ts';
import { attachmentFixes } from './attachment/fixes.ts';
import { findingAt, refused } from './attachment/report.ts';
import type { FindingCode } from './catalogue.ts';
import type { Finding } from './finding.ts';
import type { Rule, View } from './rule.ts';

/**
 * What a controller will certainly refuse: the conditions that engine/attachment predicts as False, at the field that
 * causes them. What is not certain from these manifests is no finding. References and listeners that do not exist have
 * rules of their own.
 */
export const attachment: Rule = {
  codes: [
    'not-allowed-by-listeners',
    'hostname-no-intersection',
    'conflicting-listeners',
    'unsupported-protocol',
    'invalid-route-kinds',
    'listener-set-not-allowed',
    'overlapping-hostnames',
  ],
  checkResource: (from, view) => {
    const { group, kind } = from.resource;
    if (group !== GATEWAY_GROUP) return [];
    if (isRouteKind(group, kind)) return checkRoute(from, view);
    if (kind === 'Gateway') return checkListeners(from, gatewayVerdict(view, asObject(from)).listeners);
    return kind === 'ListenerSet' ? checkListenerSet(from, view) : [];
  },
  fixes: attachmentFixes,
};

/** Reasons of a Route's Accepted that are told here; NoMatchingParent is `no-matching-listener`. */
const ROUTE_REASONS: Readonly<Record<string, FindingCode>> = {
  NotAllowedByListeners: 'not-allowed-by-listeners',
  NoMatchingListenerHostname: 'hostname-no-intersection',
};

function checkRoute(from: IndexedResource, view: View): readonly Finding[] {
  return routeVerdicts(view, from).flatMap(({ pointer, reference, conditions }) => {
    const accepted = refused(conditions, 'Accepted');
    const code = accepted && ROUTE_REASONS[accepted.reason];
    if (!code || !reference || isToldOfHostnames(from, code)) return [];
    const section = reference.sectionName ? 'sectionName' : 'name';
    return findingAt(from, code, accepted.because, `${pointer}/${section}`) ?? [];
  });
}

/** A hostname with a port or other letters is refused by its pattern, and then nothing is in common with anybody. */
function isToldOfHostnames({ resource }: IndexedResource, code: FindingCode): boolean {
  return (
    code === 'hostname-no-intersection' &&
    listAt(resource.value.spec, 'hostnames').some(
      (hostname) => typeof hostname !== 'string' || !/^(?:\*\.)?[a-z0-9.-]+$/.test(hostname),
    )
  );
}

function checkListenerSet(from: IndexedResource, view: View): readonly Finding[] {
  const { conditions, listeners } = listenerSetVerdict(view, asObject(from));
  const accepted = refused(conditions, 'Accepted');
  if (accepted?.reason !== 'NotAllowed') return checkListeners(from, listeners);
  return [findingAt(from, 'listener-set-not-allowed', accepted.because, '/spec/parentRef/name') ?? []].flat();
}

function checkListeners(from: IndexedResource, listeners: readonly ListenerVerdict[]): readonly Finding[] {
  return listeners.flatMap(({ pointer, conditions }) => {
    const conflicted = conditions.find(({ type, status }) => type === 'Conflicted' && status === 'True');
    const accepted = refused(conditions, 'Accepted');
    const refs = refused(conditions, 'ResolvedRefs');
    const overlap = conditions.find(
      ({ type, status }) => type === 'OverlappingTLSConfig' && status === 'True',
    );
    return [
      conflicted && !isToldByTheServer(from, conflicted)
        ? conflictAt(from, `${pointer}/port`, conflicted)
        : undefined,
      accepted?.reason === 'UnsupportedProtocol' && isProtocolName(from, pointer)
        ? findingAt(from, 'unsupported-protocol', accepted.because, `${pointer}/protocol`)
        : undefined,
      ...(refs?.reason === 'InvalidRouteKinds'
        ? refs.because
            .filter((cause) => cause.pointer.startsWith(`${pointer}/allowedRoutes/kinds`))
            .map((cause) => findingAt(from, 'invalid-route-kinds', [cause], cause.pointer))
        : []),
      overlap && !conflicted ? overlapAt(from, pointer, overlap) : undefined,
    ].flatMap((finding) => finding ?? []);
  });
}

/** Where creation times are not known it may be the other one that is refused. */
function conflictAt(from: IndexedResource, at: string, { because, byAge }: Condition): Finding | undefined {
  const [first] = because;
  if (!first || !byAge) return findingAt(from, 'conflicting-listeners', because, at);
  const { message, pointer } = first;
  const finding = findingAt(from, 'conflicting-listeners', [{ message, pointer }, ...byAge], at);
  return finding && { ...finding, severity: 'warning' };
}

/** Equal listeners in one resource are refused by the API server's own rule already. */
function isToldByTheServer(from: IndexedResource, { reason, because }: Condition): boolean {
  return (
    reason === 'HostnameConflict' && because.some(({ other }) => other?.resource.resource === from.resource)
  );
}

/** What is no name at all, the API server refuses already. */
function isProtocolName({ resource }: IndexedResource, pointer: string): boolean {
  const listener = listenerDetails(resource).find((each) => each.pointer === pointer);
  return listener?.protocol !== undefined && /^[a-z0-9][a-z0-9-]*$/i.test(listener.protocol);
}

/** Of two hostnames that overlap the narrower one: it is its requests that may meet the other listener. */
function overlapAt(from: IndexedResource, pointer: string, { because }: Condition): Finding | undefined {
  const other = because[0]?.other;
  const own = hostnameAt(from, pointer);
  const wider = other && hostnameAt(other.resource, other.pointer);
  if (own === undefined || (wider !== undefined && commonHostname(own, wider) !== own.toLowerCase()))
    return undefined;
  return findingAt(from, 'overlapping-hostnames', because, `${pointer}/hostname`);
}

function hostnameAt({ resource }: IndexedResource, pointer: string): string | undefined {
  return listenerDetails(resource).find((each) => each.pointer === pointer)?.hostname;
}
