import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import type { Reference } from '../manifest/references.ts';
import type { Json } from '../yaml/value.ts';
import { listAt, numberAt, objectAt, stringAt } from '../yaml/value.ts';
import { drawBackend } from './backends.ts';
import type { Builder } from './builder.ts';
import type { ListenerNode } from './gateways.ts';
import {
  addAbsent,
  addResource,
  drawGateway,
  drawListenerSet,
  link,
  listenersOf,
  namespaceText,
  referencesOf,
} from './gateways.ts';
import { ruleSummary } from './matches.ts';
import { nodeId } from './nodeIds.ts';

/** Draws a Route, what it names as its parents, its rules and their backends. */
export function drawRoute(builder: Builder, indexed: IndexedResource): void {
  const spec = objectAt(indexed.resource.value, 'spec');
  const hostnames = listAt(spec, 'hostnames')
    .filter((hostname) => typeof hostname === 'string')
    .join(' ');
  const detail = [namespaceText(builder, indexed), hostnames].filter((text) => text !== '').join(' · ');
  const id = addResource(builder, indexed, 'Route', detail, { hostnames });
  for (const reference of referencesOf(indexed, 'parent')) drawParent(builder, indexed, reference, id);
  for (const [index, rule] of listAt(spec, 'rules').entries()) drawRule(builder, indexed, id, rule, index);
}

function drawParent(builder: Builder, route: IndexedResource, reference: Reference, id: string): void {
  if (reference.kind === 'Service') {
    link(
      builder,
      route,
      reference,
      'Mesh',
      (service) => drawMeshService(builder, service),
      (from) => ({ from, to: id }),
    );
    return;
  }
  const resolution = builder.source.resolve(route, reference);
  const objects = resolution.type === 'absent' ? [] : resolution.objects;
  if (objects.length === 0) {
    const absent = addAbsent(builder, route, reference, 'Gateway');
    const verdict = builder.verdict(route, reference);
    if (absent !== undefined) builder.connect({ from: absent, to: id, ...verdict });
  }
  for (const parent of objects) drawAttachment(builder, route, reference, parent, id);
}

/** The lines from a parent to a Route: from the listeners that the parentRef can mean. */
function drawAttachment(
  builder: Builder,
  route: IndexedResource,
  reference: Reference,
  parent: IndexedObject,
  id: string,
): void {
  const owner =
    parent.resource.kind === 'Gateway' ? drawGateway(builder, parent) : drawListenerSet(builder, parent);
  const verdict = builder.verdict(route, reference);
  const meant = listenersOf(builder, parent).filter((listener) =>
    isMeant(listener, reference, route.resource.kind),
  );
  if (meant.length > 0) for (const { id: from } of meant) builder.connect({ from, to: id, ...verdict });
  else {
    const wanted = reference.sectionName?.value ?? reference.port?.value;
    const from =
      wanted === undefined
        ? owner
        : addMissingListener(builder, parent, owner, String(wanted), verdict.problem);
    builder.connect({ from, to: id, ...verdict });
  }
}

function addMissingListener(
  builder: Builder,
  parent: IndexedObject,
  owner: string,
  wanted: string,
  problem: string | undefined,
): string {
  const about = { state: 'invalid', ...(problem !== undefined && { problem }) } as const;
  const id = builder.add({
    id: nodeId(builder.source, parent, `/spec/listeners/?${wanted}`),
    kind: 'Listener',
    apiKind: '',
    label: wanted,
    detail: '',
    ...about,
  });
  builder.connect({ from: owner, to: id, ...about });
  return id;
}

/** A parentRef means the listeners of its sectionName and port; without them, all that speak the Route's protocol. */
function isMeant(listener: ListenerNode, reference: Reference, routeKind: string): boolean {
  if (reference.sectionName && reference.sectionName.value !== listener.name) return false;
  if (reference.port && reference.port.value !== listener.port) return false;
  const named = reference.sectionName !== undefined || reference.port !== undefined;
  const spoken = PROTOCOLS[routeKind];
  const isCoreProtocol = listener.protocol !== undefined && ALL_PROTOCOLS.has(listener.protocol);
  return named || !isCoreProtocol || spoken === undefined || spoken.has(listener.protocol ?? '');
}

/** Protocols on which each Route kind can live (Gateway API, AllowedRoutes and the Route kinds' own texts). */
const PROTOCOLS: Partial<Record<string, ReadonlySet<string>>> = {
  HTTPRoute: new Set(['HTTP', 'HTTPS']),
  GRPCRoute: new Set(['HTTP', 'HTTPS']),
  TLSRoute: new Set(['TLS']),
  TCPRoute: new Set(['TCP', 'TLS']),
  UDPRoute: new Set(['UDP']),
};
const ALL_PROTOCOLS = new Set(['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP']);

function drawMeshService(builder: Builder, service: IndexedObject): string {
  const { resource, uri, manifest } = service;
  return builder.add({
    id: nodeId(builder.source, service, '/spec'),
    kind: 'Mesh',
    apiKind: resource.kind,
    label: resource.name ?? resource.kind,
    detail: namespaceText(builder, service),
    state: 'ok',
    source: { uri, manifest, pointer: resource.pointer },
  });
}

function drawRule(
  builder: Builder,
  route: IndexedResource,
  routeId: string,
  rule: Json,
  index: number,
): void {
  const own = `/spec/rules/${index}`;
  const pointer = `${route.resource.pointer}${own}`;
  const id = builder.add({
    id: nodeId(builder.source, route, own),
    kind: 'Rule',
    apiKind: '',
    label: stringAt(rule, 'name') ?? `rules[${index}]`,
    detail: ruleSummary(route.resource.kind, rule),
    state: 'ok',
    source: { uri: route.uri, manifest: route.manifest, pointer },
  });
  builder.connect({ from: routeId, to: id, state: 'ok' });
  const shares = weightShares(listAt(rule, 'backendRefs'));
  const ends = (to: string): { from: string; to: string } => ({ from: id, to });
  for (const reference of referencesOf(route, 'backend', 'mirror', 'external-auth')) {
    if (!reference.pointer.startsWith(`${pointer}/`)) continue;
    const label =
      reference.field.role === 'backend' ? shares(reference.pointer) : LABELS[reference.field.role];
    link(builder, route, reference, 'Backend', (target) => drawBackend(builder, target), ends, label);
  }
}

const LABELS: Partial<Record<string, string>> = { mirror: 'RequestMirror', 'external-auth': 'ExternalAuth' };

/** Each backend's percentage of its rule; nothing to say where there is only one with traffic to share. */
function weightShares(backends: readonly Json[]): (pointer: string) => string | undefined {
  const weights = backends.map((backend) => numberAt(backend, 'weight') ?? 1);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return (pointer) => {
    const weight = weights[Number(pointer.slice(pointer.lastIndexOf('/') + 1))];
    if (weight === undefined || (backends.length === 1 && weight > 0)) return undefined;
    return `${sum === 0 ? 0 : Math.round((weight / sum) * 1000) / 10}%`;
  };
}
