import { CompletionItemKind } from 'vscode-languageserver-types';
import type { IndexedObject, IndexedResource, KindKey, Reference } from '../../engine/index.ts';
import {
  kindKey,
  listAt,
  namespaceName,
  namespaceOf,
  numberAt,
  objectAt,
  sameNamespace,
  stringAt,
  targetNamespace,
} from '../../engine/index.ts';
import { admits } from './admission.ts';
import type { Offer, Proposal } from './items.ts';
import type { CompletionPlace } from './place.ts';
import { isWritten, withSiblings } from './siblings.ts';

/** Objects of the workspace that a reference may name, with what else the reference then needs. */
export function targetProposals(
  place: CompletionPlace,
  offer: Offer,
  from: IndexedResource,
  reference: Reference,
): Proposal[] {
  return keysOf(place, reference).flatMap((key) => {
    const seen = new Set<string>();
    return place.snapshot.index.objectsOfKind(key).flatMap((object) => {
      const namespace = namespaceName(namespaceOf(place.snapshot.namespaces, object));
      const id = `${namespace ?? ''}/${object.name}`;
      if (seen.has(id) || !isInReach(place, from, reference, object)) return [];
      seen.add(id);
      return [proposal(place, offer, from, reference, object, namespace)];
    });
  });
}

/** Kinds that the name may be of: the written one, else those that make sense here. */
function keysOf(place: CompletionPlace, reference: Reference): readonly KindKey[] {
  const own = kindKey(reference.group, reference.kind);
  const isFree =
    reference.field.shape === 'object' && !isWritten(place, 'kind') && !isWritten(place, 'group');
  return isFree ? [...new Set([own, ...reference.field.kinds])] : [own];
}

/** A written namespace narrows the choice; fields that reach only their own namespace offer no other. */
function isInReach(
  { snapshot }: CompletionPlace,
  from: IndexedResource,
  reference: Reference,
  object: IndexedObject,
): boolean {
  if (snapshot.namespaces.kustomizations.isPatch(object.uri)) return false;
  const isFixed = reference.field.scope !== 'named' || reference.namespace !== undefined;
  if (!isFixed) return true;
  const wanted = targetNamespace({ index: snapshot.index, namespaces: snapshot.namespaces }, from, reference);
  return sameNamespace(wanted, namespaceOf(snapshot.namespaces, object)) !== 'no';
}

function proposal(
  place: CompletionPlace,
  offer: Offer,
  from: IndexedResource,
  reference: Reference,
  object: IndexedObject,
  namespace: string | undefined,
): Proposal {
  const [group = '', kind = ''] = object.key.split('/');
  const { defaults, scope } = reference.field;
  const own = namespaceName(namespaceOf(place.snapshot.namespaces, from));
  const isElsewhere = scope === 'named' && namespace !== undefined && namespace !== own;
  const siblings: [string, string][] = [];
  if (defaults && group !== defaults.group) siblings.push(['group', group === '' ? '""' : group]);
  if (defaults && kind !== defaults.kind) siblings.push(['kind', kind]);
  if (isElsewhere) siblings.push(['namespace', namespace]);
  const ports =
    reference.field.section === 'service-port' && reference.field.role !== 'target' ? portsOf(object) : [];
  const { port, isSnippet } = portText(ports, offer);
  const withPort: [string, string][] = port === undefined ? siblings : [...siblings, ['port', port]];
  const written = withSiblings(place, object.name, withPort);
  return {
    label: object.name,
    kind: CompletionItemKind.Reference,
    detail: [kind, namespace, summary(object, ports)]
      .filter((text) => text !== undefined && text !== '')
      .join(' · '),
    insert: written,
    isSnippet: isSnippet && written.includes('\n'),
    rank: rankOf(place, from, reference, object, isElsewhere),
  };
}

/** Same namespace before others; parents that would admit the Route, and Secrets of the right type, first of all. */
function rankOf(
  place: CompletionPlace,
  from: IndexedResource,
  reference: Reference,
  object: IndexedObject,
  isElsewhere: boolean,
): number {
  const { role } = reference.field;
  const isUnfit =
    (role === 'parent' && !admits(place.snapshot, object, from)) ||
    (isCertificate(role) && !object.created && object.resource.secretType !== 'kubernetes.io/tls');
  const isUsualKind = !reference.field.kinds.length || object.key === reference.field.kinds[0];
  return (isUsualKind ? 0 : 4) + (isUnfit ? 2 : 0) + (isElsewhere ? 1 : 0);
}

function isCertificate(role: string): boolean {
  return role === 'certificate' || role === 'client-certificate';
}

export function portsOf({ resource }: IndexedResource): number[] {
  return listAt(objectAt(resource.value, 'spec'), 'ports').flatMap((port) => numberAt(port, 'port') ?? []);
}

/** The only port, or a choice of several where the client can ask. */
function portText(
  ports: readonly number[],
  { snippets }: Offer,
): { readonly port?: string; readonly isSnippet: boolean } {
  const [first, ...others] = ports;
  if (first === undefined || (others.length > 0 && !snippets)) return { isSnippet: false };
  return others.length === 0
    ? { port: String(first), isSnippet: false }
    : { port: `\${1|${ports.join(',')}|}`, isSnippet: true };
}

function summary({ resource, created }: IndexedObject, ports: readonly number[]): string {
  if (created) return resource.kind;
  if (ports.length > 0) return ports.map((port) => `:${port}`).join(' ');
  const listeners = listAt(objectAt(resource.value, 'spec'), 'listeners');
  if (listeners.length > 0)
    return listeners.flatMap((listener) => stringAt(listener, 'name') ?? []).join(', ');
  return resource.secretType ?? '';
}
