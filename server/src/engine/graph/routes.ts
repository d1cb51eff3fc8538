import { attaches } from '../attachment/fit.ts';
import { routeVerdicts } from '../attachment/routeVerdicts.ts';
import type { RouteVerdict } from '../attachment/verdict.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import type { Json } from '../yaml/value.ts';
import { listAt, numberAt, objectAt, stringAt } from '../yaml/value.ts';
import { drawBackend } from './backends.ts';
import type { Builder } from './builder.ts';
import {
  addAbsent,
  addResource,
  drawGateway,
  drawListenerSet,
  link,
  namespaceText,
  referencesOf,
} from './gateways.ts';
import { ruleSummary } from './matches.ts';
import { nodeId } from './nodeIds.ts';
import type { Standing } from './verdicts.ts';
import { acceptedAt, acceptedOf, resolvedStanding, standing } from './verdicts.ts';

/** Draws a Route, what it names as its parents, its rules and their backends. */
export function drawRoute(builder: Builder, indexed: IndexedResource): void {
  const spec = objectAt(indexed.resource.value, 'spec');
  const hostnames = listAt(spec, 'hostnames')
    .filter((hostname) => typeof hostname === 'string')
    .join(' ');
  const detail = [namespaceText(builder, indexed), hostnames].filter((text) => text !== '').join(' · ');
  const id = addResource(builder, indexed, 'Route', detail, { hostnames });
  for (const verdict of routeVerdicts(builder.source, indexed)) drawParent(builder, verdict, id);
  for (const [index, rule] of listAt(spec, 'rules').entries()) drawRule(builder, indexed, id, rule, index);
}

/** The lines that a Route's way to a parent makes; `reference` is absent where it attaches to a default Gateway. */
function drawParent(builder: Builder, verdict: RouteVerdict, id: string): void {
  const { route, reference, parents } = verdict;
  const accepted = acceptedOf(verdict);
  const said = accepted && standing(accepted, builder.render);
  if (reference?.kind === 'Service')
    link(
      builder,
      route,
      reference,
      'Mesh',
      (service) => drawMeshService(builder, service),
      (from) => ({ from, to: id }),
      undefined,
      said,
    );
  else if (parents.length > 0) for (const parent of parents) drawAttachment(builder, verdict, parent, id);
  else if (reference) {
    const absent = addAbsent(builder, route, reference, 'Gateway');
    if (absent !== undefined)
      builder.connect({ from: absent, to: id, ...builder.verdict(route, reference, said) });
  }
}

/**
 * The lines from a parent to a Route: from each listener that a parentRef names, else from those that take the Route, or
 * may. Where none does, the parent itself says why.
 */
function drawAttachment(builder: Builder, verdict: RouteVerdict, parent: IndexedObject, id: string): void {
  const { route, reference } = verdict;
  const owner =
    parent.resource.kind === 'Gateway' ? drawGateway(builder, parent) : drawListenerSet(builder, parent);
  const withFindings = (said: Standing | undefined): Standing =>
    reference ? builder.verdict(route, reference, said) : (said ?? { state: 'ok' });
  const wanted = reference?.sectionName?.value ?? reference?.port?.value;
  const meant = verdict.fits.filter(
    (fit) =>
      fit.owner.resource === parent.resource &&
      fit.chosen.certainty !== 'no' &&
      (wanted !== undefined || attaches(fit).certainty !== 'no'),
  );
  for (const fit of meant) {
    const from = nodeId(builder.source, parent, fit.listener.pointer);
    builder.connect({ from, to: id, ...withFindings(standing(acceptedAt(verdict, fit), builder.render)) });
  }
  if (meant.length > 0) return;
  const accepted = acceptedOf(verdict);
  const said = withFindings(accepted && standing(accepted, builder.render));
  const from =
    wanted === undefined ? owner : addMissingListener(builder, parent, owner, String(wanted), said);
  builder.connect({ from, to: id, ...said });
}

function addMissingListener(
  builder: Builder,
  parent: IndexedObject,
  owner: string,
  wanted: string,
  { problem }: Standing,
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
    const said = resolvedStanding(builder.source, route, reference, builder.render);
    link(builder, route, reference, 'Backend', (target) => drawBackend(builder, target), ends, label, said);
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
