import { patternsFor } from './hostnames.ts';
import { compareMatches, type RankedMatch } from './rank.ts';

/** The matches of one listener, found by hostname and path without looking at the others. */
export type Lookup = {
  /** By hostname in lower case, empty for every hostname. */
  readonly buckets: ReadonlyMap<string, Bucket>;
  /**
   * Those whose hostname covers `host` and whose path, if it is exact or a prefix, fits one of `paths`; in no order.
   * Other parts of a match are not looked at.
   */
  find(host: string | undefined, paths: readonly string[]): readonly RankedMatch[];
  /** As `find`, whatever the path. */
  findAll(host: string | undefined): readonly RankedMatch[];
};

/** @param previous the lookup before an edit: what did not change is taken from it */
export function createLookup(matches: readonly RankedMatch[], previous?: Lookup): Lookup {
  const buckets = new Map<string, Bucket>();
  for (const [hostname, list] of groupBy(matches, (match) => match.hostname.toLowerCase()))
    buckets.set(hostname, bucketOf(list, previous?.buckets.get(hostname)));
  const bucketsFor = (host: string | undefined): Bucket[] =>
    patternsFor(host).flatMap((pattern) => buckets.get(pattern) ?? []);
  return {
    buckets,
    find: (host, paths) => bucketsFor(host).flatMap((bucket) => bucket.find(paths)),
    findAll: (host) => bucketsFor(host).flatMap(({ ranked }) => ranked),
  };
}

function bucketOf(members: readonly RankedMatch[], previous: Bucket | undefined): Bucket {
  if (!previous) return createBucket(members, inOrder([...members]));
  const isSame =
    members.length === previous.members.length &&
    members.every((match, index) => match === previous.members[index]);
  if (isSame) return previous;
  // What stayed keeps its place, so that one long run and a few newcomers are left to sort.
  const now = new Set(members);
  const stayed = previous.ranked.filter((match) => now.delete(match));
  return createBucket(members, inOrder([...stayed, ...now]));
}

/** Sorts; a list that is in order already costs one look. */
export function inOrder(matches: RankedMatch[], mesh = false): RankedMatch[] {
  return matches.sort((a, b) => compareMatches(a, b, mesh).order);
}

/** The matches of one hostname. */
export type Bucket = {
  /** In the order of precedence. */
  readonly ranked: readonly RankedMatch[];
  /** In the order in which they came. */
  readonly members: readonly RankedMatch[];
  find(paths: readonly string[]): readonly RankedMatch[];
};

/** The maps are made when a request first asks. */
function createBucket(members: readonly RankedMatch[], ranked: readonly RankedMatch[]): Bucket {
  let maps: PathMaps | undefined;
  return {
    ranked,
    members,
    find: (paths) => {
      maps ??= mapsOf(ranked);
      const [path, ...others] = paths;
      if (path === undefined) return ranked;
      const found = findIn(maps, path);
      return others.length === 0
        ? found
        : [...new Set([...found, ...others.flatMap((each) => findIn(maps ?? mapsOf(ranked), each))])];
    },
  };
}

type PathMaps = {
  readonly exact: ReadonlyMap<string, readonly RankedMatch[]>;
  /** Without the trailing slash; empty is every path. */
  readonly prefix: ReadonlyMap<string, readonly RankedMatch[]>;
  /** Of GRPCRoutes, by service. */
  readonly service: ReadonlyMap<string, readonly RankedMatch[]>;
  readonly rest: readonly RankedMatch[];
};

function mapsOf(ranked: readonly RankedMatch[]): PathMaps {
  const [exact, prefix, service] = [0, 1, 2].map(() => new Map<string, RankedMatch[]>());
  const rest: RankedMatch[] = [];
  const add = (map: Map<string, RankedMatch[]> | undefined, key: string, match: RankedMatch): void => {
    const list = map?.get(key);
    if (list) list.push(match);
    else map?.set(key, [match]);
  };
  for (const match of ranked) {
    const { target, unread } = match.rule;
    if (target.type === 'http' && !unread && isComparable(target.path) && !target.path.value.includes('%')) {
      const { type, value } = target.path;
      if (type === 'Exact') add(exact, value, match);
      else add(prefix, value.replace(/\/$/, ''), match);
    } else if (target.type === 'grpc' && !unread && target.service && isComparable(target.service))
      add(service, target.service.value, match);
    else rest.push(match);
  }
  return { exact: exact ?? new Map(), prefix: prefix ?? new Map(), service: service ?? new Map(), rest };
}

function isComparable({ type, unknown }: { readonly type: string; readonly unknown: boolean }): boolean {
  return type !== 'RegularExpression' && !unknown;
}

function findIn({ exact, prefix, service, rest }: PathMaps, path: string): RankedMatch[] {
  const found = [...(exact.get(path) ?? [])];
  const name = /^\/([^/]*)/.exec(path)?.[1] ?? '';
  found.push(...(service.get(name) ?? []), ...rest);
  for (let end = path.length; end !== -1; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1))
    found.push(...(prefix.get(path.slice(0, end)) ?? []));
  return found;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
