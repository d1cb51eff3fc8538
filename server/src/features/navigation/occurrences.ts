import type { IndexedReference, IndexedResource, Reference, Snapshot, Span } from '../../engine/index.ts';
import { kindKey, sameNamespace, targetNamespace } from '../../engine/index.ts';
import { namespaceSpan } from './namespaceSpan.ts';
import { destinationAt, nameSite, type Site } from './sites.ts';
import type { NamespaceSubject, ObjectSubject, SectionSubject, Subject } from './subject.ts';

/** A place that names a subject: the one that gives it its name, or one that refers to it. */
export type Occurrence = Site & {
  readonly declares: boolean;
  /** It names the subject for certain; else a namespace is not known. */
  readonly sure: boolean;
};

/**
 * Every place that names `subject`, declarations first; those that only may mean it, because a namespace is not
 * known, are there too.
 * @param only leave out all other files
 */
export function occurrencesOf(snapshot: Snapshot, subject: Subject, only?: string): Occurrence[] {
  const occurrences = allOccurrences(snapshot, subject, only);
  return distinct(only === undefined ? occurrences : occurrences.filter(({ uri }) => uri === only));
}

function allOccurrences(snapshot: Snapshot, subject: Subject, only: string | undefined): Occurrence[] {
  switch (subject.type) {
    case 'object':
      return [...subject.objects.map(declaration), ...nameUses(snapshot, subject, only)];
    case 'section':
      return [...sectionDeclarations(subject), ...sectionUses(snapshot, subject, only)];
    case 'namespace':
      return [...namespaceDeclarations(snapshot, subject), ...namespaceUses(snapshot, subject, only)];
  }
}

/** The references that mean an object. */
export function referencesOf(snapshot: Snapshot, subject: ObjectSubject, only?: string): IndexedReference[] {
  const group = snapshot.index.referencesTo(subject.key, subject.name);
  return group.filter((from) => (only === undefined || from.uri === only) && means(snapshot, from, subject));
}

/** Whether a reference of the right kind and name means the subject, for all that is known here. */
function means(snapshot: Snapshot, from: IndexedReference, subject: ObjectSubject): boolean {
  const resolution = snapshot.resolve(from, from.reference);
  if (resolution.type !== 'absent' && resolution.objects.length > 0)
    return resolution.objects.some(({ resource }) =>
      subject.objects.some((object) => object.resource === resource),
    );
  return sameNamespace(targetNamespace(snapshot, from, from.reference), subject.namespace) !== 'no';
}

function nameUses(snapshot: Snapshot, subject: ObjectSubject, only: string | undefined): Occurrence[] {
  return referencesOf(snapshot, subject, only).flatMap((from) =>
    use(from, from.reference.name?.span, isSure(snapshot, from)),
  );
}

function sectionUses(snapshot: Snapshot, subject: SectionSubject, only: string | undefined): Occurrence[] {
  return referencesOf(snapshot, subject.owner, only).flatMap((from) =>
    use(from, sectionUse(from.reference, subject), isSure(snapshot, from)),
  );
}

function isSure(snapshot: Snapshot, from: IndexedReference): boolean {
  return snapshot.resolve(from, from.reference).type === 'found';
}

/** How a reference names the section: by its name, else by its port. */
function sectionUse({ sectionName, port }: Reference, { names }: SectionSubject): Span | undefined {
  if (sectionName) return names.some(({ name }) => name === sectionName.value) ? sectionName.span : undefined;
  return port && names.some((section) => section.port === port.value) ? port.span : undefined;
}

function sectionDeclarations({ sections }: SectionSubject): Occurrence[] {
  return sections.flatMap(({ of, pointer, type, name }) => {
    // References to a port give its number, those to a listener or rule its name.
    const site = destinationAt(of, pointer, type === 'service-port' || name === undefined ? 'port' : 'name');
    return site ? [{ ...site, declares: true, sure: true }] : [];
  });
}

function namespaceDeclarations(snapshot: Snapshot, { name }: NamespaceSubject): Occurrence[] {
  return snapshot.index.objects('/Namespace', name).map(declaration);
}

/** References that name the namespace, and resources that say that they live in it. */
function namespaceUses(
  snapshot: Snapshot,
  { name }: NamespaceSubject,
  only: string | undefined,
): Occurrence[] {
  return [...resourcesIn(snapshot, only)].flatMap((from) => [
    ...(from.resource.namespace === name ? use(from, namespaceSpan(from), true) : []),
    ...from.resource.references.flatMap((reference) => {
      const isName =
        kindKey(reference.group, reference.kind) === '/Namespace' && reference.name?.value === name;
      const written = isName ? reference.name : reference.namespace;
      return written?.value === name ? use(from, written.span, true) : [];
    }),
  ]);
}

function resourcesIn(snapshot: Snapshot, uri: string | undefined): Iterable<IndexedResource> {
  if (uri === undefined) return snapshot.index.resources();
  const parts = snapshot.file(uri)?.parts ?? [];
  return parts.flatMap(({ manifest }) => manifest.resources.map((resource) => ({ uri, manifest, resource })));
}

function declaration(object: Parameters<typeof nameSite>[0]): Occurrence {
  return { ...nameSite(object), declares: true, sure: true };
}

function use({ uri, manifest }: IndexedResource, span: Span | undefined, sure: boolean): Occurrence[] {
  return span ? [{ uri, manifest, span, declares: false, sure }] : [];
}

/** Each place once: a reference that an alias repeats is written in one place only. */
function distinct(occurrences: readonly Occurrence[]): Occurrence[] {
  const seen = new Map<unknown, Set<number>>();
  return occurrences.filter(({ manifest, span }) => {
    const starts = seen.get(manifest) ?? new Set();
    seen.set(manifest, starts);
    const isNew = !starts.has(span.start);
    starts.add(span.start);
    return isNew;
  });
}
