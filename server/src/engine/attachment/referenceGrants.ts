import { hasExternal } from '../index/external.ts';
import type { Namespace, NamespaceRules } from '../index/namespaces.ts';
import { namespaceName, namespaceOf, sameNamespace } from '../index/namespaces.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import type { ResolveContext } from '../index/resolve.ts';
import { targetNamespace } from '../index/resolve.ts';
import { GATEWAY_GROUP, kindKey } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import type { Json } from '../yaml/value.ts';
import { isObject } from '../yaml/value.ts';
import type { AttachmentContext } from './context.ts';
import { isReadWhole, listInSpec } from './listeners.ts';
import { mayBePatched } from './whole.ts';

/**
 * Whether a reference may be followed into its namespace (ReferenceGrant, gateway-api v1.6 apis/v1; which fields need
 * a grant is in the table of reference fields: backends, certificates and the Gateway's CA ConfigMaps do, parents and
 * policy targets do not).
 */
export type Permission =
  /** The field needs no grant, or the target is in the referrer's own namespace. */
  | { readonly verdict: 'not-needed' }
  | { readonly verdict: 'yes'; readonly grant: IndexedObject }
  /** A namespace is not known, grants live elsewhere, or one that may fit cannot be read or may be patched. */
  | { readonly verdict: 'unknown' }
  /** No grant here fits. */
  | {
      readonly verdict: 'no';
      readonly from: string;
      readonly to: string;
      /** Those in the target's namespace, with the half of them that fits. */
      readonly grants: readonly MisfittingGrant[];
    };

export type MisfittingGrant = { readonly grant: IndexedObject; readonly fits: 'from' | 'to' | 'neither' };

export const REFERENCE_GRANT = kindKey(GATEWAY_GROUP, 'ReferenceGrant');

export function permits(
  context: ResolveContext & Pick<AttachmentContext, 'config'>,
  from: IndexedResource,
  reference: Reference,
): Permission {
  if (!reference.field.needsGrant) return { verdict: 'not-needed' };
  const target = targetNamespace(context, from, reference);
  const own = namespaceOf(context.namespaces, from);
  const same = sameNamespace(own, target);
  if (same === 'yes') return { verdict: 'not-needed' };
  const [fromName, toName] = [namespaceName(own), namespaceName(target)];
  if (same === 'unknown' || fromName === undefined || toName === undefined) return { verdict: 'unknown' };

  const asked = { from: { ...from.resource, namespace: fromName }, to: reference };
  const misfits: MisfittingGrant[] = [];
  let mayFit = hasExternal(context.config, { kind: 'ReferenceGrant', namespace: toName });
  for (const { grant, where } of grantsFor(context, target)) {
    const from = best(entriesOf(grant, 'from').map((entry) => fitsFrom(entry, asked.from)));
    const to = best(entriesOf(grant, 'to').map((entry) => fitsTo(entry, asked.to)));
    const isWhole = isReadWhole(grant, 'from') && isReadWhole(grant, 'to') && !mayBePatched(context, grant);
    if (from === 'yes' && to === 'yes' && where === 'yes') return { verdict: 'yes', grant };
    if (!isWhole || (from !== 'no' && to !== 'no')) mayFit = true;
    else if (where === 'yes')
      misfits.push({ grant, fits: from === 'yes' ? 'from' : to === 'yes' ? 'to' : 'neither' });
  }
  return mayFit ? { verdict: 'unknown' } : { verdict: 'no', from: fromName, to: toName, grants: misfits };
}

type Fit = 'yes' | 'no' | 'unknown';

type NearGrant = { readonly grant: IndexedObject; readonly where: Fit };

/** Grants that are in a namespace, or may be. */
function grantsFor(context: ResolveContext, target: Namespace): readonly NearGrant[] {
  const name = namespaceName(target);
  if (name === undefined) return findGrants(context, target);
  const byName = grantsByNamespace.get(context.namespaces) ?? new Map<string, readonly NearGrant[]>();
  grantsByNamespace.set(context.namespaces, byName);
  const known = byName.get(name) ?? findGrants(context, target);
  byName.set(name, known);
  return known;
}

/** Thousands of references ask for the same few namespaces. The rules on namespaces are new with each moment. */
const grantsByNamespace = new WeakMap<NamespaceRules, Map<string, readonly NearGrant[]>>();

function findGrants({ index, namespaces }: ResolveContext, target: Namespace): NearGrant[] {
  return index.objectsOfKind(REFERENCE_GRANT).flatMap((grant) => {
    const where = sameNamespace(target, namespaceOf(namespaces, grant));
    return where === 'no' ? [] : [{ grant, where }];
  });
}

function entriesOf({ resource }: IndexedObject, list: 'from' | 'to'): readonly Json[] {
  const entries = listInSpec(resource, list);
  return typeof entries === 'string' ? [] : entries;
}

type Subject = { readonly group: string; readonly kind: string; readonly namespace: string };

/** `from` names the kind that holds the reference, exactly: a grant for HTTPRoute is none for GRPCRoute. */
function fitsFrom(entry: Json, { group, kind, namespace }: Subject): Fit {
  if (!isObject(entry)) return 'no';
  return all([equal(entry.group ?? '', group), equal(entry.kind, kind), equal(entry.namespace, namespace)]);
}

/** `to` without a name is every object of the kind. */
function fitsTo(entry: Json, { group, kind, name }: Reference): Fit {
  if (!isObject(entry)) return 'no';
  const named = entry.name ?? '';
  return all([
    equal(entry.group ?? '', group),
    equal(entry.kind, kind),
    named === '' ? 'yes' : equal(named, name?.value),
  ]);
}

function equal(written: Json | undefined, wanted: string | undefined): Fit {
  if (typeof written === 'string' && isUnknownText(written)) return 'unknown';
  return written === wanted ? 'yes' : 'no';
}

function all(fits: readonly Fit[]): Fit {
  return fits.includes('no') ? 'no' : fits.includes('unknown') ? 'unknown' : 'yes';
}

function best(fits: readonly Fit[]): Fit {
  return fits.includes('yes') ? 'yes' : fits.includes('unknown') ? 'unknown' : 'no';
}
