import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import type { Reference } from '../manifest/references.ts';
import { message } from '../messages.ts';
import { acceptedBy, fitsWith } from './accepted.ts';
import type { AttachmentContext } from './context.ts';
import { areApart, isMissing, perMoment, perResource, supports } from './context.ts';
import type { Cause, Judgement } from './judgement.ts';
import { allOf, ifMeant, perhaps, sameOf, specific, unknown, YES } from './judgement.ts';
import { parentSet } from './listenerSetParent.ts';
import { isManaged } from './managed.ts';
import { meshAccepts } from './meshParent.ts';
import type { ParentLink } from './parents.ts';
import {
  GATEWAY,
  isDefaultGateway,
  LISTENER_SETS,
  parentReferences,
  pointerIn,
  SERVICE,
  usesDefaultGateways,
} from './parents.ts';
import { nameOf } from './resolves.ts';
import { judgeRules } from './routeRules.ts';
import { routeReferencesResolve } from './targets.ts';
import type { Condition, RouteVerdict } from './verdict.ts';
import { condition, present } from './verdict.ts';
import { asFarAsWhole } from './whole.ts';

/** What is predicted for a Route, one entry a parent: its parentRefs in their order, then default Gateways. */
export const routeVerdicts: (context: AttachmentContext, route: IndexedResource) => readonly RouteVerdict[] =
  perResource((context, route) => [
    ...parentReferences(route.resource).map((reference) => throughReference(context, route, reference)),
    ...defaultGateways(context, route),
  ]);

function throughReference(
  context: AttachmentContext,
  route: IndexedResource,
  reference: Reference,
): RouteVerdict {
  const found = context.resolve(route, reference);
  const pointer = pointerIn(route.resource, reference);
  const parents = found.type === 'absent' ? [] : found.objects;
  const base = { route, pointer, reference, parents };
  const parent = nameOf(context, route, reference);
  if (found.type === 'absent') {
    const isGone = isMissing(context, route, reference);
    const text = isGone
      ? message('attachment.no-parent', { parent })
      : message('attachment.not-here', { target: parent });
    const accepted = condition('Accepted', unknown({ message: text, pointer }));
    // No controller reports on a parent that does not exist (gateway-api v1.6, RouteStatus.parents).
    if (isGone) return { ...base, statusWritten: false, fits: [], conditions: [accepted] };
    return {
      ...base,
      statusWritten: true,
      fits: [],
      conditions: [accepted, resolvedRefs(context, route, false)],
    };
  }
  const links = parents.map((object): [IndexedObject, ParentLink] => [
    object,
    { route, pointer, reference, leads: YES },
  ]);
  const judged = links.map(([object, link]) => judgeParent(context, link, object));
  const several = { message: message('attachment.several', { target: parent }), pointer };
  const which = { message: message('attachment.which-target', { target: parent }), pointer };
  const accepted = sameOf(
    judged.map((each) => each.accepted),
    several,
  );
  const managed = sameOf(
    judged.map((each) => each.managed),
    several,
  );
  const isSure = found.type === 'found';
  return assemble(context, base, isSure ? accepted : perhaps(accepted, which), {
    managed: isSure ? managed : ifMeant(managed, which),
    fits: judged.flatMap(({ fits }) => fits),
  });
}

function defaultGateways(context: AttachmentContext, route: IndexedResource): RouteVerdict[] {
  if (!usesDefaultGateways(route.resource)) return [];
  return context.index
    .objectsOfKind(GATEWAY)
    .filter((gateway) => isDefaultGateway(gateway) && !areApart(context, route, gateway))
    .filter(({ uri }) => !context.namespaces.kustomizations.isPatch(uri))
    .map((gateway) => {
      const base = { route, pointer: '/spec', parents: [gateway] };
      const { accepted, fits, managed } = judgeParent(
        context,
        { route, pointer: '/spec', leads: YES },
        gateway,
      );
      return assemble(context, base, accepted, { managed, fits });
    });
}

type Judged = Pick<RouteVerdict, 'fits'> & { readonly accepted: Judgement; readonly managed: Judgement };

/** Whether a parent takes the Route, its rules left out of account. */
function judgeParent(context: AttachmentContext, link: ParentLink, parent: IndexedObject): Judged {
  const { resource } = link.route;
  if (parent.key === SERVICE)
    return { fits: [], accepted: meshAccepts(context, link, parent), managed: meshManaged(context, link) };
  if (parent.key !== GATEWAY && !LISTENER_SETS.includes(parent.key)) {
    const kind = parent.resource.kind;
    const cause = { message: message('attachment.parent-kind', { kind }), pointer: link.pointer };
    return { fits: [], accepted: specific(cause), managed: YES };
  }
  const fits = fitsWith(context, link, parent);
  const accepted = asFarAsWhole(context, acceptedBy(link, parent, fits), [parent, link.route]);
  const supported = supports(context, resource.kind)
    ? YES
    : specific({ message: message('attachment.feature', { feature: resource.kind }), pointer: '/kind' });
  if (parent.key === GATEWAY)
    return {
      fits,
      accepted: allOf([accepted, supported]),
      managed: seenFrom(link, isManaged(context, parent), parent),
    };
  const set = parentSet(context, parent, link.pointer);
  return {
    fits,
    accepted: allOf([accepted, set.admitted, supported]),
    managed: seenFrom(link, set.managed, parent),
  };
}

/** What is said at a parent, told where the Route names it. */
function seenFrom({ pointer }: ParentLink, judgement: Judgement, parent: IndexedObject): Judgement {
  if (judgement === YES) return YES;
  const because = judgement.because.map((each): Cause => {
    const other = { resource: parent, pointer: each.pointer };
    return { message: each.message, pointer, other };
  });
  return { ...judgement, because };
}

function meshManaged(context: AttachmentContext, { pointer }: ParentLink): Judgement {
  return supports(context, 'Mesh')
    ? YES
    : unknown({ message: message('attachment.feature', { feature: 'Mesh' }), pointer });
}

function assemble(
  context: AttachmentContext,
  base: Pick<RouteVerdict, 'route' | 'pointer' | 'reference' | 'parents'>,
  accepted: Judgement,
  { managed, fits }: Pick<Judged, 'managed' | 'fits'>,
): RouteVerdict {
  const { route, parents } = base;
  if (managed.certainty === 'no')
    return {
      ...base,
      statusWritten: false,
      fits,
      conditions: [condition('Accepted', unknown(...managed.because))],
    };
  const rules = judgeRules(context, route.resource);
  const whole = asFarAsWhole(context, allOf([accepted, rules.accepted]), [route]);
  const all = managed.certainty === 'yes' ? whole : unknown(...managed.because);
  const mesh = parents.length > 0 && parents.every(({ key }) => key === SERVICE);
  return {
    ...base,
    statusWritten: true,
    fits,
    conditions: [
      condition('Accepted', all),
      resolvedRefs(context, route, mesh),
      ...(all.certainty === 'yes' ? present('PartiallyInvalid', rules.partial) : []),
    ],
  };
}

function resolvedRefs(context: AttachmentContext, route: IndexedResource, mesh: boolean): Condition {
  return condition('ResolvedRefs', referencesOf(context, route.resource)(route, mesh));
}

/** The same for every parent but a Service. */
const referencesOf = perMoment((context, _route: IndexedResource['resource']) => {
  const known = new Map<boolean, Judgement>();
  return (route: IndexedResource, mesh: boolean): Judgement => {
    let found = known.get(mesh);
    if (!found) {
      found = asFarAsWhole(context, routeReferencesResolve(context, route, mesh), [route]);
      known.set(mesh, found);
    }
    return found;
  };
});
