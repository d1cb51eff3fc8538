import { isReadWhole, listInSpec, patchesOf } from '../attachment/listeners.ts';
import type { AttachedRoute, ServedListener } from '../attachment/model.ts';
import { namespaceOf } from '../index/namespaces.ts';
import type { IndexedResource } from '../index/objects.ts';
import type { ResolveContext } from '../index/resolve.ts';
import { kindKey } from '../manifest/kinds.ts';
import { displayName } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import { stringAt } from '../yaml/value.ts';
import { type Doubt, doubtsOf, unknown } from './doubt.ts';
import { compareHostnames, coversHost } from './hostnames.ts';
import type { Candidate, RankedMatch } from './rank.ts';
import { matchesOf } from './rules.ts';

/** The matches with which the Routes on a listener take part, each Route once, in no order. */
export function matchesAt(context: ResolveContext, listener: ServedListener): RankedMatch[] {
  return distinct(listener.routes).flatMap((attached) => {
    const candidate = candidateOf(context, attached);
    const names = hostnamesOf(attached);
    return names.flatMap((name) =>
      matchesOf(attached.route.resource).map((rule) => ({ ...candidate, ...name, rule })),
    );
  });
}

/** As `matchesAt` for the Routes of a Service (mesh), where hostnames play no part (GEP-1294). */
export function matchesOfService(context: ResolveContext, routes: readonly AttachedRoute[]): RankedMatch[] {
  return distinct(routes).flatMap((attached) => {
    const candidate = candidateOf(context, attached);
    return matchesOf(attached.route.resource).map((rule) => ({
      ...candidate,
      hostname: '',
      ownHostname: '',
      rule,
    }));
  });
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

function candidateOf(context: ResolveContext, { route, parentPointer, attached }: AttachedRoute): Candidate {
  const created = Date.parse(stringAt(route.resource.value.metadata, 'creationTimestamp') ?? '');
  return {
    route,
    parentPointer,
    namespace: namespaceOf(context.namespaces, route),
    ...(!Number.isNaN(created) && { created }),
    doubts: [...doubtsOf(attached), ...readingDoubts(context, route)],
  };
}

/** A Route that is a template, broken or patched may say more, or something else. */
function readingDoubts(context: ResolveContext, route: IndexedResource): Doubt[] {
  const { resource } = route;
  const object = { ...route, key: kindKey(resource.group, resource.kind), name: resource.name ?? '' };
  const doubts: Doubt[] = [];
  if (!isReadWhole(object, 'rules'))
    doubts.push(unknown(message('routing.depends.template', { route: displayName(resource) })));
  if (patchesOf(context, object).length > 0)
    doubts.push(unknown(message('routing.depends.patch', { route: displayName(resource) })));
  return doubts;
}

type Name = Pick<RankedMatch, 'hostname' | 'ownHostname' | 'hostnameUnknown'>;

function hostnamesOf({ route, hostnames }: AttachedRoute): Name[] {
  const written = listInSpec(route.resource, 'hostnames');
  const own = typeof written === 'string' ? [] : written.filter((each) => typeof each === 'string');
  const names = hostnames
    .filter((hostname) => !isUnknownText(hostname))
    .map((hostname): Name => ({ hostname, ownHostname: behind(hostname, own) }));
  const mayHaveMore = typeof written === 'string' || own.some(isUnknownText);
  if (mayHaveMore) return [...names, { hostname: '', ownHostname: '', hostnameUnknown: true }];
  return names.length > 0 ? names : [{ hostname: '', ownHostname: '' }];
}

/** The Route's own hostname that led to a common one: itself, or the closest that covers it. */
function behind(hostname: string, own: readonly string[]): string {
  const covering = own.filter((each) => each === hostname || coversHost(each, hostname.replace(/^\*/, '')));
  return [...covering].sort(compareHostnames)[0] ?? '';
}
