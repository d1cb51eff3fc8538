import type { IndexedObject, IndexedResource } from '../index/objects.ts';
import { asObject } from '../index/objects.ts';
import type { ResolveContext } from '../index/resolve.ts';
import { displayName } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import type { AttachmentContext } from './context.ts';
import { perResource } from './context.ts';
import type { Cause, Judgement } from './judgement.ts';
import { unknown } from './judgement.ts';
import { patchesOf } from './listeners.ts';
import { fieldsOfPatchFiles, otherFields } from './patchedFields.ts';

/** How far a resource is here as it will be applied. */
export type Wholeness = {
  /** What it lacks it may have in the end, so that no refusal is certain. */
  readonly mayGain?: Cause['message'];
  /** What it has may be another in the end, so that nothing is certain. */
  readonly mayChange?: Cause['message'];
};

/** Templates, broken documents and Kustomize patches leave open what a resource will say. */
export const wholenessOf: (context: AttachmentContext, indexed: IndexedResource) => Wholeness = perResource(
  (context, indexed) => judge(context, indexed),
);

const WHOLE: Wholeness = {};

function judge(context: AttachmentContext, indexed: IndexedResource): Wholeness {
  const { manifest, resource } = indexed;
  if (manifest.template || manifest.brokenAt !== undefined || manifest.reading !== 'full')
    return both(message('attachment.incomplete', { name: displayName(resource) }));
  const patch = (): Cause['message'] => message('attachment.patched', { name: displayName(resource) });
  const object = asObject(indexed);
  if (fieldsOfPatchFiles(context, object).some(counts)) return both(patch());
  return otherFields(context, object).some(counts) ? { mayGain: patch() } : WHOLE;
}

/** Labels, annotations and infrastructure decide nothing about what is attached to what. */
function counts(field: string): boolean {
  return !/^\/(?:metadata|spec\/infrastructure)(?:\/|$)/.test(field);
}

/** Whether a Kustomize patch may change any part of an object: its data too, not only its spec. */
export function mayBePatched(context: ResolveContext, object: IndexedObject): boolean {
  const { kind } = object.resource;
  return (
    patchesOf(context, object).some(({ resource }) => resource !== object.resource) ||
    context.namespaces.kustomizations.mayPatch(kind)
  );
}

function both(because: Cause['message']): Wholeness {
  return { mayGain: because, mayChange: because };
}

/** A judgement of a resource, held back as far as the resource may become another. */
export function asFarAsWhole(
  context: AttachmentContext,
  judgement: Judgement,
  resources: readonly IndexedResource[],
): Judgement {
  for (const each of resources) {
    const { mayGain, mayChange } = wholenessOf(context, each);
    const doubt = judgement.certainty === 'no' ? mayGain : mayChange;
    if (doubt && judgement.certainty !== 'unknown')
      return unknown({ message: doubt, pointer: '/spec', other: { resource: each, pointer: '/spec' } });
  }
  return judgement;
}
