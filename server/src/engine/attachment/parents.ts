import type { IndexedObject, IndexedReference, IndexedResource } from '../index/objects.ts';
import { EXPERIMENTAL_GROUP, GATEWAY_GROUP, isRouteKind, kindKey, ROUTE_KINDS } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import type { Resource } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import { objectAt, stringAt } from '../yaml/value.ts';
import type { AttachmentContext } from './context.ts';
import { areApart, once, perResource } from './context.ts';
import { perEra } from './era.ts';
import type { Judgement } from './judgement.ts';
import { unknown, YES } from './judgement.ts';

export const GATEWAY = kindKey(GATEWAY_GROUP, 'Gateway');
export const LISTENER_SETS: readonly string[] = [
  kindKey(GATEWAY_GROUP, 'ListenerSet'),
  kindKey(EXPERIMENTAL_GROUP, 'XListenerSet'),
];
export const SERVICE = '/Service';

/** One way of a Route to a parent: a parentRef, or `useDefaultGateways`. */
export type ParentLink = {
  readonly route: IndexedResource;
  /** From the Route's root: `/spec/parentRefs/0`; `/spec` for default Gateways. */
  readonly pointer: string;
  /** Absent for default Gateways. */
  readonly reference?: Reference;
  /** Whether it leads to this parent. */
  readonly leads: Judgement;
};

/** The references of a Route to its parents, in their order. */
export const parentReferences: (route: Resource) => readonly Reference[] = once(({ references }) =>
  references.filter(({ field }) => field.role === 'parent'),
);

/** A reference's place from its resource's root. */
export function pointerIn({ pointer }: Resource, reference: Reference): string {
  return reference.pointer.slice(pointer.length);
}

/** Every way of a Route to a Gateway, ListenerSet or Service that is here, ordered by nothing that matters. */
export const linksTo: (context: AttachmentContext, parent: IndexedObject) => readonly ParentLink[] =
  perResource((context, parent) => [...namedLinks(context, parent), ...defaultLinks(context, parent)]);

function namedLinks(context: AttachmentContext, parent: IndexedObject): ParentLink[] {
  const known = linksKnown(context, parent.resource);
  return context.index.referencesTo(parent.key, parent.name).flatMap((from) => {
    let links = known.get(from.reference);
    if (!links) {
      links = linkThrough(context, from, parent);
      known.set(from.reference, links);
    }
    return links;
  });
}

const linksKnown = perEra<Reference, readonly ParentLink[]>();

/** None or one. */
function linkThrough(
  context: AttachmentContext,
  { reference, uri, manifest, resource }: IndexedReference,
  parent: IndexedObject,
): readonly ParentLink[] {
  if (reference.field.role !== 'parent' || context.namespaces.kustomizations.isPatch(uri)) return [];
  const route = { uri, manifest, resource };
  const leads = leadsTo(context, route, reference, parent);
  return leads ? [{ route, pointer: pointerIn(resource, reference), reference, leads }] : [];
}

/** Whether a parentRef means this very object; undefined if it does not. */
export function leadsTo(
  context: AttachmentContext,
  from: IndexedResource,
  reference: Reference,
  parent: IndexedObject,
): Judgement | undefined {
  const found = context.resolve(from, reference);
  if (found.type === 'absent' || !found.objects.some(({ resource }) => resource === parent.resource))
    return undefined;
  if (found.type === 'found' && found.objects.length === 1) return YES;
  return unknown({
    message: message('attachment.which-parent', { name: parent.name }),
    pointer: pointerIn(from.resource, reference),
    other: { resource: parent, pointer: '/metadata/name' },
  });
}

/** Whether a Gateway takes Routes that ask for default Gateways (GatewaySpec.defaultScope; experimental). */
export function isDefaultGateway({ resource }: IndexedObject): boolean {
  return stringAt(objectAt(resource.value, 'spec'), 'defaultScope') === 'All';
}

/** Whether a Route asks for default Gateways (CommonRouteSpec.useDefaultGateways; experimental). */
export function usesDefaultGateways({ value }: Resource): boolean {
  return stringAt(objectAt(value, 'spec'), 'useDefaultGateways') === 'All';
}

function defaultLinks(context: AttachmentContext, parent: IndexedObject): ParentLink[] {
  if (parent.key !== GATEWAY || !isDefaultGateway(parent)) return [];
  return ROUTE_KINDS.flatMap((kind) => context.index.objectsOfKind(kindKey(GATEWAY_GROUP, kind)))
    .filter(({ resource }) => usesDefaultGateways(resource))
    .filter(
      (route) => !context.namespaces.kustomizations.isPatch(route.uri) && !areApart(context, route, parent),
    )
    .map((route) => ({ route, pointer: '/spec', leads: YES }));
}

/** Whether a resource is a Route of the Gateway API. */
export function isRoute({ group, kind }: Resource): boolean {
  return isRouteKind(group, kind);
}
