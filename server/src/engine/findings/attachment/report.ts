import type { Cause } from '../../attachment/judgement.ts';
import { listenerDetails } from '../../attachment/listenerDetails.ts';
import type { Condition } from '../../attachment/verdict.ts';
import type { IndexedObject, IndexedResource } from '../../index/objects.ts';
import { asObject } from '../../index/objects.ts';
import { displayName } from '../../manifest/resource.ts';
import type { Message } from '../../messages.ts';
import { message, renderMessage } from '../../messages.ts';
import { placeAt } from '../../yaml/pointer.ts';
import type { FindingCode } from '../catalogue.ts';
import { CATALOGUE } from '../catalogue.ts';
import type { Finding, RelatedPlace } from '../finding.ts';
import { headSpan, valueSpan } from '../places.ts';
import { relatedTo } from '../related.ts';
import { isSound } from '../soundness.ts';

/**
 * A finding that says what a verdict says, the other sides as related places. Undefined if nothing is written there.
 * @param because the first cause is the message
 * @param at a pointer from the resource's root
 */
export function findingAt(
  from: IndexedResource,
  code: FindingCode,
  because: readonly Cause[],
  at: string,
): Finding | undefined {
  const [cause] = because;
  const finding = cause && placedFinding(from, code, cause.message, at);
  return (
    finding && {
      ...finding,
      related: firstOfEach(because)
        .slice(0, 3)
        .flatMap((each) => otherSide(each, cause) ?? []),
    }
  );
}

/** A finding about what is written at a pointer from the resource's root. Undefined if nothing is. */
export function placedFinding(
  { manifest, resource }: IndexedResource,
  code: FindingCode,
  text: Message,
  at: string,
): Finding | undefined {
  const { root } = manifest.yaml();
  const pointer = `${resource.pointer}${at}`;
  const place = root && placeAt(root, pointer);
  if (!place) return undefined;
  const span = place.node.type === 'map' ? headSpan(manifest.text, place) : valueSpan(manifest.text, place);
  if (!isSound(manifest, span)) return undefined;
  const { severity } = CATALOGUE[code];
  return { code, severity, message: text, span, pointer, resource: resource.pointer };
}

/** The condition of a type, if it is predicted to be False. */
export function refused(conditions: readonly Condition[], type: string): Condition | undefined {
  return conditions.find((each) => each.type === type && each.status === 'False');
}

/** One cause of each listener, or of each other place. */
function firstOfEach(because: readonly Cause[]): readonly Cause[] {
  return because.filter(({ other }, index) => {
    const same = because.findIndex(
      (each) =>
        each.other?.resource.resource === other?.resource.resource &&
        placeOf(each.other?.pointer) === placeOf(other?.pointer),
    );
    return same === index;
  });
}

function placeOf(pointer = ''): string {
  return /^\/spec\/listeners\/\d+/.exec(pointer)?.[0] ?? pointer;
}

/** Who refuses; for what other reason, if it is not the one that the finding tells already. */
function otherSide({ message: why, other }: Cause, told: Cause): RelatedPlace | undefined {
  if (!other) return undefined;
  const owner = asObject(other.resource);
  const isTold = renderMessage(why) === renderMessage(told.message);
  return relatedTo(owner, isTold ? saidBy(owner, other.pointer) : why, other.pointer);
}

function saidBy({ resource }: IndexedObject, pointer: string): Message {
  const name = displayName(resource);
  const listener = listenerDetails(resource).find((each) => isWithin(pointer, each.pointer))?.name;
  return listener === undefined
    ? message('attachment.related', { name })
    : message('attachment.related.listener', { name, listener });
}

function isWithin(pointer: string, outer: string): boolean {
  return pointer === outer || pointer.startsWith(`${outer}/`);
}
