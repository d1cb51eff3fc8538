import type { KindKey } from '../manifest/kinds.ts';
import { kindKey } from '../manifest/kinds.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Reference } from '../manifest/references.ts';
import type { Resource } from '../manifest/resource.ts';

/** A resource and where it is written. The manifest's place in the file is looked up when needed: it moves with edits. */
export type IndexedResource = {
  readonly uri: string;
  readonly manifest: Manifest;
  readonly resource: Resource;
};

/** Something that a reference can point at. */
export type IndexedObject = IndexedResource & {
  readonly key: KindKey;
  readonly name: string;
  /** Not written here: `resource` has it made, as a Certificate does its Secret. */
  readonly created?: boolean;
  /** Where it is made, if its maker says so. */
  readonly createdIn?: string;
};

/** A resource as something that references can point at; one without a name by the empty one. */
export function asObject<From extends IndexedResource>(from: From): From & IndexedObject {
  const { group, kind, name = '' } = from.resource;
  return { ...from, key: kindKey(group, kind), name };
}

/** A reference and who makes it. */
export type IndexedReference = IndexedResource & { readonly reference: Reference };
