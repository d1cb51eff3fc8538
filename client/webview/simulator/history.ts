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

/** The same on two lines: what is asked, and at which address, if it has one. */
export function entryLines(entry: Entry): readonly [what: string, where: string] {
  const title = entryTitle(entry);
  const meaning = meaningOf(entry.draft);
  const request = meaning.type === 'request' ? meaning.request : undefined;
  if (request && 'grpc' in request) return [title, `${request.grpc.host ?? ''}:${request.grpc.port ?? 80}`];
  const [, scheme, authority, rest] =
    /^(https?:\/\/)([^/?#]*)(.*)$/i.exec(request && 'url' in request ? (request.url ?? '') : '') ?? [];
  if (!request || !('url' in request) || scheme === undefined) return [title, ''];
  return [
    `${request.method ?? 'GET'} ${rest === '' || rest === undefined ? '/' : rest}`,
    `${scheme}${authority ?? ''}`,
  ];
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
