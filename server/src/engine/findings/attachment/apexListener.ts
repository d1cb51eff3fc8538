import type { Fit } from '../../attachment/fit.ts';
import { listenerDetails } from '../../attachment/listenerDetails.ts';
import { message } from '../../messages.ts';
import { placeAt } from '../../yaml/pointer.ts';
import { toJson } from '../../yaml/value.ts';
import { fixOf } from '../apiRules/tools.ts';
import { appendItem, asMap } from '../edits.ts';
import type { Fix } from '../finding.ts';
import { holdsPlaceholder, parentPointer } from '../places.ts';
import type { View } from '../rule.ts';
import { listenerTitle, otherSideOf } from './otherSide.ts';

/** Whether a hostname is the domain whose names the wildcard stands for, which itself is not one of them. */
export function isApexOf(hostname: string, wildcard: string | undefined): boolean {
  return wildcard === `*.${hostname}`;
}

/** A listener for the domain beside the one for the names below it, which goes on to serve these. */
export function addApexListener(fit: Fit, hostname: string, view: View): readonly Fix[] {
  const { owner, listener } = fit;
  const side = otherSideOf(view, owner);
  const name = `${listener.name ?? ''}-apex`;
  const details = listenerDetails(owner.resource);
  const isTaken = details.some(
    (other) => other.name === name || (other.port === listener.port && other.hostname === hostname),
  );
  const pointer = `${owner.resource.pointer}${listener.pointer}`;
  const written = side && asMap(placeAt(side.root, pointer)?.node);
  const list = side && placeAt(side.root, parentPointer(pointer))?.node;
  if (!written || !list || isTaken || listener.name === undefined || name.length > 63) return [];
  if (holdsPlaceholder(written)) return [];
  const copy = Object.fromEntries(
    written.entries.map(({ key, value }) => [
      key.text,
      key.text === 'name' ? name : key.text === 'hostname' ? hostname : toJson(value),
    ]),
  );
  return fixOf(message('fix.apex-listener', { hostname, who: listenerTitle(fit) }), [
    appendItem(side.context.part, list, copy),
  ]);
}
