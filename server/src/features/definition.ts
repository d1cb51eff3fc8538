import type { Location, LocationLink, Position } from 'vscode-languageserver-types';
import type { IndexedObject, IndexedResource, Reference, Snapshot, Span } from '../engine/index.ts';
import { kindKey, namespaceOf, placeAt, sameNamespace, shiftSpan, toJson } from '../engine/index.ts';
import type { AtCursor, ReferenceAt } from './atCursor.ts';
import { atCursor } from './atCursor.ts';
import { anchorAt } from './navigation/anchors.ts';
import { meansSection, sectionsOf } from './navigation/sections.ts';
import { selectedNamespaces } from './navigation/selector.ts';
import type { Destination } from './navigation/sites.ts';
import { destinationAt, linkTo, locationOf, objectDestination } from './navigation/sites.ts';
import { subjectAt } from './navigation/subject.ts';

/** As many as an editor can still list, where a whole kind is meant. */
const MOST = 200;

/**
 * Where what the cursor is on is defined: the target of a reference (all candidates, if there are several), the
 * listener or port that it names, a Namespace, the Namespaces that a selector matches, the anchor of an alias.
 * Something that another resource has made leads there.
 * @param options `links`: the client understands LocationLink
 */
export function definition(
  snapshot: Snapshot,
  uri: string,
  position: Position,
  options: { readonly links: boolean },
): Location[] | LocationLink[] {
  const at = atCursor(snapshot, uri, position);
  if (!at) return [];
  const { destinations, origin } = destinationsAt(snapshot, at);
  if (!options.links) return destinations.flatMap((each) => locationOf(snapshot, each) ?? []);
  const range = origin && at.file.lines().rangeOf(shiftSpan(origin, at.part.offset));
  return destinations.flatMap((each) => linkTo(snapshot, each, range) ?? []);
}

type Answer = {
  readonly destinations: readonly Destination[];
  /** What leads there: the word under the cursor. */
  readonly origin?: Span | undefined;
};

function destinationsAt(snapshot: Snapshot, at: AtCursor): Answer {
  const anchor = anchorAt(at);
  if (anchor) return anchor;
  if (!at.from) return { destinations: [] };
  if (at.reference) {
    const destinations = referenceDestinations(snapshot, at, at.from, at.reference);
    return { destinations, origin: wordAt(at) };
  }
  const subject = subjectAt(snapshot, at);
  if (subject?.type === 'namespace')
    return { destinations: namespaceDestinations(snapshot, subject.name), origin: wordAt(at) };
  return { destinations: ownDestinations(snapshot, at), origin: wordAt(at) };
}

/** A scalar or key under the cursor; not a whole map or list. */
function wordAt({ hit }: AtCursor): Span | undefined {
  return hit && (hit.part === 'key' || hit.node.type === 'scalar') ? hit.span : undefined;
}

/** A resource's own name and the names of its listeners lead to themselves: editors then offer the references. */
function ownDestinations(snapshot: Snapshot, at: AtCursor): Destination[] {
  const subject = subjectAt(snapshot, at);
  if (subject?.type === 'object') return subject.objects.map(objectDestination);
  if (subject?.type !== 'section') return [];
  return subject.sections.flatMap(({ of, pointer }) => destinationAt(of, pointer, 'name') ?? []);
}

function referenceDestinations(
  snapshot: Snapshot,
  at: AtCursor,
  from: IndexedResource,
  { reference, part }: ReferenceAt,
): Destination[] {
  if (part === 'selector') return selectorDestinations(snapshot, at, reference);
  if (part === 'namespace') return namespaceDestinations(snapshot, reference.namespace?.value);
  const objects = targetsOf(snapshot, from, reference);
  if (part !== 'sectionName' && part !== 'port') return objects.map(objectDestination);
  return objects.flatMap((object) => {
    const sections = sectionsOf(object.resource).filter((section) => meansSection(reference, section));
    const places = sections.flatMap(
      ({ pointer }) => destinationAt(object, pointer, part === 'port' ? 'port' : 'name') ?? [],
    );
    return places.length > 0 ? places : [objectDestination(object)];
  });
}

/** The candidates of a reference; of one without a name (in a ReferenceGrant) all that it can mean. */
function targetsOf(
  snapshot: Snapshot,
  from: IndexedResource,
  reference: Reference,
): readonly IndexedObject[] {
  if (reference.name) {
    const resolution = snapshot.resolve(from, reference);
    return resolution.type === 'absent' ? [] : resolution.objects;
  }
  if (reference.field.role !== 'grant-from' && reference.field.role !== 'grant-to') return [];
  const own = namespaceOf(snapshot.namespaces, from);
  const wanted = reference.namespace ? ({ type: 'named', name: reference.namespace.value } as const) : own;
  return snapshot.index
    .objectsOfKind(kindKey(reference.group, reference.kind))
    .filter((object) => sameNamespace(wanted, namespaceOf(snapshot.namespaces, object)) !== 'no')
    .slice(0, MOST);
}

function selectorDestinations(snapshot: Snapshot, at: AtCursor, reference: Reference): Destination[] {
  const root = at.part.manifest.yaml().root;
  const selector = root && placeAt(root, reference.pointer)?.node;
  return selector ? selectedNamespaces(snapshot, toJson(selector)).slice(0, MOST).map(objectDestination) : [];
}

function namespaceDestinations(snapshot: Snapshot, name: string | undefined): Destination[] {
  return name === undefined ? [] : snapshot.index.objects('/Namespace', name).map(objectDestination);
}
