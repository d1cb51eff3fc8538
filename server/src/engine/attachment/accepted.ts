import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { displayName } from '../manifest/resource.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import type { AttachmentContext } from './context.ts';
import type { Fit } from './fit.ts';
import { allows, attaches, fitOf } from './fit.ts';
import type { Judgement } from './judgement.ts';
import { allOf, anyOf, no, YES } from './judgement.ts';
import { listenerDetails } from './listenerDetails.ts';
import type { ParentLink } from './parents.ts';

/** How a Route gets on with each listener that its parent writes. A Gateway does not lead to those of its ListenerSets. */
export function fitsWith(
  context: AttachmentContext,
  link: ParentLink,
  parent: IndexedObject,
): readonly Fit[] {
  return listenerDetails(parent.resource).map((listener) => fitOf(context, link, parent, listener));
}

/** As `fitsWith`, for a Route that does not name the parent, or not yet: every listener may be the one that is meant. */
export function fitsWithAny(
  context: AttachmentContext,
  route: IndexedResource,
  parent: IndexedObject,
): readonly Fit[] {
  return fitsWith(context, { route, pointer: '/spec/parentRefs', leads: YES }, parent);
}

/**
 * Whether one of the listeners takes the Route, and else the first thing that none of them grants: NoMatchingParent,
 * NotAllowedByListeners or NoMatchingListenerHostname (gateway-api v1.6, RouteConditionAccepted).
 */
export function acceptedBy(link: ParentLink, parent: IndexedObject, fits: readonly Fit[]): Judgement {
  const chosen = fits.filter((fit) => fit.chosen.certainty !== 'no');
  if (chosen.length === 0) return no('NoMatchingParent', noListener(link, parent));
  const best = anyOf(chosen.map(attaches));
  if (best.certainty !== 'no') return best;
  const allowed = chosen.filter((fit) => allows(fit).certainty !== 'no');
  return allowed.length === 0
    ? anyOf(chosen.map(allows))
    : anyOf(allowed.map((fit) => allOf([fit.hostname])));
}

function noListener({ pointer, reference }: ParentLink, parent: IndexedObject): Judgement['because'][number] {
  const name = displayName(parent.resource);
  const sectionName = reference?.sectionName?.value;
  const port = reference?.port?.value;
  return {
    message: lackOf(name, sectionName, port),
    pointer:
      sectionName === undefined && port === undefined
        ? pointer
        : `${pointer}/${sectionName === undefined ? 'port' : 'sectionName'}`,
    other: { resource: parent, pointer: '/spec/listeners' },
  };
}

function lackOf(parent: string, sectionName: string | undefined, port: number | undefined): Message {
  if (sectionName !== undefined && port !== undefined)
    return message('attachment.no-listener.both', { parent, sectionName, port });
  if (sectionName !== undefined) return message('attachment.no-listener.name', { parent, sectionName });
  if (port !== undefined) return message('attachment.no-listener.port', { parent, port });
  return message('attachment.no-listener', { parent });
}
