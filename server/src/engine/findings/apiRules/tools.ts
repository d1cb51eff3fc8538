import type { Message } from '../../messages.ts';
import { message } from '../../messages.ts';
import type { YamlMap, YamlNode, YamlScalar } from '../../yaml/nodes.ts';
import { entryUnder } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import type { Json } from '../../yaml/value.ts';
import { asMap, insertEntry, removeEntry, replaceSpan, replaceString } from '../edits.ts';
import type { Finding, Fix, TextEdit } from '../finding.ts';
import { parentPointer } from '../places.ts';
import type { FixContext } from '../rule.ts';
import { removeItem } from '../structure/duplicateItem.ts';

/** What repairs of rules are made of. `root` is that of the finding's document. */
export type MakeFixes = (finding: Finding, context: FixContext, root: YamlNode) => readonly Fix[];

/** Never safe: there is always another way, which may be the one that was meant. */
export function fixOf(
  title: Message,
  edits: readonly (TextEdit | undefined)[],
  preferred = false,
): readonly Fix[] {
  const whole = edits.flatMap((edit) => edit ?? []);
  return whole.length === edits.length && whole.length > 0
    ? [{ title, safe: false, ...(preferred && { preferred }), edits: whole }]
    : [];
}

/** Takes away the field that the finding stands on. */
export const removeField: MakeFixes = ({ pointer }, context, root) => removeAt(pointer, context, root);

export function removeAt(pointer: string, { part }: FixContext, root: YamlNode): readonly Fix[] {
  const entry = placeAt(root, pointer)?.entry;
  const map = asMap(placeAt(root, parentPointer(pointer))?.node);
  if (!entry || !map || entry.merged) return [];
  return fixOf(message('fix.remove-field', { field: entry.key.text }), [removeEntry(part, map, entry)]);
}

/** Takes away the item of a list that the finding's key stands in. */
export const removeOwner: MakeFixes = (finding, context, root) =>
  removeItemAt(parentPointer(finding.pointer), context, root);

/** Takes away the item of a list that the finding stands on. */
export const removeThis: MakeFixes = (finding, context, root) => removeItemAt(finding.pointer, context, root);

function removeItemAt(pointer: string, { part }: FixContext, root: YamlNode): readonly Fix[] {
  const list = placeAt(root, parentPointer(pointer))?.node;
  return fixOf(message('fix.remove-item'), [list && removeItem(part, list, lastIndex(pointer))]);
}

export function lastIndex(pointer: string): number {
  return Number(pointer.slice(pointer.lastIndexOf('/') + 1));
}

/** Adds a field beside the key that the finding stands on. */
export function addField(
  { pointer }: Finding,
  { part }: FixContext,
  root: YamlNode,
  field: string,
  value: Json,
): readonly Fix[] {
  const map = mapAt(root, parentPointer(pointer));
  if (!map || entryUnder(map, field)) return [];
  return fixOf(message('fix.add-field', { field }), [insertEntry(part, map, field, value)], true);
}

/** Another string for the one that the finding stands on. */
export function replaceBy(
  { pointer }: Finding,
  { part }: FixContext,
  root: YamlNode,
  value: unknown,
  preferred = true,
): readonly Fix[] {
  const node = scalarAt(root, pointer);
  if (!node || typeof value !== 'string' || value === node.text) return [];
  return fixOf(message('fix.replace', { value }), [replaceString(part, node, value)], preferred);
}

/** A number for the one that the finding stands on. */
export function replaceByNumber(
  { pointer }: Finding,
  { part }: FixContext,
  root: YamlNode,
  value: unknown,
): readonly Fix[] {
  const node = scalarAt(root, pointer);
  if (!node || typeof value !== 'number') return [];
  return fixOf(message('fix.replace', { value }), [replaceSpan(part, node.span, String(value))], true);
}

/** Gives a field of a map another string; adds it where it is not written. Undefined where only a person can. */
export function setEdit(
  { part }: FixContext,
  map: YamlMap | undefined,
  field: string,
  value: string,
): TextEdit | undefined {
  if (!map || map.alias !== undefined) return undefined;
  const entry = entryUnder(map, field);
  if (!entry) return insertEntry(part, map, field, value);
  const node = entry.value;
  if (entry.merged || node.type !== 'scalar' || node.alias !== undefined) return undefined;
  return replaceString(part, node, value);
}

export function mapAt(root: YamlNode, pointer: string): YamlMap | undefined {
  return asMap(placeAt(root, pointer)?.node);
}

/** The scalar that is written at a pointer itself, not by an alias. */
export function scalarAt(root: YamlNode, pointer: string): YamlScalar | undefined {
  const node = placeAt(root, pointer)?.node;
  return node?.type === 'scalar' && node.alias === undefined ? node : undefined;
}
