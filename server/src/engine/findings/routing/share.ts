import { parentReferences, SERVICE } from '../../attachment/parents.ts';
import type { IndexedResource } from '../../index/objects.ts';
import { asObject } from '../../index/objects.ts';
import { kindKey } from '../../manifest/kinds.ts';
import type { Reference } from '../../manifest/references.ts';
import { message } from '../../messages.ts';
import { validityOf } from '../../routing/validity.ts';
import { isObject, listAt, objectAt } from '../../yaml/value.ts';
import type { RelatedPlace } from '../finding.ts';
import { relatedTo } from '../related.ts';
import type { View } from '../rule.ts';

/**
 * What a backend that certainly cannot be used costs where a rule has others: its share of the requests fails all the
 * same, it is not spread over them (gateway-api v1.6, HTTPRouteRule.backendRefs). None or one.
 */
export function lostShare(from: IndexedResource, reference: Reference, view: View): readonly RelatedPlace[] {
  const pointer = reference.pointer.slice(from.resource.pointer.length);
  const [, rule, index] = /^\/spec\/rules\/(\d+)\/backendRefs\/(\d+)$/.exec(pointer) ?? [];
  if (rule === undefined || isOfMesh(from)) return [];
  const refs = listAt(listAt(objectAt(from.resource.value, 'spec'), 'rules')[Number(rule)], 'backendRefs');
  const weights = refs.map((ref) => (isObject(ref) ? (ref.weight ?? 1) : undefined));
  if (!weights.every((weight) => typeof weight === 'number')) return [];
  const own = weights[Number(index)] ?? 0;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (own <= 0 || own >= total || validityOf(view, from, reference, false).valid !== 'no') return [];
  const percent = shown((100 * own) / total);
  const text =
    from.resource.kind === 'HTTPRoute'
      ? message('backend.share.http', { percent })
      : message('backend.share', { percent });
  const ref = refs[Number(index)];
  const isWritten = isObject(ref) && ref.weight !== undefined && ref.weight !== null;
  return [relatedTo(asObject(from), text, isWritten ? `${pointer}/weight` : pointer)];
}

/** Whether grants and the like are asked for is less certain there. */
function isOfMesh({ resource }: IndexedResource): boolean {
  return parentReferences(resource).some(({ group, kind }) => kindKey(group, kind) === SERVICE);
}

function shown(percent: number): string {
  return percent < 0.1 ? '< 0.1' : String(Math.round(10 * percent) / 10);
}
