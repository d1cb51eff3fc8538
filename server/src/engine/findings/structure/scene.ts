import { isGatewayApiGroup } from '../../manifest/kinds.ts';
import type { Manifest } from '../../manifest/manifest.ts';
import type { Resource } from '../../manifest/resource.ts';
import type { Message } from '../../messages.ts';
import type { Schema, Target } from '../../schema/model.ts';
import { schemaAt } from '../../schema/schemaAt.ts';
import type { Span } from '../../text/span.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import type { Place } from '../../yaml/pointer.ts';
import { placeAt, stepsOf } from '../../yaml/pointer.ts';
import type { FindingCode } from '../catalogue.ts';
import { CATALOGUE } from '../catalogue.ts';
import type { Finding } from '../finding.ts';
import { fieldPath, headSpan, keySpan, parentPointer, valueSpan } from '../places.ts';
import type { ManifestContext } from '../rule.ts';

/** One resource under the eye of its schema. Pointers count from the document's root, as in findings. */
export type Scene = ManifestContext & {
  readonly manifest: Manifest;
  readonly root: YamlNode;
  readonly resource: Resource;
};

/** The scene of a resource of a kind that is known; undefined for others, and where nothing can be read. */
export function sceneOf(
  manifest: Manifest,
  resource: Resource | undefined,
  { schemas, target }: ManifestContext,
): Scene | undefined {
  if (!resource) return undefined;
  const { group, kind } = resource;
  if (!isGatewayApiGroup(group) && !schemas.kind(target, group, kind)) return undefined;
  const { root } = manifest.yaml();
  return root && { manifest, root, resource, schemas, target };
}

export function findingAt(
  { resource, manifest }: Scene,
  code: FindingCode,
  place: { readonly pointer: string; readonly span: Span },
  message: Message,
  data?: Finding['data'],
): Finding {
  return {
    code,
    severity: CATALOGUE[code].severity,
    message,
    span: place.span,
    pointer: place.pointer,
    ...(manifest.resources.includes(resource) && { resource: resource.pointer }),
    ...(data && { data }),
  };
}

/** The place of a value, or the nearest there is around it. */
export function placeOf({ root }: Scene, pointer: string): Place {
  for (let at = pointer; ; at = parentPointer(at)) {
    const place = placeAt(root, at);
    if (place) return place;
    if (at === '') return { node: root };
  }
}

/** Where a finding about a value stands. */
export function atValue(scene: Scene, pointer: string): { readonly pointer: string; readonly span: Span } {
  return { pointer, span: valueSpan(scene.manifest.text, placeOf(scene, pointer)) };
}

/** Where a finding about a key stands. */
export function atKey(scene: Scene, pointer: string): { readonly pointer: string; readonly span: Span } {
  const place = placeOf(scene, pointer);
  const { text } = scene.manifest;
  return { pointer, span: place.entry ? keySpan(text, place.entry) : headSpan(text, place) };
}

/** The way from the resource's own root, as steps. */
export function stepsInResource({ resource }: Scene, pointer: string): string[] {
  return stepsOf(pointer.slice(resource.pointer.length));
}

/** A map in a message: its way from the resource's root, or the kind for the resource itself. */
export function ownerName({ resource }: Scene, pointer: string): string {
  const path = fieldPath(pointer.slice(resource.pointer.length));
  return path === '' ? resource.kind : `\`${path}\``;
}

/** The schema of what stands at a pointer; in another target, if one is given. */
export function schemaOf(scene: Scene, pointer: string, target: Target = scene.target): Schema | undefined {
  const { group, version, kind } = scene.resource;
  const schema = scene.schemas.schema(target, group, version, kind);
  return schema && schemaAt(schema, stepsInResource(scene, pointer));
}
