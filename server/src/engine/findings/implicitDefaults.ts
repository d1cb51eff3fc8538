import { isGatewayApiGroup } from '../manifest/kinds.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Resource } from '../manifest/resource.ts';
import { message } from '../messages.ts';
import type { Schema } from '../schema/model.ts';
import { fieldSchema } from '../schema/schemaAt.ts';
import { placeAt, pointerOf } from '../yaml/pointer.ts';
import { isList, isObject, type Json } from '../yaml/value.ts';
import { flowText, insertEntry } from './edits.ts';
import type { Finding, Fix, TextEdit } from './finding.ts';
import type { FixContext, ManifestContext, Rule } from './rule.ts';
import { atKey, findingAt, sceneOf } from './structure/scene.ts';
import { isSwitchedOff } from './switchedOff.ts';

/**
 * What the API server fills in within lists. Whoever compares a manifest with the cluster field by field forgives a field
 * that only the cluster has, but takes a list as a whole, so it differs for ever.
 */
export const implicitDefaults: Rule = {
  codes: ['implicit-default'],
  checkResource: ({ manifest, resource }, view) =>
    isSwitchedOff('implicit-default', view.config) || manifest.brokenAt !== undefined
      ? []
      : check(manifest, resource, view),
  fixes,
};

/** An item of a list, and what is not written in it and in its maps. */
type Item = { readonly pointer: string; readonly gaps: Gap[] };
type Gap = {
  /** The map that lacks the field. */
  readonly pointer: string;
  readonly field: string;
  readonly value: Json;
  /** Its key is written, without a value. */
  readonly isEmpty: boolean;
};

function check(manifest: Manifest, resource: Resource, context: ManifestContext): readonly Finding[] {
  const items = itemsOf(resource, context);
  const scene = items.length > 0 ? sceneOf(manifest, resource, context) : undefined;
  if (!scene) return [];
  return items.map((item) =>
    findingAt(
      scene,
      'implicit-default',
      atKey(scene, item.pointer),
      message('implicit-default', { fields: fieldsOf(manifest, item) }),
    ),
  );
}

function fixes(finding: Finding, { view, part }: FixContext): readonly Fix[] {
  const { manifest } = part;
  const resource = manifest.resources.find(({ pointer }) => pointer === finding.resource);
  if (!resource) return [];
  const items = itemsOf(resource, view);
  const here = items.find(({ pointer }) => pointer === finding.pointer);
  const [one, all] = [here ? [here] : [], items].map((each) => editsFor(part, each));
  const found: Fix[] = [];
  if (here && one) {
    const title = message('fix.write-defaults', { fields: fieldsOf(manifest, here) });
    found.push({ title, safe: true, preferred: true, edits: one });
  }
  if (items.length > 1 && all)
    found.push({
      title: message('fix.write-all-defaults', { kind: resource.kind }),
      safe: true,
      edits: all,
    });
  return found;
}

function itemsOf(
  { group, version, kind, value, pointer }: Resource,
  context: ManifestContext,
): readonly Item[] {
  if (!isGatewayApiGroup(group)) return [];
  const schema = context.schemas.schema(context.target, group, version, kind);
  const spec = schema && fieldSchema(schema, 'spec');
  return spec && isObject(value) ? gather(spec, value.spec, `${pointer}/spec`) : [];
}

function gather(schema: Schema, value: Json | undefined, pointer: string, item?: Item): readonly Item[] {
  if (isList(value)) {
    const { items } = schema;
    return items ? value.flatMap((each, index) => gatherItem(items, each, `${pointer}/${index}`)) : [];
  }
  if (!isObject(value)) return [];
  if (item)
    for (const [field, { default: filled }] of Object.entries(schema.properties ?? {}))
      if (filled !== undefined && (value[field] ?? null) === null)
        item.gaps.push({ pointer, field, value: filled, isEmpty: value[field] === null });
  return Object.entries(value).flatMap(([field, member]) => {
    const child = fieldSchema(schema, field);
    return child ? gather(child, member, pointer + pointerOf([field]), item) : [];
  });
}

function gatherItem(schema: Schema, value: Json, pointer: string): readonly Item[] {
  const item: Item = { pointer, gaps: [] };
  const below = gather(schema, value, pointer, item);
  return item.gaps.length > 0 ? [item, ...below] : below;
}

/** `weight: 1`, `path.type: PathPrefix`. */
function fieldsOf({ text }: Manifest, { pointer, gaps }: Item): string {
  const fields = gaps.map((gap) => {
    const way = [...gap.pointer.slice(pointer.length).split('/').slice(1), gap.field].join('.');
    return `\`${way}: ${flowText(text, gap.value)}\``;
  });
  return fields.join(', ');
}

/** Undefined where only a person can. What goes to one place is one edit: inner maps first, values before new keys. */
function editsFor(part: FixContext['part'], items: readonly Item[]): readonly TextEdit[] | undefined {
  const { root } = part.manifest.yaml();
  const byPlace = new Map<number, TextEdit>();
  const depth = ({ pointer }: Gap): number => pointer.split('/').length;
  const gaps = items
    .flatMap((item) => item.gaps)
    .sort((a, b) => depth(b) - depth(a) || Number(b.isEmpty) - Number(a.isEmpty));
  for (const gap of gaps) {
    const node = root && placeAt(root, gap.pointer)?.node;
    const edit = node?.type === 'map' ? insertEntry(part, node, gap.field, gap.value) : undefined;
    if (!edit) return undefined;
    const { start, end } = edit.span;
    const before = byPlace.get(start);
    if (before && (start !== end || before.span.end !== start)) return undefined;
    byPlace.set(start, before ? { ...before, newText: before.newText + edit.newText } : edit);
  }
  return [...byPlace.values()];
}
