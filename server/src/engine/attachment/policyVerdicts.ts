import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { GATEWAY_GROUP } from '../manifest/kinds.ts';
import type { Reference } from '../manifest/references.ts';
import { displayName } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import { objectAt } from '../yaml/value.ts';
import { olderFirst } from './age.ts';
import type { Ancestor } from './ancestors.ts';
import { ancestorsOf } from './ancestors.ts';
import type { AttachmentContext } from './context.ts';
import { areApart, supports } from './context.ts';
import type { Cause, Judgement } from './judgement.ts';
import { allOf, anyOf, no, perhaps, specific, unknown, YES } from './judgement.ts';
import { pointerIn } from './parents.ts';
import { nameOf } from './resolves.ts';
import { allServicePorts } from './servicePorts.ts';
import { caCertificateResolves } from './targets.ts';
import type { PolicyVerdict } from './verdict.ts';
import { condition } from './verdict.ts';
import { asFarAsWhole } from './whole.ts';

/**
 * What is predicted for a policy, one entry an ancestor Gateway. A target that no Route of a Gateway uses has no
 * ancestor, and so no conditions (gateway-api v1.6, PolicyStatus). Of policies of other makers only the ancestors are
 * known; what they are told is their controllers' matter.
 */
export function policyVerdicts(
  context: AttachmentContext,
  policy: IndexedResource,
): readonly PolicyVerdict[] {
  const targets = targetsOf(policy);
  const found = new Map<IndexedObject['resource'], { ancestor: Ancestor; targets: Target[] }>();
  for (const reference of targets) {
    const resolved = context.resolve(policy, reference);
    if (resolved.type === 'absent') continue;
    const target = nameOf(context, policy, reference);
    const which = {
      message: message('attachment.which-target', { target }),
      pointer: pointerIn(policy.resource, reference),
    };
    const doubt = resolved.type === 'unknown' ? which : undefined;
    for (const object of resolved.objects)
      for (const ancestor of ancestorsOf(context, object)) {
        const { resource } = ancestor.gateway;
        const entry = found.get(resource) ?? { ancestor, targets: [] };
        found.set(resource, entry);
        entry.targets.push({ reference, object, ...(doubt && { doubt }) });
        if (ancestor.sure.certainty === 'yes') entry.ancestor = ancestor;
      }
  }
  return [...found.values()].map((entry) => describe(context, policy, entry.ancestor, entry.targets));
}

/** The references of a policy to what it is for. */
export function targetsOf({ resource }: IndexedResource): readonly Reference[] {
  return resource.references.filter(({ field }) => field.role === 'target');
}

type Target = {
  readonly reference: Reference;
  readonly object: IndexedObject;
  /** The reference means perhaps another object. */
  readonly doubt?: Cause;
};

function describe(
  context: AttachmentContext,
  policy: IndexedResource,
  { gateway, sure }: Ancestor,
  targets: readonly Target[],
): PolicyVerdict {
  const { group, kind } = policy.resource;
  const base = { policy, ancestor: gateway };
  if (kind !== 'BackendTLSPolicy' || group !== GATEWAY_GROUP) {
    const cause = { message: message('attachment.other-policy', { kind }), pointer: '/kind' };
    return { ...base, conditions: [condition('Accepted', specific(cause))] };
  }
  const supported = supports(context, 'BackendTLSPolicy')
    ? YES
    : specific({ message: message('attachment.feature', { feature: 'BackendTLSPolicy' }), pointer: '/kind' });
  const judged = authorities(context, policy);
  const all = [
    supported,
    anyOf(
      targets.map((target) => {
        const judgement = applies(context, policy, target);
        return target.doubt ? perhaps(judgement, target.doubt) : judgement;
      }),
    ),
    judged.accepted,
    sure,
  ];
  return {
    ...base,
    conditions: [
      condition('Accepted', asFarAsWhole(context, allOf(all), [policy])),
      condition('ResolvedRefs', asFarAsWhole(context, judged.resolved, [policy])),
    ],
  };
}

/** The CA certificates: with none that is valid the policy is refused too (gateway-api v1.6, BackendTLSPolicyValidation). */
function authorities(
  context: AttachmentContext,
  policy: IndexedResource,
): { readonly accepted: Judgement; readonly resolved: Judgement } {
  const validation = objectAt(objectAt(policy.resource.value, 'spec'), 'validation');
  const wellKnown = validation?.wellKnownCACertificates;
  if (typeof wellKnown === 'string' && wellKnown !== 'System' && wellKnown !== '') {
    const pointer = '/spec/validation/wellKnownCACertificates';
    return {
      accepted: specific({ message: message('attachment.well-known', { value: wellKnown }), pointer }),
      resolved: YES,
    };
  }
  const judged = policy.resource.references
    .filter(({ field }) => field.role === 'ca-certificate')
    .map((reference) =>
      caCertificateResolves(context, policy, reference, {
        kind: 'InvalidKind',
        missing: 'InvalidCACertificateRef',
      }),
    );
  if (judged.length === 0) return { accepted: YES, resolved: YES };
  const best = anyOf(judged);
  return {
    accepted: best.certainty === 'no' ? no('NoValidCACertificate', ...best.because) : best,
    resolved: allOf(judged),
  };
}

/** Whether the policy is the one in force for a target: the port is there, and no older policy has the same target. */
function applies(
  context: AttachmentContext,
  policy: IndexedResource,
  { reference, object }: Target,
): Judgement {
  const pointer = pointerIn(policy.resource, reference);
  const section = reference.sectionName?.value;
  const ports = object.key === '/Service' ? allServicePorts(context, object) : undefined;
  const port =
    section !== undefined && ports?.every(({ name }) => name !== section)
      ? specific({
          message: message('attachment.no-port-name', { service: displayName(object.resource), section }),
          pointer: `${pointer}/sectionName`,
          other: { resource: object, pointer: '/spec/ports' },
        })
      : YES;
  return allOf([port, ...policyRivals(context, policy, reference, object)]);
}

/**
 * What each earlier policy of the kind makes of a target. Only the same target with the same sectionName conflicts
 * (gateway-api v1.6, BackendTLSPolicySpec.targetRefs).
 */
export function policyRivals(
  context: AttachmentContext,
  policy: IndexedResource,
  reference: Reference,
  object: IndexedObject,
): Judgement[] {
  return context.index.referencesTo(object.key, object.name).flatMap((each): Judgement[] => {
    const { resource } = each;
    if (each.reference.field.role !== 'target' || resource === policy.resource) return [];
    if (areApart(context, each, policy)) return [];
    if (resource.kind !== policy.resource.kind || resource.group !== policy.resource.group) return [];
    if (each.reference.sectionName?.value !== reference.sectionName?.value) return [];
    const found = context.resolve(each, each.reference);
    if (found.type === 'absent' || !found.objects.some((other) => other.resource === object.resource))
      return [];
    const { order, sure } = olderFirst(each, policy);
    if (order > 0) return [];
    const other = displayName(resource);
    const cause = (id: 'attachment.policy-conflict' | 'attachment.policy-age'): Cause => ({
      message: message(id, { policy: other }),
      pointer: pointerIn(policy.resource, reference),
      other: { resource: each, pointer: pointerIn(resource, each.reference) },
    });
    if (found.type === 'unknown') return [unknown(cause('attachment.policy-conflict'))];
    const conflicted = no(
      'Conflicted',
      cause('attachment.policy-conflict'),
      ...(sure ? [] : [cause('attachment.policy-age')]),
    );
    return [asFarAsWhole(context, conflicted, [each, policy])];
  });
}
