import { olderFirst } from '../../attachment/age.ts';
import { areApart } from '../../attachment/context.ts';
import { namespaceOf, sameNamespace } from '../../index/namespaces.ts';
import type { IndexedResource } from '../../index/objects.ts';
import { asObject } from '../../index/objects.ts';
import { displayName } from '../../manifest/resource.ts';
import { message } from '../../messages.ts';
import { catchAllOf } from '../../routing/catchAll.ts';
import { placesOfRoute, type RoutePlace } from '../../routing/placesOfRoute.ts';
import { placedFinding } from '../attachment/report.ts';
import type { Finding } from '../finding.ts';
import { relatedTo } from '../related.ts';
import type { View } from '../rule.ts';

/**
 * A Route that takes whatever no other Route asks for, at a listener that several namespaces share. Those who own the
 * listener may mean that, and where nobody else is attached it does no harm.
 */
export function catchAllFindings(from: IndexedResource, view: View): readonly Finding[] {
  const match = catchAllOf(from.resource);
  if (!match) return [];
  for (const place of placesOfRoute(view, asObject(from))) {
    const neighbour = isOpen(place) ? neighbourAt(place, from, view) : undefined;
    if (!neighbour) continue;
    const { listener } = place.at;
    const text = message('catch-all-route', {
      listener: listener.name ?? '?',
      route: displayName(neighbour.resource),
    });
    const finding = placedFinding(from, 'catch-all-route', text, match.pointer);
    if (!finding) return [];
    const related = [
      relatedTo(listener.owner, message('catch-all-route.listener'), listener.pointer),
      relatedTo(asObject(neighbour), message('catch-all-route.neighbour')),
    ];
    return [{ ...finding, related }];
  }
  return [];
}

/** Attached for certain, to a listener of more than one name. */
function isOpen({ at, attached }: RoutePlace): boolean {
  const { accepted, hostname = '', hostnameUnknown } = at.listener;
  const isWide = hostname === '' || hostname.startsWith('*.');
  return attached.attached.certainty === 'yes' && accepted.certainty !== 'no' && isWide && !hostnameUnknown;
}

/** A Route of a namespace that is neither this one's nor the listener's; none where this one is the listener's. */
function neighbourAt({ at }: RoutePlace, from: IndexedResource, view: View): IndexedResource | undefined {
  const own = namespaceOf(view.namespaces, from);
  const owner = namespaceOf(view.namespaces, at.listener.owner);
  if (sameNamespace(own, owner) !== 'no') return undefined;
  const others = at.listener.routes.filter(({ route, attached }) => {
    const theirs = namespaceOf(view.namespaces, route);
    return (
      attached.certainty === 'yes' &&
      route.resource.kind === from.resource.kind &&
      sameNamespace(theirs, own) === 'no' &&
      sameNamespace(theirs, owner) === 'no' &&
      !areApart(view, route, from)
    );
  });
  // The same one whatever came and went before.
  return others
    .map(({ route }) => route)
    .reduce<IndexedResource | undefined>(
      (first, each) => (first && olderFirst(first, each).order < 0 ? first : each),
      undefined,
    );
}
