import type { FilePart } from '../../manifest/file.ts';
import { message } from '../../messages.ts';
import type { StructuralProblem } from '../../schema/problems.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { stringUnder } from '../../yaml/nodes.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { isList, isObject } from '../../yaml/value.ts';
import { replaceSpan, replaceString } from '../edits.ts';
import type { Finding, Fix, TextEdit } from '../finding.ts';
import { endOfLine, fieldName, firstLine, headSpan, parentPointer, shown, startOfLine } from '../places.ts';
import type { FixContext } from '../rule.ts';
import type { Scene } from './scene.ts';
import { findingAt, placeOf } from './scene.ts';

type SameKeys = Extract<StructuralProblem, { type: 'duplicate-list-key' }>;
type SameItem = Extract<StructuralProblem, { type: 'duplicate-item' }>;

export function duplicateListKey(scene: Scene, { pointer, keys }: SameKeys): Finding {
  const shownKeys = Object.entries(keys)
    .map(([key, value]) => `\`${key}: ${shown(value)}\``)
    .join(', ');
  const field = fieldName(parentPointer(pointer));
  const [first] = Object.keys(keys);
  const item = placeOf(scene, pointer);
  const place = (first !== undefined && placeAt(item.node, `/${first}`)) || item;
  const { text } = scene.manifest;
  const span = place === item ? headSpan(text, item) : firstLine(text, place.node.span);
  return findingAt(
    scene,
    'duplicate-list-key',
    { pointer, span },
    message('duplicate-list-key', { field, keys: shownKeys }),
  );
}

export function duplicateItem(scene: Scene, { pointer, actual }: SameItem): Finding {
  const field = fieldName(parentPointer(pointer));
  const value = isObject(actual) || isList(actual) ? '…' : shown(actual);
  const span = headSpan(scene.manifest.text, placeOf(scene, pointer));
  return findingAt(
    scene,
    'duplicate-list-key',
    { pointer, span },
    message('duplicate-list-key.item', { field, value }),
  );
}

export function duplicateItemFixes(finding: Finding, { part }: FixContext): readonly Fix[] {
  const { root } = part.manifest.yaml();
  const list = root && placeAt(root, parentPointer(finding.pointer))?.node;
  const index = Number(finding.pointer.slice(finding.pointer.lastIndexOf('/') + 1));
  const edit = list && removeItem(part, list, index);
  return [
    ...renameListener(finding, part),
    ...(edit ? [{ title: message('fix.remove-item'), safe: false, edits: [edit] }] : []),
  ];
}

/** Two listeners of one name are two listeners: the second needs a name of its own. */
function renameListener({ pointer, code }: Finding, part: FilePart): readonly Fix[] {
  const { root } = part.manifest.yaml();
  const list = root && placeAt(root, parentPointer(pointer))?.node;
  const name = root && placeAt(root, `${pointer}/name`)?.node;
  if (code !== 'duplicate-list-key' || !/\/listeners\/\d+$/.test(pointer)) return [];
  if (list?.type !== 'sequence' || name?.type !== 'scalar' || name.alias !== undefined) return [];
  const value = unusedName(name.text, new Set(list.items.map((item) => stringUnder(item, 'name'))));
  const title = message('fix.replace', { value });
  return [{ title, safe: false, preferred: true, edits: [replaceString(part, name, value)] }];
}

/** `web-2`, `web-3` and so on: the first that nobody has. */
export function unusedName(name: string, taken: ReadonlySet<string | undefined>): string {
  for (let count = 2; ; count++) if (!taken.has(`${name}-${count}`)) return `${name}-${count}`;
}

/** Takes an item out of a list that keeps others; undefined where only a person can. */
export function removeItem(part: FilePart, list: YamlNode, index: number): TextEdit | undefined {
  if (list.type !== 'sequence' || list.alias !== undefined) return undefined;
  const { text } = part.manifest;
  const item = list.items[index];
  const previous = list.items[index - 1];
  const next = list.items[index + 1];
  if (!item || (!previous && !next) || item.span.start === item.span.end) return undefined;
  if (list.flow) {
    if (previous) return replaceSpan(part, { start: previous.span.end, end: item.span.end }, '');
    return next && replaceSpan(part, { start: item.span.start, end: next.span.start }, '');
  }
  const lineStart = startOfLine(text, item.span.start);
  if (!/^[ \t]*-[ \t]+$/.test(text.slice(lineStart, item.span.start))) return undefined;
  const end = item.span.start + text.slice(item.span.start, item.span.end).trimEnd().length;
  const lineEnd = text.indexOf('\n', endOfLine(text, end));
  return replaceSpan(part, { start: lineStart, end: lineEnd === -1 ? text.length : lineEnd + 1 }, '');
}
