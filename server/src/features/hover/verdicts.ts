import type {
  Condition,
  IndexedResource,
  ListenerVerdict,
  Message,
  Reference,
  Snapshot,
} from '../../engine/index.ts';
import {
  asObject,
  GATEWAY_GROUP,
  gatewayVerdict,
  isRouteKind,
  listenerSetVerdict,
  policyVerdicts,
  referenceVerdict,
  routeVerdicts,
} from '../../engine/index.ts';
import { isListenerOwner } from '../codeLens/subjects.ts';
import { code } from '../markdown.ts';
import { namespacedName } from './cards.ts';
import { headline, otherTroubles, statusLine, type Telling } from './conditions.ts';
import { routeVerdictText } from './routeVerdict.ts';

/** What a controller will say of the reference under the cursor; undefined for those that no condition speaks of. */
export function referenceVerdictText(
  snapshot: Snapshot,
  from: IndexedResource,
  reference: Reference,
  telling: Telling,
): string | undefined {
  switch (reference.field.role) {
    case 'parent': {
      const verdict = routeVerdicts(snapshot, from).find((each) => each.reference === reference);
      return verdict && routeVerdictText(snapshot, verdict, telling);
    }
    case 'target':
      return policyText(snapshot, from, telling);
    case 'listener-set-parent':
      return ownVerdictText(snapshot, from, telling);
    default: {
      const condition = referenceVerdict(snapshot, from, reference);
      return condition && resolvedText(condition, telling);
    }
  }
}

/** What a controller will say of a resource as a whole, for a hover on its name. */
export function ownVerdictText(
  snapshot: Snapshot,
  from: IndexedResource,
  telling: Telling,
): string | undefined {
  const { resource } = from;
  if (snapshot.namespaces.kustomizations.isPatch(from.uri)) return undefined;
  if (isRouteKind(resource.group, resource.kind)) {
    const verdicts = routeVerdicts(snapshot, from);
    const namesParent = verdicts.length > 1;
    const texts = verdicts.map((verdict) => routeVerdictText(snapshot, verdict, telling, { namesParent }));
    return texts.length > 0 ? texts.join('\n\n') : undefined;
  }
  if (resource.references.some(({ field }) => field.role === 'target'))
    return policyText(snapshot, from, telling);
  if (!isListenerOwner(resource)) return undefined;
  const { conditions } = isGateway(from)
    ? gatewayVerdict(snapshot, asObject(from))
    : listenerSetVerdict(snapshot, asObject(from));
  return acceptedText(conditions, [], telling);
}

/** What a controller will say of a listener. */
export function listenerVerdictText(
  snapshot: Snapshot,
  owner: IndexedResource,
  pointer: string,
  telling: Telling,
): string | undefined {
  const { listeners } = isGateway(owner)
    ? gatewayVerdict(snapshot, asObject(owner))
    : listenerSetVerdict(snapshot, asObject(owner));
  const verdict = listeners.find((each) => each.pointer === pointer);
  return verdict && acceptedText(verdict.conditions, listenerDetails(verdict, telling), telling);
}

function isGateway({ resource: { group, kind } }: IndexedResource): boolean {
  return group === GATEWAY_GROUP && kind === 'Gateway';
}

function listenerDetails(
  { attachedRoutes: { sure, possible }, supportedKinds }: ListenerVerdict,
  { words }: Telling,
): string[] {
  const known = words(sure === 0 ? 'lens.routes.none' : sure === 1 ? 'lens.routes.one' : 'lens.routes', {
    count: sure,
  });
  const more = possible - sure;
  const kinds = supportedKinds?.map(({ kind }) => code(kind)).join(', ');
  return [
    more > 0 ? words('lens.and-perhaps', { known, count: more }) : known,
    ...(kinds ? [words('verdict.kinds', { kinds })] : []),
  ];
}

function acceptedText(
  conditions: readonly Condition[],
  details: readonly string[],
  telling: Telling,
): string | undefined {
  const accepted = conditions.find(({ type }) => type === 'Accepted');
  if (!accepted) return undefined;
  const { words } = telling;
  const yes = words('verdict.accepted');
  const no = words('verdict.not-accepted');
  return [
    headline(accepted, { yes, no, details }, telling),
    ...otherTroubles(conditions, telling),
    statusLine(conditions, telling),
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}

function policyText(snapshot: Snapshot, policy: IndexedResource, telling: Telling): string | undefined {
  const verdicts = policyVerdicts(snapshot, policy);
  if (verdicts.length === 0) return telling.words('verdict.no-ancestor');
  return verdicts
    .map(({ ancestor, conditions }) =>
      acceptedText(
        conditions,
        [telling.words('verdict.for', { owner: namespacedName(snapshot, ancestor) })],
        telling,
      ),
    )
    .filter((text) => text !== undefined)
    .join('\n\n');
}

function resolvedText(condition: Condition, telling: Telling): string {
  const { words } = telling;
  const { type, status, reason } = condition;
  const named =
    status === 'Unknown'
      ? code(type)
      : `${code(`${type}=${status}`)}${status === 'False' ? ` ${code(reason)}` : ''}`;
  const text = { yes: words('verdict.resolved'), no: words('verdict.not-resolved'), details: [named] };
  return headline(condition, text, telling, isToldByCard);
}

/** That an object is not here the hover says at length anyway. */
function isToldByCard({ id }: Message): boolean {
  return id === 'attachment.not-here' || id === 'attachment.missing';
}
