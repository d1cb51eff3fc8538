import type { Index } from '../index/index.ts';
import type { IndexedResource } from '../index/objects.ts';
import type { KindKey } from '../manifest/kinds.ts';
import { GATEWAY_GROUP, isRouteKind, kindKey, ROUTE_KINDS } from '../manifest/kinds.ts';
import type { ReferenceRole } from '../manifest/referenceFields.ts';
import type { Reference } from '../manifest/references.ts';
import { GATEWAY, isDefaultGateway, LISTENER_SETS, SERVICE, usesDefaultGateways } from './parents.ts';

/** An object that came, went or was rewritten, by the name that others call it. */
export type TouchedObject = {
  readonly key: KindKey;
  readonly name: string;
  readonly references: readonly Reference[];
};

/**
 * The files with resources of which the verdict may be another after a change, beside those that refer to a touched
 * object themselves. Names count, namespaces do not: a few files too many are no harm.
 */
export function dependents(index: Index, touched: Iterable<TouchedObject>): ReadonlySet<string> {
  let defaults: readonly string[] | undefined;
  const reached: Reached = {
    index,
    uris: new Set(),
    gateways: new Set(),
    asked: new Set(),
    defaultGateways: () => {
      defaults ??= index.objectsOfKind(GATEWAY).flatMap((each) => (isDefaultGateway(each) ? [each.uri] : []));
      return defaults;
    },
  };
  for (const object of touched) follow(reached, object);
  for (const name of reached.gateways) gatewayChanged(reached, name);
  return reached.uris;
}

type Reached = {
  readonly index: Index;
  readonly uris: Set<string>;
  /** Names of Gateways of which something changed that Routes and ListenerSets are told of. */
  readonly gateways: Set<string>;
  /** Whose referrers are among the files already: a thousand Routes may have one backend. */
  readonly asked: Set<string>;
  /** Files of default Gateways; looked for once, and only if a Route changed. */
  readonly defaultGateways: () => readonly string[];
};

function follow(reached: Reached, { key, name, references }: TouchedObject): void {
  const { index, gateways } = reached;
  for (const { field, group, kind, namespace } of references)
    if (field.needsGrant && namespace) addReferrersToKind(reached, kindKey(group, kind), 'grant-to');
  if (key === GATEWAY) {
    gateways.add(name);
    return;
  }
  if (LISTENER_SETS.includes(key)) {
    for (const parent of pointedAt(references, 'listener-set-parent')) gateways.add(parent.name);
    return;
  }
  if (key === '/Namespace') namespaceChanged(reached);
  if (isRoute(key)) routeChanged(reached, references);
  // A policy has rivals for its target.
  for (const target of pointedAt(references, 'target'))
    addReferrers(reached, target.key, target.name, 'target');
  // What a Gateway refers to decides over it: its class, its certificates.
  for (const from of index.referencesTo(key, name)) if (keyOf(from) === GATEWAY) addGateway(reached, from);
}

/** Those that a Route names are told of how many attach; its backends' policies have it as their way to a Gateway. */
function routeChanged(reached: Reached, references: readonly Reference[]): void {
  for (const { key, name } of pointedAt(references, 'parent'))
    for (const { uri } of reached.index.objects(key, name)) reached.uris.add(uri);
  for (const { key, name } of pointedAt(references, 'backend')) addReferrers(reached, key, name, 'target');
  for (const uri of reached.defaultGateways()) reached.uris.add(uri);
}

/** Labels of a Namespace: whoever selects by labels may let in others now. */
function namespaceChanged(reached: Reached): void {
  for (const from of reached.index.referencesToKind('/Namespace')) {
    if (from.reference.field.role !== 'namespace-selector') continue;
    reached.uris.add(from.uri);
    if (keyOf(from) === GATEWAY) addGateway(reached, from);
    else if (from.resource.name !== undefined)
      addReferrers(reached, keyOf(from), from.resource.name, 'parent');
  }
}

/** A Gateway's Routes and ListenerSets, and the Routes and Services of these. */
function gatewayChanged(reached: Reached, name: string): void {
  const { index, uris } = reached;
  for (const { uri } of index.objects(GATEWAY, name)) uris.add(uri);
  for (const from of index.referencesTo(GATEWAY, name)) {
    uris.add(from.uri);
    const { role } = from.reference.field;
    if (role === 'listener-set-parent' && from.resource.name !== undefined)
      for (const guest of index.referencesTo(keyOf(from), from.resource.name)) addGuest(reached, guest);
    else if (role === 'parent') addGuest(reached, from);
  }
  if (index.objects(GATEWAY, name).some(isDefaultGateway))
    for (const kind of ROUTE_KINDS)
      for (const route of index.objectsOfKind(kindKey(GATEWAY_GROUP, kind)))
        if (usesDefaultGateways(route.resource)) uris.add(route.uri);
}

/** A Route of a Gateway, and the policies that reach the Gateway through it. */
function addGuest(reached: Reached, { uri, resource }: IndexedResource): void {
  reached.uris.add(uri);
  for (const { key, name } of pointedAt(resource.references, 'backend'))
    if (key === SERVICE) addReferrers(reached, key, name, 'target');
}

function addReferrers(
  { index, uris, asked }: Reached,
  key: KindKey,
  name: string,
  role: ReferenceRole,
): void {
  const question = `${role} ${key} ${name}`;
  if (asked.has(question)) return;
  asked.add(question);
  for (const { uri, reference } of index.referencesTo(key, name))
    if (reference.field.role === role) uris.add(uri);
}

/** Grants name kinds, with or without a name: what they permit may be in use now, or no longer. */
function addReferrersToKind({ index, uris, asked }: Reached, key: KindKey, role: ReferenceRole): void {
  const question = `${role} ${key}`;
  if (asked.has(question)) return;
  asked.add(question);
  for (const { uri, reference } of index.referencesToKind(key))
    if (reference.field.role === role) uris.add(uri);
}

function addGateway({ gateways }: Reached, { resource }: IndexedResource): void {
  if (resource.name !== undefined) gateways.add(resource.name);
}

function pointedAt(
  references: readonly Reference[],
  role: ReferenceRole,
): { readonly key: KindKey; readonly name: string }[] {
  return references.flatMap(({ field, group, kind, name }) =>
    field.role === role && name ? [{ key: kindKey(group, kind), name: name.value }] : [],
  );
}

function keyOf({ resource }: IndexedResource): KindKey {
  return kindKey(resource.group, resource.kind);
}

function isRoute(key: KindKey): boolean {
  const slash = key.indexOf('/');
  return isRouteKind(key.slice(0, slash), key.slice(slash + 1));
}
