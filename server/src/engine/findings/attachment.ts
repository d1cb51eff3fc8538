import { gatewayVerdict } from '../attachment/gatewayVerdicts.ts';
import type { Cause } from '../attachment/judgement.ts';
import { listenerSetVerdict } from '../attachment/listenerSetVerdicts.ts';
import { routeVerdicts } from '../attachment/routeVerdicts.ts';
import type { Condition, ListenerVerdict } from '../attachment/verdict.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { GATEWAY_GROUP, isRouteKind, kindKey } from '../manifest/kinds.ts';
import { displayName } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import { placeAt } from '../yaml/pointer.ts';
import { listAt } from '../yaml/value.ts';
import { attachmentFixes } from './attachment/fixes.ts';
import type { FindingCode } from './catalogue.ts';
import { CATALOGUE } from './catalogue.ts';
import type { Finding, RelatedPlace } from './finding.ts';
import { headSpan, valueSpan } from './places.ts';
import { relatedTo } from './related.ts';
import type { Rule, View } from './rule.ts';
import { isSound } from './soundness.ts';

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
  ],
  checkResource: (from, view) => {
    const { group, kind } = from.resource;
    if (group !== GATEWAY_GROUP) return [];
    if (isRouteKind(group, kind)) return checkRoute(from, view);
    if (kind === 'Gateway') return checkListeners(from, gatewayVerdict(view, objectOf(from)).listeners);
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
  const { conditions, listeners } = listenerSetVerdict(view, objectOf(from));
  const accepted = refused(conditions, 'Accepted');
  if (accepted?.reason !== 'NotAllowed') return checkListeners(from, listeners);
  return [findingAt(from, 'listener-set-not-allowed', accepted.because, '/spec/parentRef/name') ?? []].flat();
}

function checkListeners(from: IndexedResource, listeners: readonly ListenerVerdict[]): readonly Finding[] {
  return listeners.flatMap(({ pointer, conditions }) => {
    const conflicted = conditions.find(({ type, status }) => type === 'Conflicted' && status === 'True');
    const accepted = refused(conditions, 'Accepted');
    const refs = refused(conditions, 'ResolvedRefs');
    return [
      conflicted && !isToldByTheServer(from, conflicted)
        ? findingAt(from, 'conflicting-listeners', conflicted.because, `${pointer}/port`)
        : undefined,
      accepted?.reason === 'UnsupportedProtocol'
        ? findingAt(from, 'unsupported-protocol', accepted.because, `${pointer}/protocol`)
        : undefined,
      ...(refs?.reason === 'InvalidRouteKinds'
        ? refs.because
            .filter((cause) => cause.pointer.startsWith(`${pointer}/allowedRoutes/kinds`))
            .map((cause) => findingAt(from, 'invalid-route-kinds', [cause], cause.pointer))
        : []),
    ].flatMap((finding) => finding ?? []);
  });
}

/** Equal listeners in one resource are refused by the API server's own rule already. */
function isToldByTheServer(from: IndexedResource, { reason, because }: Condition): boolean {
  return (
    reason === 'HostnameConflict' && because.some(({ other }) => other?.resource.resource === from.resource)
  );
}

function refused(conditions: readonly Condition[], type: string): Condition | undefined {
  return conditions.find((each) => each.type === type && each.status === 'False');
}

function findingAt(
  { manifest, resource }: IndexedResource,
  code: FindingCode,
  because: readonly Cause[],
  at: string,
): Finding | undefined {
  const [cause] = because;
  const { root } = manifest.yaml();
  const pointer = `${resource.pointer}${at}`;
  const place = root && placeAt(root, pointer);
  if (!cause || !place) return undefined;
  const span = place.node.type === 'map' ? headSpan(manifest.text, place) : valueSpan(manifest.text, place);
  if (!isSound(manifest, span)) return undefined;
  return {
    code,
    severity: CATALOGUE[code].severity,
    message: cause.message,
    span,
    pointer,
    resource: resource.pointer,
    related: because.slice(0, 3).flatMap((each) => otherSide(each) ?? []),
  };
}

function otherSide({ other }: Cause): RelatedPlace | undefined {
  if (!other) return undefined;
  const name = displayName(other.resource.resource);
  return relatedTo(objectOf(other.resource), message('attachment.related', { name }), other.pointer);
}

function objectOf(from: IndexedResource): IndexedObject {
  const { group, kind, name = '' } = from.resource;
  return { ...from, key: kindKey(group, kind), name };
}
