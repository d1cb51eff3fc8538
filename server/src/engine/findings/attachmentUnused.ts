import { isReadWhole } from '../attachment/listeners.ts';
import { usesDefaultGateways } from '../attachment/parents.ts';
import { listenerRoutes } from '../attachment/served.ts';
import { wholenessOf } from '../attachment/whole.ts';
import { hasExternal } from '../index/external.ts';
import type { IndexedResource } from '../index/objects.ts';
import { asObject } from '../index/objects.ts';
import { GATEWAY_GROUP, isRouteKind, ROUTE_KINDS } from '../manifest/kinds.ts';
import { message } from '../messages.ts';
import { listAt } from '../yaml/value.ts';
import { parentFixes } from './attachment/parentFixes.ts';
import { placedFinding } from './attachment/report.ts';
import type { Finding } from './finding.ts';
import type { Rule, View } from './rule.ts';

/**
 * What is left over: Routes that attach to nothing, listeners without Routes. A hint in an open world, where the other
 * half may be elsewhere; a warning where the workspace is said to be complete.
 */
export const attachmentUnused: Rule = {
  codes: ['route-without-parent', 'unused-listener'],
  checkResource: (from, view) => {
    const { group, kind } = from.resource;
    if (group !== GATEWAY_GROUP || !isPlain(from, view)) return [];
    if (isRouteKind(group, kind)) return checkRoute(from, view);
    return kind === 'Gateway' || kind === 'ListenerSet' ? checkListeners(from, view) : [];
  },
  fixes: (finding, context) => (finding.code === 'route-without-parent' ? parentFixes(finding, context) : []),
};

/** Neither a patch nor patched, templated or broken. */
function isPlain(from: IndexedResource, view: View): boolean {
  const { mayGain, mayChange } = wholenessOf(view, from);
  return !mayGain && !mayChange && !view.namespaces.kustomizations.isPatch(from.uri);
}

function checkRoute(from: IndexedResource, view: View): readonly Finding[] {
  const { resource } = from;
  const isAttached = listAt(resource.value.spec, 'parentRefs').length > 0 || usesDefaultGateways(resource);
  if (isAttached || !isReadWhole(asObject(from), 'parentRefs')) return [];
  const text = message('route-without-parent', { kind: resource.kind });
  return found(placedFinding(from, 'route-without-parent', text, '/spec'), view);
}

/** In an open world only beside listeners that have Routes: else they are in another repository, as the user may also say. */
function checkListeners(from: IndexedResource, view: View): readonly Finding[] {
  if (ROUTE_KINDS.some((kind) => hasExternal(view.config, { kind, namespace: undefined }))) return [];
  const listeners = listenerRoutes(view, asObject(from));
  const isMet = view.config.world === 'closed' || listeners.some(({ routes }) => routes.length > 0);
  return listeners.flatMap(({ pointer, name, routes }) => {
    if (!isMet || routes.length > 0 || name === undefined) return [];
    const text = message('unused-listener', { listener: name });
    return found(placedFinding(from, 'unused-listener', text, `${pointer}/name`), view);
  });
}

function found(finding: Finding | undefined, { config }: View): readonly Finding[] {
  return finding ? [{ ...finding, severity: config.world === 'closed' ? 'warning' : 'hint' }] : [];
}
