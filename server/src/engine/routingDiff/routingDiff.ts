import type { Difference } from './collect.ts';
import type { RoutingChange, RoutingDiff, Subject, Undecided } from './model.ts';
import { notCompared } from './notCompared.ts';
import { createNumbers } from './sameMatches.ts';
import { differencesIn } from './scene.ts';
import { type Scene, scenesOf } from './scenes.ts';
import { subjectsOf } from './subjects.ts';
import { unread, type VersionWithFiles } from './unread.ts';
import { kindOfChange } from './visible.ts';

/**
 * Which requests two versions of a workspace treat differently: not a sample, but every pair of matches that win the
 * same requests in the two, each with one of these requests. Requests go to hosts by the server name of their
 * connection; those that do not are left out. Gives way between its steps, so that others may run in between.
 */
export function* routingDiff(
  base: VersionWithFiles,
  head: VersionWithFiles,
): Generator<undefined, RoutingDiff> {
  const numbers = createNumbers();
  const changes: RoutingChange[] = [];
  const undecided: Undecided[] = [];
  for (const subject of subjectsOf(base, head)) {
    yield;
    if (!subject) continue;
    const merged = mergeHosts(subject);
    for (const scene of scenesOf(subject)) {
      const found = yield* differencesIn(scene, numbers);
      for (const difference of found.differences) merged.add(scene, difference);
      for (const { side, match } of found.undecided) merged.addUndecided(scene, side, match);
      yield;
    }
    changes.push(...merged.changes());
    undecided.push(...merged.undecided());
  }
  return {
    changes,
    undecided,
    notCompared: yield* notCompared(base, head),
    unread: yield* unread(base, head),
  };
}

type Merged = {
  add(scene: Scene, difference: Difference): void;
  addUndecided(scene: Scene, side: Undecided['side'], match: Undecided['match']): void;
  changes(): readonly RoutingChange[];
  undecided(): readonly Undecided[];
};

type Kept<Entry> = { readonly entry: Entry; readonly hosts: string[] };

/** The same change at several hosts is one. */
function mergeHosts(subject: Subject): Merged {
  const idOf = createIds();
  const changes = new Map<string, Kept<Omit<RoutingChange, 'hosts'>>>();
  const undecided = new Map<string, Kept<Omit<Undecided, 'hosts'>>>();
  return {
    add: (scene, { request, before, after }) => {
      const kind = kindOfChange(before, after);
      const winners = [before, after].map(({ match, outcome }) => (match ? idOf(match.rule) : outcome));
      const key = [kind, scene.protocol, scene.port, ...winners].join(' ');
      addTo(changes, key, scene, { kind, subject, request, before, after });
    },
    addUndecided: (scene, side, match) =>
      addTo(undecided, `${side} ${idOf(match.rule)}`, scene, { subject, side, match }),
    changes: () => [...changes.values()].map(({ entry, hosts }) => ({ ...entry, hosts })),
    undecided: () => [...undecided.values()].map(({ entry, hosts }) => ({ ...entry, hosts })),
  };
}

function addTo<Entry>(map: Map<string, Kept<Entry>>, key: string, { pattern }: Scene, entry: Entry): void {
  const known = map.get(key) ?? { entry, hosts: [] };
  map.set(key, known);
  if (pattern !== undefined && !known.hosts.includes(pattern)) known.hosts.push(pattern);
}

function createIds(): (thing: object) => number {
  const ids = new Map<object, number>();
  return (thing) => {
    const id = ids.get(thing) ?? ids.size;
    ids.set(thing, id);
    return id;
  };
}
