/** The requests that were asked before, the newest first. Pure. */
import type { SimulatedTarget } from '../../../server/src/protocol.ts';
import { isFields } from '../fields.ts';
import { type Draft, meaningOf, readDraft, requestTitle } from './draft.ts';

export type Entry = { readonly target: SimulatedTarget; readonly draft: Draft };

const KEPT = 30;

/** With an entry in front; one that asks the same of the same goes. */
export function remember(history: readonly Entry[], entry: Entry): readonly Entry[] {
  const key = keyOf(entry);
  return [entry, ...history.filter((each) => keyOf(each) !== key)].slice(0, KEPT);
}

/** What an entry asks, in a line. */
export function entryTitle({ draft }: Entry): string {
  const meaning = meaningOf(draft);
  return meaning.type === 'request' ? requestTitle(meaning.request) : draft.url;
}

/** Whatever was kept before, in as far as it can still be read. */
export function readHistory(value: unknown): readonly Entry[] {
  if (!Array.isArray(value)) return [];
  const entries = value.flatMap((each: unknown): Entry[] => {
    const target = isFields(each) ? readTarget(each.target) : undefined;
    return target && isFields(each) ? [{ target, draft: readDraft(each.draft) }] : [];
  });
  return entries.slice(0, KEPT);
}

export function readTarget(value: unknown): SimulatedTarget | undefined {
  if (!isFields(value) || typeof value.id !== 'string') return undefined;
  return { id: value.id, ...(typeof value.from === 'string' && { from: value.from }) };
}

function keyOf({ target, draft }: Entry): string {
  return JSON.stringify([target.id, target.from ?? '', meaningOf(draft)]);
}
