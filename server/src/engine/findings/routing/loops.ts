import type { IndexedResource } from '../../index/objects.ts';
import { asObject } from '../../index/objects.ts';
import type { Message } from '../../messages.ts';
import { message } from '../../messages.ts';
import type { RoutePlace } from '../../routing/placesOfRoute.ts';
import { placesOfRoute } from '../../routing/placesOfRoute.ts';
import type { LoopStep, RedirectLoop } from '../../routing/redirectLoop.ts';
import { redirectLoops, redirectsOf } from '../../routing/redirectLoop.ts';
import { listAt, objectAt } from '../../yaml/value.ts';
import type { MakeFixes } from '../apiRules/tools.ts';
import { fixOf, mapAt, setEdit } from '../apiRules/tools.ts';
import { placedFinding } from '../attachment/report.ts';
import type { Finding, RelatedPlace } from '../finding.ts';
import { relatedTo } from '../related.ts';
import type { View } from '../rule.ts';

/** Redirects that come back to themselves. */
export function loopFindings(from: IndexedResource, view: View): readonly Finding[] {
  const redirects = redirectsOf(from.resource);
  if (redirects.size === 0) return [];
  const places = placesOfRoute(view, asObject(from));
  return redirectLoops(places).flatMap((loop): Finding[] => {
    const at = `/spec/rules/${loop.ruleIndex}/filters/${redirects.get(loop.ruleIndex)}/requestRedirect`;
    const finding = placedFinding(from, 'redirect-loop', textOf(loop), at);
    if (!finding) return [];
    const severity = isChosen(loop, places) ? 'information' : finding.severity;
    return [{ ...finding, severity, related: relatedOf(loop), data: { listeners: listenersOf(loop) } }];
  });
}

/**
 * Whether the Route is for this one listener, and redirects its requests to themselves. That is no oversight of a Route
 * which another listener needs; perhaps such requests never come, since a load balancer in front answers them.
 */
function isChosen({ steps, endless }: RedirectLoop, places: readonly RoutePlace[]): boolean {
  const [{ answer }, ...others] = steps;
  const at = answer.listener;
  return (
    !endless &&
    others.length === 0 &&
    places.every(
      ({ at: { listener } }) =>
        listener.owner.resource === at?.owner.resource && listener.pointer === at?.pointer,
    )
  );
}

function textOf({ steps, endless }: RedirectLoop): Message {
  const [{ url, location, answer }] = steps;
  if (endless) return message('redirect-loop.endless', { url, location });
  if (steps.length > 1) return message('redirect-loop.round', { url, location });
  return message('redirect-loop', { url, listener: answer.listener?.name ?? '?' });
}

function listenersOf({ steps }: RedirectLoop): string[] {
  return [...new Set(steps.flatMap(({ answer }) => answer.listener?.name ?? []))];
}

/** The listeners of the circle, and its other rules. */
function relatedOf({ steps, endless }: RedirectLoop): RelatedPlace[] {
  const found = new Map<string, RelatedPlace>();
  const add = (place: RelatedPlace): void => {
    found.set(`${place.uri} ${place.kind} ${place.name} ${place.pointer}`, place);
  };
  for (const { answer } of steps)
    if (answer.listener) {
      const { owner, pointer, name = '?' } = answer.listener;
      add(relatedTo(owner, message('redirect-loop.listener', { listener: name }), pointer));
    }
  if (!endless) for (const place of steps.slice(1).flatMap(ruleAt)) add(place);
  return [...found.values()].slice(0, MOST_RELATED);
}

const MOST_RELATED = 5;

function ruleAt({ url, answer: { match } }: LoopStep): RelatedPlace[] {
  if (!match) return [];
  return [relatedTo(asObject(match.route), message('redirect-loop.rule', { url }), match.rule.pointer)];
}

/** From HTTP to HTTPS at both listeners: the Route is meant for the one that does not speak TLS. */
export const loopFixes: MakeFixes = ({ resource: owner, data }, context, root) => {
  const { uri, manifest } = context.part;
  const resource = manifest.resources.find(({ pointer }) => pointer === owner);
  const rules = listAt(objectAt(resource?.value, 'spec'), 'rules');
  if (!resource || redirectsOf(resource).size !== rules.length) return []; // the others need the other listener
  const circle = Array.isArray(data?.listeners) ? data.listeners : [];
  const places = placesOfRoute(context.view, asObject({ uri, manifest, resource }));
  const plain = places.filter(({ at }) => at.listener.protocol === 'HTTP');
  const [target] = plain;
  const name = target?.at.listener.name;
  if (!target || name === undefined || plain.length > 1 || circle.includes(name)) return [];
  const parent = mapAt(root, `${resource.pointer}${target.attached.parentPointer}`);
  return fixOf(message('fix.section', { name }), [setEdit(context, parent, 'sectionName', name)], true);
};
