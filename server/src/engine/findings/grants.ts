import { isIgnoredCertificate } from '../attachment/ignoredCertificates.ts';
import type { Permission } from '../attachment/referenceGrants.ts';
import { permits } from '../attachment/referenceGrants.ts';
import type { IndexedResource } from '../index/objects.ts';
import { isRouteKind } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import type { Resource } from '../manifest/resource.ts';
import { displayName } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import type { Finding } from './finding.ts';
import { createGrant, extendGrant } from './grantFixes.ts';
import { nameOf } from './names.ts';
import { firstLine } from './places.ts';
import { relatedTo } from './related.ts';
import { lostShare } from './routing/share.ts';
import type { Rule, View } from './rule.ts';
import { isSound, referenceAt } from './soundness.ts';

/**
 * A reference into another namespace that no ReferenceGrant there permits. Only said where the target is here: a grant
 * lives beside its target, so whoever has the one most likely has the other.
 */
export const grants: Rule = {
  codes: ['ref-not-permitted'],
  checkResource: (from, view) =>
    isMeshOnly(from.resource)
      ? []
      : from.resource.references.flatMap((reference) => checkPermission(from, reference, view) ?? []),
  fixes: (finding, { part, view }) => {
    const found = referenceAt(part, finding);
    if (!found) return [];
    const { from, reference } = found;
    const permission = permits(view, from, reference);
    const target = view.resolve(from, reference);
    if (permission.verdict !== 'no' || target.type !== 'found') return [];
    const asked = { from: from.resource, namespace: permission.from, reference, to: permission.to };
    return [
      ...permission.grants.flatMap((misfit) => extendGrant(view, misfit, asked) ?? []),
      ...target.objects.slice(0, 1).flatMap((object) => createGrant(view, object, asked)),
    ];
  },
};

/** Backends of a mesh's Routes need no grant in most implementations (GEP-1294), so nothing is sure there. */
function isMeshOnly({ group, kind, references }: Resource): boolean {
  if (!isRouteKind(group, kind)) return false;
  const parents = references.filter(({ field }) => field.role === 'parent');
  return parents.length > 0 && parents.every((parent) => parent.kind === 'Service');
}

function checkPermission(from: IndexedResource, reference: Reference, view: View): Finding | undefined {
  const { field, name, namespace, kind } = reference;
  if (!field.needsGrant || !name || !namespace || !isSound(from.manifest, reference.span)) return undefined;
  if (isIgnoredCertificate(from.resource, reference)) return undefined;
  const permission = permits(view, from, reference);
  if (permission.verdict !== 'no') return undefined;
  const target = view.resolve(from, reference);
  if (target.type !== 'found') return undefined;
  return {
    code: 'ref-not-permitted',
    severity: view.config.world === 'closed' ? 'error' : 'warning',
    message: message('ref-not-permitted', {
      namespace: permission.to,
      from: permission.from,
      kind: from.resource.kind,
      target: displayName({ kind, namespace: permission.to, name: name.value }),
    }),
    span: firstLine(from.manifest.text, name.span),
    pointer: `${reference.pointer}/name`,
    resource: from.resource.pointer,
    related: [
      ...target.objects
        .slice(0, 1)
        .map((object) =>
          relatedTo(object, message('ref-not-permitted.target', { target: nameOf(view, object) })),
        ),
      ...nearlyFitting(permission).map((grant) =>
        relatedTo(grant, message('ref-not-permitted.grant', { grant: nameOf(view, grant) }), '/spec'),
      ),
      ...lostShare(from, reference, view),
    ],
  };
}

function nearlyFitting(permission: Extract<Permission, { verdict: 'no' }>) {
  return permission.grants.filter(({ fits }) => fits !== 'neither').map(({ grant }) => grant);
}
