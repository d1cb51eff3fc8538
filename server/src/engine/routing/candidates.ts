import type { AttachmentContext } from '../attachment/context.ts';
import { isReadWhole, listInSpec } from '../attachment/listeners.ts';
import type { AttachedRoute, ServedListener } from '../attachment/model.ts';
import { mayChangeField } from '../attachment/patchedFields.ts';
import { judgeRules } from '../attachment/routeRules.ts';
import { namespaceOf } from '../index/namespaces.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { asObject } from '../index/objects.ts';
import { displayName, type Resource } from '../manifest/resource.ts';
import { message, renderMessage } from '../messages.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import { listAt, numberAt, objectAt, stringAt } from '../yaml/value.ts';
import { type Doubt, doubtsOf, specific, unknown } from './doubt.ts';
import { compareHostnames, coversHost } from './hostnames.ts';
import type { Candidate, RankedMatch } from './rank.ts';
import { matchesOf } from './rules.ts';

/**
 * The matches with which the Routes on a listener take part, each Route once, in no order. What is certain about a
 * Route is kept by its Resource, so that its matches are the same objects after an edit elsewhere.
 */
export function matchesAt(context: AttachmentContext, listener: ServedListener): RankedMatch[] {
  return distinct(listener.routes).flatMap((attached) => matchesThrough(context, attached));
}

/** The matches with which one Route takes part on a listener. */
export function matchesThrough(context: AttachmentContext, attached: AttachedRoute): readonly RankedMatch[] {
  const candidate = candidateOf(context, attached);
  const byRule = ruleDoubts(context, attached.route);
  const isCertain = candidate.doubts.length === 0 && candidate.namespace.type === 'named';
  return isCertain && byRule === undefined
    ? keptMatches(context, candidate, attached)
    : ranked(context, candidate, attached, byRule);
}

function ranked(
  context: AttachmentContext,
  candidate: Candidate,
  attached: AttachedRoute,
  byRule?: RuleDoubts,
): readonly RankedMatch[] {
  const rules = matchesOf(attached.route.resource);
  return hostnamesOf(context, attached).flatMap((name) => {
    const here = { ...candidate, ...name };
    return rules.map((rule): RankedMatch => withDoubts({ ...here, rule }, byRule));
  });
}

type RuleDoubts = readonly (readonly Doubt[])[];

/**
 * What is doubtful about single rules of an accepted Route; absent for most Routes. One that cannot be used is dropped,
 * or an earlier version of it stays (gateway-api v1.6, RouteConditionPartiallyInvalid).
 */
function ruleDoubts(context: AttachmentContext, { resource }: IndexedResource): RuleDoubts | undefined {
  const { rules } = judgeRules(context, resource);
  if (rules.every(({ certainty }) => certainty === 'yes')) return undefined;
  return rules.map(({ certainty, because }) =>
    because.map((each) => specific(each.message, certainty === 'no' ? 'no' : 'yes')),
  );
}

function withDoubts(match: RankedMatch, byRule: RuleDoubts | undefined): RankedMatch {
  const own = byRule?.[match.rule.ruleIndex] ?? [];
  return own.length === 0 ? match : { ...match, doubts: [...match.doubts, ...own] };
}

function keptMatches(
  context: AttachmentContext,
  candidate: Candidate,
  attached: AttachedRoute,
): readonly RankedMatch[] {
  const { route, namespace, parentPointer } = candidate;
  const name = namespace.type === 'named' ? namespace.name : '';
  const key = [route.uri, name, parentPointer, ...attached.hostnames].join(' ');
  const byKey = kept.get(route.resource) ?? new Map<string, readonly RankedMatch[]>();
  kept.set(route.resource, byKey);
  let matches = byKey.get(key);
  if (!matches) {
    matches = ranked(context, candidate, attached);
    byKey.set(key, matches);
  }
  return matches;
}

const kept = new WeakMap<Resource, Map<string, readonly RankedMatch[]>>();

/**
 * As `matchesAt` for the Routes of a Service (mesh), where hostnames play no part (GEP-1294). A Route is there once for
 * each port that its parentRefs name.
 */
export function matchesOfService(
  context: AttachmentContext,
  routes: readonly AttachedRoute[],
): RankedMatch[] {
  const byPort = new Map<number | undefined, AttachedRoute[]>();
  for (const attached of routes) {
    const port = parentPort(attached);
    byPort.set(port, [...(byPort.get(port) ?? []), attached]);
  }
  return [...byPort.values()].flatMap(distinct).flatMap((attached) => {
    const here = { ...candidateOf(context, attached), hostname: '', ownHostname: '' };
    const byRule = ruleDoubts(context, attached.route);
    return matchesOf(attached.route.resource).map((rule) => withDoubts({ ...here, rule }, byRule));
  });
}

/** The port that the parentRef of a Route names, if it does. */
export function parentPort({
  route,
  parentPointer,
}: Pick<AttachedRoute, 'route' | 'parentPointer'>): number | undefined {
  const index = Number(/^\/spec\/parentRefs\/(\d+)$/.exec(parentPointer)?.[1] ?? -1);
  return numberAt(listAt(objectAt(route.resource.value, 'spec'), 'parentRefs')[index], 'port');
}

/** A Route may come through several parentRefs, and one sure way is enough. */
function distinct(routes: readonly AttachedRoute[]): AttachedRoute[] {
  const byResource = new Map<unknown, AttachedRoute>();
  for (const attached of routes) {
    const before = byResource.get(attached.route.resource);
    if (!before || (before.attached.certainty !== 'yes' && attached.attached.certainty === 'yes'))
      byResource.set(attached.route.resource, attached);
  }
  return [...byResource.values()];
}

function candidateOf(
  context: AttachmentContext,
  { route, parentPointer, attached }: AttachedRoute,
): Candidate {
  const created = creationOf(route.resource);
  return {
    route,
    parentPointer,
    namespace: namespaceOf(context.namespaces, route),
    ...(created !== undefined && { created }),
    doubts: saidOnce([...doubtsOf(attached), ...readingDoubts(context, route)]),
  };
}

/** Attachment and reading may doubt for the same reason. */
function saidOnce(doubts: readonly Doubt[]): readonly Doubt[] {
  const bySaid = new Map<string, Doubt>();
  for (const doubt of doubts) {
    const said = renderMessage(doubt.because);
    if (!bySaid.has(said)) bySaid.set(said, doubt);
  }
  return bySaid.size === doubts.length ? doubts : [...bySaid.values()];
}

function creationOf(resource: Resource): number | undefined {
  const written = stringAt(resource.value.metadata, 'creationTimestamp');
  const created = written === undefined ? Number.NaN : Date.parse(written);
  return Number.isNaN(created) ? undefined : created;
}

/** A Route that is a template, broken or patched may say more, or something else. */
function readingDoubts(context: AttachmentContext, route: IndexedResource): Doubt[] {
  const { resource } = route;
  const object = asObject(route);
  const doubts: Doubt[] = [];
  if (!isReadWhole(object, 'rules'))
    doubts.push(unknown(message('routing.depends.template', { route: displayName(resource) }), 'yes'));
  if (isPatchedForRouting(context, object))
    doubts.push(unknown(message('routing.depends.patch', { route: displayName(resource) }), 'yes'));
  return doubts;
}

/** Whether a Kustomize patch may make it take other requests, or do something else with them. */
export function isPatchedForRouting(context: AttachmentContext, route: IndexedObject): boolean {
  return ROUTING_FIELDS.some((field) => mayChangeField(context, route, field));
}

const ROUTING_FIELDS = ['/spec/parentRefs', '/spec/hostnames', '/spec/rules', '/spec/useDefaultGateways'];

type Name = Pick<RankedMatch, 'hostname' | 'ownHostname' | 'hostnameUnknown'>;

function hostnamesOf(context: AttachmentContext, { route, hostnames }: AttachedRoute): Name[] {
  const written = listInSpec(route.resource, 'hostnames');
  const own = typeof written === 'string' ? [] : written.filter((each) => typeof each === 'string');
  const names = hostnames
    .filter((hostname) => !isUnknownText(hostname))
    .map((hostname): Name => ({ hostname, ownHostname: behind(hostname, own) }));
  const mayHaveMore =
    typeof written === 'string' ||
    own.some(isUnknownText) ||
    mayChangeField(context, asObject(route), '/spec/hostnames');
  if (mayHaveMore) return [...names, { hostname: '', ownHostname: '', hostnameUnknown: true }];
  return names.length > 0 ? names : [{ hostname: '', ownHostname: '' }];
}

/** The Route's own hostname that led to a common one: itself, or the closest that covers it. */
function behind(hostname: string, own: readonly string[]): string {
  const covering = own.filter((each) => each === hostname || coversHost(each, hostname.replace(/^\*/, '')));
  return [...covering].sort(compareHostnames)[0] ?? '';
}
