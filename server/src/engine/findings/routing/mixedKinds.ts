import { areApart } from '../../attachment/context.ts';
import type { IndexedResource } from '../../index/objects.ts';
import { asObject } from '../../index/objects.ts';
import { displayName } from '../../manifest/resource.ts';
import { message } from '../../messages.ts';
import { otherKindAt } from '../../routing/mixedKinds.ts';
import { placesOfRoute } from '../../routing/placesOfRoute.ts';
import { placedFinding } from '../attachment/report.ts';
import type { Finding } from '../finding.ts';
import { relatedTo } from '../related.ts';
import type { View } from '../rule.ts';

/**
 * A HTTPRoute and a GRPCRoute that share a hostname on one listener, told at both: a controller may refuse the younger
 * one (gateway-api v1.6, GRPCRouteSpec.hostnames).
 */
export function mixedKindFindings(from: IndexedResource, view: View): readonly Finding[] {
  for (const { at, attached } of placesOfRoute(view, asObject(from))) {
    const { listener } = at;
    if (attached.attached.certainty !== 'yes' || listener.accepted.certainty === 'no') continue;
    const other = otherKindAt(listener.routes, attached)?.route;
    if (!other || areApart(view, other, from)) continue;
    const text = message('mixed-route-kinds', {
      route: displayName(other.resource),
      listener: listener.name ?? '?',
    });
    const finding = placedFinding(from, 'mixed-route-kinds', text, '/kind');
    if (!finding) return [];
    const related = [
      relatedTo(asObject(other), message('mixed-route-kinds.other')),
      relatedTo(listener.owner, message('mixed-route-kinds.listener'), listener.pointer),
    ];
    return [{ ...finding, related }];
  }
  return [];
}
