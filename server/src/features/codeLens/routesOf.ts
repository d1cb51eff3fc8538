import type { AttachedRoute, IndexedReference, IndexedResource, Snapshot } from '../../engine/index.ts';
import { asObject, listenerRoutes, servedListeners } from '../../engine/index.ts';
import { destinationAt, nameSite, type Site } from '../navigation/sites.ts';
import type { Words } from '../strings.ts';

/** What a lens says, and the places that it leads to. */
export type Summary = { readonly title: string; readonly sites: readonly Site[] };

/** How many Routes attach to a Gateway, the listeners of its ListenerSets included, or to a ListenerSet. */
export function ownerSummary(snapshot: Snapshot, owner: IndexedResource, words: Words): Summary {
  const object = asObject(owner);
  const listeners =
    owner.resource.kind === 'Gateway' ? servedListeners(snapshot, object) : listenerRoutes(snapshot, object);
  const routes = listeners.flatMap((listener) => listener.routes);
  return summaryOf(routes, refused(snapshot, owner, routes), words);
}

/** How many Routes attach to a listener, of those that mean it. */
export function listenerSummary(
  snapshot: Snapshot,
  owner: IndexedResource,
  pointer: string,
  words: Words,
): Summary {
  const listener = listenerRoutes(snapshot, asObject(owner)).find((each) => each.pointer === pointer);
  const routes = listener?.routes ?? [];
  const meant = refused(snapshot, owner, routes).filter(({ reference: { sectionName, port } }) => {
    if (sectionName === undefined && port === undefined) return false;
    if (sectionName !== undefined && sectionName.value !== listener?.name) return false;
    return port === undefined || port.value === listener?.port;
  });
  return summaryOf(routes, meant, words);
}

/** The parentRefs that mean the owner of listeners and of whose Routes none attaches. */
function refused(
  snapshot: Snapshot,
  owner: IndexedResource,
  routes: readonly AttachedRoute[],
): IndexedReference[] {
  const { key, name } = asObject(owner);
  const attached = new Set(routes.map(({ route }) => route.resource));
  return snapshot.index.referencesTo(key, name).filter((from) => {
    if (from.reference.field.role !== 'parent' || attached.has(from.resource)) return false;
    const found = snapshot.resolve(from, from.reference);
    const isPatch = snapshot.namespaces.kustomizations.isPatch(from.uri);
    return (
      !isPatch && found.type === 'found' && found.objects.some(({ resource }) => resource === owner.resource)
    );
  });
}

function summaryOf(
  routes: readonly AttachedRoute[],
  others: readonly IndexedReference[],
  words: Words,
): Summary {
  const sure = count(routes.filter(({ attached }) => attached.certainty === 'yes').map(({ route }) => route));
  const perhaps = count(routes.map(({ route }) => route)) - sure;
  const all = sure + perhaps + count(others);
  const known =
    sure < all - perhaps
      ? words('lens.routes.some', { count: sure, all: all - perhaps })
      : words(sure === 0 ? 'lens.routes.none' : sure === 1 ? 'lens.routes.one' : 'lens.routes', {
          count: sure,
        });
  const title =
    perhaps === 0
      ? known
      : sure === 0 && others.length === 0
        ? words(perhaps === 1 ? 'lens.routes.perhaps.one' : 'lens.routes.perhaps', { count: perhaps })
        : words('lens.and-perhaps', { known, count: perhaps });
  return {
    title,
    sites: distinct([
      ...routes.map(({ route, parentPointer }) => parentSite(route, parentPointer)),
      ...others.map(({ reference, uri, manifest, resource }) =>
        reference.name ? { uri, manifest, span: reference.name.span } : nameSite({ uri, manifest, resource }),
      ),
    ]),
  };
}

/** Where a Route names its parent; its own name if it attaches by default. */
function parentSite(route: IndexedResource, pointer: string): Site {
  const place =
    pointer === '/spec' ? undefined : destinationAt(route, route.resource.pointer + pointer, 'name');
  return place ?? nameSite(route);
}

function count(routes: readonly IndexedResource[]): number {
  return new Set(routes.map(({ resource }) => resource)).size;
}

/** A Route may be on several listeners through one parentRef. */
function distinct(sites: readonly Site[]): Site[] {
  return [
    ...new Map(sites.map((site) => [`${site.uri} ${site.span.start} ${site.manifest.text}`, site])).values(),
  ];
}
