import { perMoment } from '../attachment/context.ts';
import { permits, REFERENCE_GRANT } from '../attachment/referenceGrants.ts';
import { wholenessOf } from '../attachment/whole.ts';
import { hasExternal, isExternal } from '../index/external.ts';
import type { Index } from '../index/index.ts';
import type { Namespace } from '../index/namespaces.ts';
import { namespaceName, namespaceOf } from '../index/namespaces.ts';
import type { IndexedReference, IndexedResource } from '../index/objects.ts';
import { targetNamespace } from '../index/resolve.ts';
import type { KindKey } from '../manifest/kinds.ts';
import { GATEWAY_GROUP, isRouteKind, kindKey } from '../manifest/kinds.ts';
import { REFERENCE_FIELDS, referenceFieldsOf } from '../manifest/referenceFields.ts';
import type { Reference } from '../manifest/references.ts';
import { message } from '../messages.ts';
import type { YamlNode } from '../yaml/nodes.ts';
import { stringUnder } from '../yaml/nodes.ts';
import { fixOf, mapAt, removeThis, setEdit } from './apiRules/tools.ts';
import { placedFinding } from './attachment/report.ts';
import { removeDocument } from './documentEdits.ts';
import type { Finding, Fix } from './finding.ts';
import { isNamespaceKnown } from './namespaces.ts';
import type { FixContext, Rule, View } from './rule.ts';

/**
 * ReferenceGrants that permit nothing: those that are meant to let Routes attach to a Gateway or ListenerSet, or
 * ListenerSets to a Gateway, which is the matter of `allowedRoutes` and `allowedListeners` (gateway-api v1.6,
 * ReferenceGrant); and those that nobody here uses.
 */
export const grantUse: Rule = {
  codes: ['grant-for-parent', 'unused-grant'],
  checkResource: (from, view) => {
    if (kindKey(from.resource.group, from.resource.kind) !== REFERENCE_GRANT) return [];
    const { mayGain, mayChange } = wholenessOf(view, from);
    if (mayGain || mayChange || view.namespaces.kustomizations.isPatch(from.uri)) return [];
    const asked = entriesOf(from);
    if (!asked) return [];
    const vain = asked.to.filter((to) => isForParent(asked.from, to));
    if (vain.length > 0) return vain.flatMap((to) => tellOfParent(from, to));
    return tellOfUse(from, asked, view);
  },
  fixes: (finding, context) => {
    const { root } = context.part.manifest.yaml();
    if (finding.code === 'unused-grant')
      return [
        ...(root ? moveGrant(finding, context, root) : []),
        ...(context.view.config.world === 'closed' ? removeDocument(finding, context) : []),
      ];
    const item = root ? removeThis(finding, context, root) : [];
    return item.length > 0 ? item : removeDocument(finding, context);
  },
};

type Entries = { readonly from: readonly Reference[]; readonly to: readonly Reference[] };

/** Undefined if one of them cannot be read. */
function entriesOf({ resource }: IndexedResource): Entries | undefined {
  const of = (role: string): readonly Reference[] =>
    resource.references.filter(({ field }) => field.role === role);
  const [from, to] = [of('grant-from'), of('grant-to')];
  const isKnown =
    from.every(({ kind, namespace }) => kind !== '' && namespace) && to.every(({ kind }) => kind !== '');
  return isKnown && from.length > 0 && to.length > 0 ? { from, to } : undefined;
}

const PARENTS: readonly string[] = ['Gateway', 'ListenerSet'];

function isForParent(from: readonly Reference[], { group, kind }: Reference): boolean {
  return (
    group === GATEWAY_GROUP &&
    PARENTS.includes(kind) &&
    from.every((each) => isRouteKind(each.group, each.kind) || each.kind === 'ListenerSet')
  );
}

function tellOfParent(from: IndexedResource, { kind, pointer }: Reference): readonly Finding[] {
  const at = pointer.slice(from.resource.pointer.length);
  const finding = placedFinding(from, 'grant-for-parent', message('grant-for-parent', { kind }), at);
  return finding ? [finding] : [];
}

/** In an open world only if somebody that it is for is here, and does not use it. */
function tellOfUse(from: IndexedResource, entries: Entries, view: View): readonly Finding[] {
  const there = namespaceOf(view.namespaces, from);
  const isClosed = view.config.world === 'closed';
  if (there.type === 'unknown' || isUsed(entries, there, view)) return [];
  if (!entries.to.every(isPointedAt)) return [];
  const sources = entries.from.map((entry) => sourceOf(entry, view));
  if (sources.some(({ isOpen }) => isOpen)) return [];
  if (!isClosed && !sources.some(({ isHere }) => isHere)) return [];
  // One word on a grant that is for a namespace which does not exist.
  if (isClosed && !entries.from.every(({ namespace }) => isNamespaceKnown(view, namespace?.value ?? '')))
    return [];
  const namespace = wantedIn(entries, there, view);
  const said =
    namespace === undefined ? message('unused-grant') : message('unused-grant.elsewhere', { namespace });
  const finding = placedFinding(from, 'unused-grant', said, '/metadata/name');
  const severity = isClosed || namespace !== undefined ? 'warning' : 'hint';
  return finding ? [{ ...finding, severity, ...(namespace !== undefined && { data: { namespace } }) }] : [];
}

/** The one other namespace where references lead that lack just this grant: a grant lives beside what it lets others use. */
function wantedIn({ from, to }: Entries, there: Namespace, view: View): string | undefined {
  const own = namespaceName(there);
  const wanted = to.flatMap((entry) => {
    const asking = askingFor(view, view.index)(kindKey(entry.group, entry.kind));
    return [...asking].flatMap(([name, references]) =>
      name !== UNKNOWN &&
      name !== own &&
      references.some(
        (each) =>
          each.reference.name !== undefined &&
          isFrom(each, from, view) &&
          means(each.reference, entry) &&
          permits(view, each, each.reference).verdict === 'no' &&
          view.resolve(each, each.reference).type === 'found',
      )
        ? name
        : [],
    );
  });
  const [only, ...others] = new Set(wanted);
  return others.length === 0 ? only : undefined;
}

/** Takes a grant to the namespace where it is missed. */
function moveGrant({ data, resource }: Finding, context: FixContext, root: YamlNode): readonly Fix[] {
  const namespace = data?.namespace;
  const metadata = mapAt(root, `${resource ?? ''}/metadata`);
  return typeof namespace === 'string' && metadata && stringUnder(metadata, 'namespace') !== undefined
    ? fixOf(
        message('fix.field-value', { field: 'namespace', value: namespace }),
        [setEdit(context, metadata, 'namespace', namespace)],
        true,
      )
    : [];
}

/** Whether a kind is one that references which are known lead to; of others nobody can say who uses them. */
function isPointedAt({ group, kind }: Reference): boolean {
  const key = kindKey(group, kind);
  return REFERENCE_FIELDS.some(({ needsGrant, kinds }) => needsGrant && kinds.includes(key));
}

type Source = {
  /** Some resource of the kind is here in that namespace. */
  readonly isHere: boolean;
  /** What they refer to is not all known: they are of others, live elsewhere, or are not here as they will be applied. */
  readonly isOpen: boolean;
};

function sourceOf({ group, kind, namespace }: Reference, view: View): Source {
  const key = kindKey(group, kind);
  const name = namespace?.value ?? '';
  const asks = referenceFieldsOf(key).some(({ needsGrant }) => needsGrant);
  if (!asks || isElsewhere(view, kind, name)) return { isHere: false, isOpen: true };
  const { here, open } = namespacesOf(view, view.index)(key);
  return { isHere: here.has(name), isOpen: open.has(name) || open.has(UNKNOWN) };
}

function isElsewhere({ config }: View, kind: string, namespace: string): boolean {
  return (
    hasExternal(config, { kind, namespace }) ||
    isExternal(config, { kind: 'Namespace', name: namespace, namespace: undefined })
  );
}

/** The namespaces that have resources of a kind, and those of which some may get other references yet. */
const namespacesOf = perMoment((context, index: Index) => {
  const known = new Map<KindKey, { readonly here: Set<string>; readonly open: Set<string> }>();
  return (key: KindKey) => {
    const before = known.get(key);
    if (before) return before;
    const found = { here: new Set<string>(), open: new Set<string>() };
    for (const each of index.objectsOfKind(key)) {
      const name = namespaceName(namespaceOf(context.namespaces, each)) ?? UNKNOWN;
      found.here.add(name);
      if (wholenessOf(context, each).mayGain) found.open.add(name);
    }
    known.set(key, found);
    return found;
  };
});

/** Whether a reference that asks for a grant is one that this grant permits, or may be. */
function isUsed({ from, to }: Entries, there: Namespace, view: View): boolean {
  const name = namespaceName(there);
  return to.some((entry) => {
    const asking = askingFor(view, view.index)(kindKey(entry.group, entry.kind));
    const near =
      name === undefined
        ? [...asking.values()].flat()
        : [...(asking.get(name) ?? []), ...(asking.get(UNKNOWN) ?? [])];
    return near.some((each) => isFrom(each, from, view) && means(each.reference, entry));
  });
}

const UNKNOWN = '';

type ByNamespace = ReadonlyMap<string, readonly IndexedReference[]>;

/**
 * The references into other namespaces that need a grant for a kind, by that namespace; `UNKNOWN` for those of which it is
 * not known. Gathered once a moment, since there may be many grants.
 */
const askingFor = perMoment((context, index: Index) => {
  const known = new Map<KindKey, ByNamespace>();
  return (key: KindKey): ByNamespace => {
    const before = known.get(key);
    if (before) return before;
    const found = new Map<string, IndexedReference[]>();
    for (const each of index.referencesToKind(key)) {
      const { field, namespace, namespaceUnknown } = each.reference;
      if (!field.needsGrant || !(namespace || namespaceUnknown)) continue;
      const name = namespaceName(targetNamespace(context, each, each.reference)) ?? UNKNOWN;
      const alike = found.get(name);
      if (alike) alike.push(each);
      else found.set(name, [each]);
    }
    known.set(key, found);
    return found;
  };
});

function means(reference: Reference, { name }: Reference): boolean {
  return name === undefined || reference.name === undefined || reference.name.value === name.value;
}

function isFrom(each: IndexedReference, from: readonly Reference[], view: View): boolean {
  const own = namespaceName(namespaceOf(view.namespaces, each));
  return from.some(
    ({ group, kind, namespace }) =>
      group === each.resource.group &&
      kind === each.resource.kind &&
      (own === undefined || own === namespace?.value),
  );
}
