import type { IndexedObject } from '../index/objects.ts';
import { fieldsOfPatch, touches } from '../index/patches.ts';
import type { ResolveContext } from '../index/resolve.ts';
import { patchesOf } from './listeners.ts';

/** The fields of an object that Kustomize patches of the workspace may change, as JSON pointers; empty for all of it. */
export function patchedFields(context: ResolveContext, object: IndexedObject): readonly string[] {
  return [...fieldsOfPatchFiles(context, object), ...otherFields(context, object)];
}

/** Whether such a patch may change a field, what is below it, or what it is part of. */
export function mayChangeField(context: ResolveContext, object: IndexedObject, pointer: string): boolean {
  return patchedFields(context, object).some((field) => touches(field, pointer));
}

/** All that patches say of an object, as a text: equal for equal patches. */
export function textOfPatches(context: ResolveContext, object: IndexedObject): string {
  const files = patchesOf(context, object).filter(({ resource }) => resource !== object.resource);
  const others = context.namespaces.kustomizations.otherPatches(object.resource.kind, object.name);
  return JSON.stringify(
    [files.map(({ resource }) => resource.value), others.map(({ text }) => text)],
    (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value),
  );
}

/** Of files with a partial object of the same name. */
export function fieldsOfPatchFiles(context: ResolveContext, object: IndexedObject): readonly string[] {
  return patchesOf(context, object).flatMap(({ resource }) =>
    resource === object.resource ? [] : fieldsOfPatch(resource.value),
  );
}

/** Of inline patches, JSON patches, and those with a target. */
export function otherFields(
  { namespaces }: ResolveContext,
  { resource, name }: IndexedObject,
): readonly string[] {
  return namespaces.kustomizations.otherPatches(resource.kind, name).flatMap(({ fields }) => fields);
}
