import { namespaceName } from '../index/namespaces.ts';
import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { targetNamespace } from '../index/resolve.ts';
import type { Reference } from '../manifest/references.ts';
import { displayName } from '../manifest/resource.ts';
import type { Message } from '../messages.ts';
import { message } from '../messages.ts';
import type { AttachmentContext } from './context.ts';
import { isClosed, isMissing } from './context.ts';
import type { Cause, Judgement } from './judgement.ts';
import { allOf, no, sameOf, specific, unknown, YES } from './judgement.ts';
import { pointerIn } from './parents.ts';
import { permits } from './referenceGrants.ts';

/** What a field asks of what it points at. */
export type Wanted = {
  /** Reasons of the condition, as the specification names them. */
  readonly reasons: { readonly kind: string; readonly missing: string };
  /** Whether objects of a kind can be meant at all. */
  readonly takes: (group: string, kind: string) => 'yes' | 'no' | 'implementation-specific';
  /** What else must hold of each object that is found. */
  readonly check?: (object: IndexedObject, cause: (text: Message) => Cause) => Judgement;
  /** Whether a ReferenceGrant is asked for, where the field's own text says so. A mesh may do without. */
  readonly grants?: 'optional';
};

/**
 * Whether a reference leads somewhere: permitted, of a kind that can be, there, and usable. The grant is asked first:
 * nothing is told of an object that may not be used (gateway-api v1.6, ListenerReasonInvalidCertificateRef).
 */
export function resolves(
  context: AttachmentContext,
  from: IndexedResource,
  reference: Reference,
  wanted: Wanted,
): Judgement {
  const pointer = pointerIn(from.resource, reference);
  const target = nameOf(context, from, reference);
  const at = (text: Message, other?: IndexedResource, there = '/metadata/name'): Cause => ({
    message: text,
    pointer,
    ...(other && { other: { resource: other, pointer: there } }),
  });
  if (reference.name === undefined) return unknown(at(message('attachment.reference-unread')));
  const permitted = isPermitted(context, from, reference, wanted, at);
  if (permitted.certainty !== 'yes' && permitted.certainty !== 'implementation-specific') return permitted;
  return allOf([permitted, exists(context, from, reference, wanted, { target, at })]);
}

type At = (text: Message, other?: IndexedResource, there?: string) => Cause;

function isPermitted(
  context: AttachmentContext,
  from: IndexedResource,
  reference: Reference,
  { grants }: Wanted,
  at: At,
): Judgement {
  const permission = permits(context, from, reference);
  const target = nameOf(context, from, reference);
  if (permission.verdict === 'not-needed' || permission.verdict === 'yes') return YES;
  if (permission.verdict === 'unknown') return unknown(at(message('attachment.grant-unknown', { target })));
  if (grants === 'optional') return specific(at(message('attachment.mesh-grant', { target })));
  const [grant] = permission.grants;
  const text = { target, kind: from.resource.kind, from: permission.from };
  return isClosed(context)
    ? no(
        'RefNotPermitted',
        at(message('attachment.not-permitted', { ...text, to: permission.to }), grant?.grant, '/spec'),
      )
    : unknown(at(message('attachment.no-grant-here', text), grant?.grant, '/spec'));
}

function exists(
  context: AttachmentContext,
  from: IndexedResource,
  reference: Reference,
  { reasons, takes, check }: Wanted,
  { target, at }: { readonly target: string; readonly at: At },
): Judgement {
  const { group, kind } = reference;
  const taken = takes(group, kind);
  if (taken === 'no')
    return no(reasons.kind, at(message('attachment.kind-unsupported', { kind: kindName(group, kind) })));
  const found = context.resolve(from, reference);
  const isKnown = group === '' || found.type !== 'absent' || isDefined(context, group, kind);
  if (taken === 'implementation-specific' && !isKnown && isClosed(context))
    return no(reasons.kind, at(message('attachment.kind-undefined', { kind: kindName(group, kind) })));
  const kindOpen =
    taken === 'implementation-specific'
      ? specific(at(message('attachment.kind-specific', { kind: kindName(group, kind) })))
      : YES;
  if (found.type === 'absent')
    return isMissing(context, from, reference)
      ? no(reasons.missing, at(message('attachment.missing', { target })))
      : unknown(at(message('attachment.not-here', { target })));
  if (found.type === 'unknown')
    return unknown(at(message('attachment.which-target', { target }), found.objects[0]));
  const checked = found.objects.map((object) => check?.(object, (text) => at(text, object)) ?? YES);
  return allOf([kindOpen, sameOf(checked, at(message('attachment.several', { target }), found.objects[0]))]);
}

/** Whether a CRD here defines kinds of a group; a CRD's name ends with its group. */
function isDefined(context: AttachmentContext, group: string, kind: string): boolean {
  if (group.endsWith('.k8s.io') && !group.includes('gateway')) return true; // Kubernetes' own
  return (
    context.index.objectsOfKind(`${group}/${kind}`).length > 0 ||
    context.index
      .objectsOfKind('apiextensions.k8s.io/CustomResourceDefinition')
      .some(({ name }) => name.endsWith(`.${group}`))
  );
}

function kindName(group: string, kind: string): string {
  return group === '' ? kind : `${group}/${kind}`;
}

/** `Service shop/cart`, as messages name the target of a reference. */
export function nameOf(context: AttachmentContext, from: IndexedResource, reference: Reference): string {
  const namespace = namespaceName(targetNamespace(context, from, reference));
  return displayName({ kind: reference.kind, namespace, name: reference.name?.value });
}
