import type { Path } from '../yaml/pointer.ts';
import type { Channel, Release, Schema, SchemaStore, Since, Target } from './model.ts';
import { compareReleases } from './release.ts';
import { fieldSchema, schemaAt } from './schemaAt.ts';

/** When a channel had something: the first release that has it, and the first one without it, if it went again. */
export type Stay = { readonly since: Release; readonly removed?: Release };

/** The stays of each channel; a channel that is absent never had it, as far as the store's releases tell. */
export type History = { readonly [channel in Channel]?: Stay };

export const CHANNELS = ['standard', 'experimental'] as const;

/** One version of a kind, as manifests name it. */
export type VersionedKind = { readonly group: string; readonly version: string; readonly kind: string };

/** When each channel had a kind, in any version. */
export function kindHistory(schemas: SchemaStore, group: string, kind: string): History {
  return historyOf(schemas, (target) => {
    const [newest] = schemas.kind(target, group, kind)?.versions ?? [];
    return newest && (schemas.schema(target, group, newest.version, kind)?.since ?? true);
  });
}

/** When each channel served a version of a kind. */
export function servedHistory(schemas: SchemaStore, { group, version, kind }: VersionedKind): History {
  return historyOf(schemas, (target) =>
    schemas.kind(target, group, kind)?.versions.some((each) => each.version === version && each.served),
  );
}

/** When each channel had a field: the last step of `path`, which leads there from the resource's root. */
export function fieldHistory(schemas: SchemaStore, of: VersionedKind, path: Path): History {
  const [field, parent] = [String(path.at(-1)), path.slice(0, -1)];
  return historyOf(schemas, (target) => {
    const owner = schemaIn(schemas, target, of, parent);
    const schema =
      owner?.properties && Object.hasOwn(owner.properties, field) ? fieldSchema(owner, field) : undefined;
    return schema && (schema.since ?? true);
  });
}

/** When each channel allowed a value of the enum at `path`. */
export function valueHistory(
  schemas: SchemaStore,
  of: VersionedKind,
  path: Path,
  value: NonNullable<Schema['enum']>[number],
): History {
  return historyOf(schemas, (target) => schemaIn(schemas, target, of, path)?.enum?.includes(value));
}

function schemaIn(
  schemas: SchemaStore,
  target: Target,
  { group, version, kind }: VersionedKind,
  path: Path,
): Schema | undefined {
  const schema = schemas.schema(target, group, version, kind);
  return schema && schemaAt(schema, path);
}

/**
 * Asks about every target there is. What stood in the oldest release already may be older: an answer that knows since
 * when says so.
 */
function historyOf({ releases }: SchemaStore, has: (target: Target) => Since | boolean | undefined): History {
  const history: { [channel in Channel]?: Stay } = {};
  const oldestFirst = [...releases].sort(compareReleases);
  for (const channel of CHANNELS) {
    const answers = oldestFirst.map((release) => ({ release, answer: has({ release, channel }) }));
    const last = answers.findLastIndex(({ answer }) => isYes(answer));
    const lastAnswer = answers[last]?.answer;
    if (last === -1) continue;
    const gap = answers.slice(0, last).findLastIndex(({ answer }) => !isYes(answer));
    const marked = typeof lastAnswer === 'object' && gap === -1 ? lastAnswer[channel] : undefined;
    const since = marked ?? answers[gap + 1]?.release;
    const removed = answers[last + 1]?.release;
    if (since) history[channel] = { since, ...(removed && { removed }) };
  }
  return history;
}

function isYes(answer: Since | boolean | undefined): boolean {
  return answer !== undefined && answer !== false;
}

/** Whether a target lies within one of the stays. */
export function isIn(history: History, { release, channel }: Target): boolean {
  const stay = history[channel];
  return (
    stay !== undefined &&
    compareReleases(stay.since, release) <= 0 &&
    (stay.removed === undefined || compareReleases(release, stay.removed) < 0)
  );
}
