import type { FilePart } from '../../manifest/file.ts';
import type { MessageId } from '../../messages.ts';
import { message } from '../../messages.ts';
import type { LimitType, StructuralProblem } from '../../schema/problems.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { placeAt, stepsOf } from '../../yaml/pointer.ts';
import { asMap, removeEntry, replaceString } from '../edits.ts';
import type { Finding, Fix } from '../finding.ts';
import { fieldName, parentPointer, shown } from '../places.ts';
import type { FixContext } from '../rule.ts';
import type { Scene } from './scene.ts';
import { atValue, findingAt, sceneOf, schemaOf } from './scene.ts';
import { splitRoute } from './splitRoute.ts';

type Limit = Extract<StructuralProblem, { type: LimitType }>;
type Format = Extract<StructuralProblem, { type: 'bad-format' }>;

export function outOfLimits(scene: Scene, { type, pointer, limit, actual, exclusive }: Limit): Finding {
  const field = fieldName(pointer);
  const id: MessageId =
    type === 'too-short' && actual === 0
      ? 'out-of-limits.empty'
      : type === 'too-few' && actual === 0
        ? 'out-of-limits.no-items'
        : exclusive && type === 'too-large'
          ? 'out-of-limits.not-below'
          : exclusive && type === 'too-small'
            ? 'out-of-limits.not-above'
            : `out-of-limits.${type}`;
  return findingAt(scene, 'out-of-limits', atValue(scene, pointer), { id, args: { field, limit, actual } });
}

/**
 * An address without its port or prefix length; an empty list or text taken away, where it may be absent; rules that
 * are too many in Routes of their own.
 */
export function limitFixes(finding: Finding, context: FixContext): readonly Fix[] {
  const { part, view } = context;
  const { root } = part.manifest.yaml();
  const place = root && placeAt(root, finding.pointer);
  if (!place) return [];
  if (finding.message.id === 'bad-format.ip') return addressFix(part, place.node);
  const { id } = finding.message;
  if (id === 'out-of-limits.too-many' && finding.pointer === '/spec/rules')
    return splitRoute(finding, context);
  if (id !== 'out-of-limits.empty' && id !== 'out-of-limits.no-items') return [];
  const field = stepsOf(finding.pointer).at(-1) ?? '';
  const resource = part.manifest.resources.find(({ pointer }) => pointer === finding.resource);
  const scene = sceneOf(part.manifest, resource, view);
  const owner = scene && schemaOf(scene, parentPointer(finding.pointer));
  const map = asMap(placeAt(root, parentPointer(finding.pointer))?.node);
  if (!owner || owner.required?.includes(field) || !map || !place.entry || place.entry.merged) return [];
  const edit = removeEntry(part, map, place.entry);
  return edit ? [{ title: message('fix.remove-field', { field }), safe: false, edits: [edit] }] : [];
}

function addressFix(part: FilePart, node: YamlNode): readonly Fix[] {
  if (node.type !== 'scalar' || node.alias !== undefined) return [];
  const [, value] = /^(\d{1,3}(?:\.\d{1,3}){3})(?:[:/]\d+)$/.exec(node.text) ?? [];
  if (value === undefined) return [];
  const edits = [replaceString(part, node, value)];
  return [{ title: message('fix.replace', { value }), safe: false, preferred: true, edits }];
}

export function badFormat(scene: Scene, { pointer, actual, format }: Format): Finding {
  const value = shown(actual);
  const said = /^ip(?:v[46])?$/.test(format)
    ? message('bad-format.ip', { value })
    : /^date/.test(format)
      ? message('bad-format.date', { value })
      : /^int(?:32|64)$/.test(format)
        ? message('bad-format.integer', { value, field: fieldName(pointer) })
        : message('bad-format', { value, format });
  return findingAt(scene, 'bad-format', atValue(scene, pointer), said);
}
