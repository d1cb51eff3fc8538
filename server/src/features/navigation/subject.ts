import type { IndexedObject, IndexedResource, KindKey, Namespace, Snapshot } from '../../engine/index.ts';
import { asObject, kindKey, namespaceOf, sameNamespace, targetNamespace } from '../../engine/index.ts';
import type { AtCursor, ReferenceAt } from '../atCursor.ts';
import type { Section } from './sections.ts';
import { meansSection, sectionsOf } from './sections.ts';
import { nameSite } from './sites.ts';

/** What a cursor is on, as something that is named in one place and referred to in others. */
export type Subject = ObjectSubject | SectionSubject | NamespaceSubject;

export type ObjectSubject = {
  readonly type: 'object';
  readonly key: KindKey;
  readonly name: string;
  /** Where it lives or would live. */
  readonly namespace: Namespace;
  /** Those it can be, Kustomize patches of them included; none if it is not in the workspace. */
  readonly objects: readonly IndexedObject[];
};

/** A listener, a port of a Service, a rule of a Route. */
export type SectionSubject = {
  readonly type: 'section';
  readonly owner: ObjectSubject;
  readonly sections: readonly OwnedSection[];
  /** How references name it; beside `sections`, as the owner may not be here. */
  readonly names: readonly Pick<Section, 'name' | 'port'>[];
};

export type OwnedSection = Section & { readonly of: IndexedObject };

export type NamespaceSubject = { readonly type: 'namespace'; readonly name: string };

/** What the cursor is on; undefined where nothing has references. */
export function subjectAt(snapshot: Snapshot, at: AtCursor): Subject | undefined {
  if (!at.from) return undefined;
  if (at.reference) return referencedSubject(snapshot, at.from, at.reference);
  return ownSubject(snapshot, at, at.from);
}

/** What a part of a reference names. */
function referencedSubject(
  snapshot: Snapshot,
  from: IndexedResource,
  { reference, part }: ReferenceAt,
): Subject | undefined {
  if (part === 'namespace') return reference.namespace && namespaceSubject(reference.namespace.value);
  if (!reference.name || part === 'selector') return undefined;
  const resolution = snapshot.resolve(from, reference);
  const found = resolution.type === 'absent' ? [] : resolution.objects;
  const owner: ObjectSubject = {
    type: 'object',
    key: kindKey(reference.group, reference.kind),
    name: reference.name.value,
    namespace: targetNamespace(snapshot, from, reference),
    objects: withPatches(snapshot, found),
  };
  if (part !== 'sectionName' && part !== 'port') return asNamespace(owner);
  const sections = owned(owner.objects).filter((section) => meansSection(reference, section));
  const written = {
    ...(reference.sectionName && { name: reference.sectionName.value }),
    ...(reference.port && { port: reference.port.value }),
  };
  return { type: 'section', owner, sections, names: sections.length > 0 ? sections : [written] };
}

/** What a resource names itself: its own name, its namespace, its listeners, ports and rules, what it creates. */
function ownSubject(snapshot: Snapshot, at: AtCursor, from: IndexedResource): Subject | undefined {
  const { resource } = from;
  if (at.own === '/metadata/namespace')
    return resource.namespace === undefined ? undefined : namespaceSubject(resource.namespace);
  const isName = resource.nameSpan.start <= at.offset && at.offset <= resource.nameSpan.end;
  if (isName || at.own === '/metadata/name' || at.own === '/kind') {
    if (resource.name === undefined) return undefined;
    const object = asObject(from);
    return asNamespace(subjectOf(snapshot, object));
  }
  const section = sectionAt(snapshot, at, from);
  return section ?? createdAt(snapshot, at, from);
}

function sectionAt(snapshot: Snapshot, at: AtCursor, from: IndexedResource): SectionSubject | undefined {
  const place = /^(\/spec\/(?:listeners|ports|rules)\/\d+)\/(?:name|port)$/.exec(at.own)?.[1];
  const { resource } = from;
  if (place === undefined || resource.name === undefined) return undefined;
  const found = sectionsOf(resource).find(({ pointer }) => pointer === resource.pointer + place);
  if (!found) return undefined;
  const object = asObject(from);
  return {
    type: 'section',
    owner: subjectOf(snapshot, object),
    sections: [{ ...found, of: object }],
    names: [found],
  };
}

/** The object that a resource such as a Certificate has made, where the cursor is on the name that it gives. */
function createdAt(snapshot: Snapshot, at: AtCursor, from: IndexedResource): Subject | undefined {
  const { hit } = at;
  if (hit?.node.type !== 'scalar' || hit.part !== 'value') return undefined;
  for (const key of CREATED_KINDS)
    for (const object of snapshot.index.objects(key, hit.node.text))
      if (
        object.created &&
        object.resource === from.resource &&
        nameSite(object).span.start === hit.span.start
      )
        return subjectOf(snapshot, object);
  return undefined;
}

const CREATED_KINDS: readonly KindKey[] = ['/Secret', '/ConfigMap'];

/** An object of the workspace with all that stands for it. */
function subjectOf(snapshot: Snapshot, object: IndexedObject): ObjectSubject {
  const { key, name } = object;
  const namespace = namespaceOf(snapshot.namespaces, object);
  const isBase = !isPatch(snapshot, object);
  const bases = isBase
    ? [object]
    : snapshot.index
        .objects(key, name)
        .filter((other) => !isPatch(snapshot, other) && mayBeSame(snapshot, object, other));
  const objects = withPatches(snapshot, bases);
  return { type: 'object', key, name, namespace, objects: objects.length > 0 ? objects : [object] };
}

/** The objects and the Kustomize patches that may be about them. */
function withPatches(snapshot: Snapshot, bases: readonly IndexedObject[]): IndexedObject[] {
  const [first] = bases;
  if (!first) return [];
  const patches = snapshot.index
    .objects(first.key, first.name)
    .filter((other) => isPatch(snapshot, other) && bases.some((base) => mayBeSame(snapshot, base, other)));
  return [...bases, ...patches];
}

function mayBeSame({ namespaces }: Snapshot, a: IndexedObject, b: IndexedObject): boolean {
  return sameNamespace(namespaceOf(namespaces, a), namespaceOf(namespaces, b)) !== 'no';
}

function isPatch({ namespaces }: Snapshot, { uri }: IndexedObject): boolean {
  return namespaces.kustomizations.isPatch(uri);
}

function asNamespace(subject: ObjectSubject): Subject {
  return subject.key === '/Namespace' ? namespaceSubject(subject.name) : subject;
}

function namespaceSubject(name: string): NamespaceSubject {
  return { type: 'namespace', name };
}

function owned(objects: readonly IndexedObject[]): OwnedSection[] {
  return objects.flatMap((of) => sectionsOf(of.resource).map((section) => ({ ...section, of })));
}
