import { patternsFor } from './hostnames.ts';
import { compareMatches, type RankedMatch } from './rank.ts';

/** The matches of one listener, found by hostname and path without looking at the others. */
export type Lookup = {
  /** By hostname in lower case, empty for every hostname; in the order of precedence. */
  readonly byHostname: ReadonlyMap<string, readonly RankedMatch[]>;
  /**
   * Those whose hostname covers `host` and whose path, if it is exact or a prefix, fits one of `paths`; in the order of
   * precedence. Other parts of a match are not looked at.
   */
  find(host: string | undefined, paths: readonly string[]): RankedMatch[];
  /** As `find`, whatever the path. */
  findAll(host: string | undefined): RankedMatch[];
};

export function createLookup(matches: readonly RankedMatch[]): Lookup {
  const buckets = new Map<string, Bucket>();
  for (const [hostname, list] of groupBy(matches, ({ hostname }) => hostname.toLowerCase()))
    buckets.set(hostname, createBucket(inOrder(list)));
  const bucketsFor = (host: string | undefined): Bucket[] =>
    patternsFor(host).flatMap((pattern) => buckets.get(pattern) ?? []);
  return {
    byHostname: new Map([...buckets].map(([hostname, { ranked }]) => [hostname, ranked])),
    find: (host, paths) => inOrder(bucketsFor(host).flatMap((bucket) => bucket.find(paths))),
    findAll: (host) => inOrder(bucketsFor(host).flatMap(({ ranked }) => ranked)),
  };
}

/** Sorts; a list that is in order already costs one look. */
export function inOrder(matches: RankedMatch[], mesh = false): RankedMatch[] {
  return matches.sort((a, b) => compareMatches(a, b, mesh).order);
}

type Bucket = {
  readonly ranked: readonly RankedMatch[];
  find(paths: readonly string[]): readonly RankedMatch[];
};

/** The maps are made when a request first asks. */
function createBucket(ranked: readonly RankedMatch[]): Bucket {
  let maps: PathMaps | undefined;
  return {
    ranked,
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
