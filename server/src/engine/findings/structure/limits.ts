import type { MessageId } from '../../messages.ts';
import { message } from '../../messages.ts';
import type { LimitType, StructuralProblem } from '../../schema/problems.ts';
import type { Finding } from '../finding.ts';
import { fieldName, shown } from '../places.ts';
import type { Scene } from './scene.ts';
import { atValue, findingAt } from './scene.ts';

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
