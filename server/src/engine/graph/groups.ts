import type { GraphNode, GroupBy, ResourceGraph } from './model.ts';

/** Routes that hang on the same parents and have something in common. */
export type RouteGroup = {
  /** Stays the same while its Routes come and go. */
  readonly id: string;
  readonly by: GroupBy;
  /** The namespace or hostname that they share; empty where there is none to name. */
  readonly label: string;
  readonly parents: readonly string[];
  readonly routes: readonly GraphNode[];
};

/**
 * The groups that a drawing of many Routes is told in; none for a drawing of few, which says more by showing them.
 * Routes of one group have exactly the same parents, so that a line to the group is true of all of them. They are told
 * apart by what their authors divide them by: the namespace, and where that does not divide them, the hostname.
 */
export function routeGroups({ nodes, edges }: ResourceGraph): readonly RouteGroup[] {
  const routes = nodes.filter(({ kind }) => kind === 'Route');
  if (routes.length <= FEW) return [];
  const parentsOf = new Map(routes.map(({ id }) => [id, new Set<string>()]));
  for (const { from, to } of edges) parentsOf.get(to)?.add(from);
  const fans = divide(routes, ({ id }) => [...(parentsOf.get(id) ?? [])].sort().join(' '));
  return [...fans].flatMap(([key, fan]) => {
    const parents = key === '' ? [] : key.split(' ');
    return cellsOf(fan).map((cell) => ({ ...cell, id: `${cell.by}:${cell.label}@${key}`, parents }));
  });
}

/** So many Routes are read one by one. */
const FEW = 40;
/** Less is no group: it would take a click and save no line. */
const LEAST = 3;
/** A group of more than this is divided again, where its hostnames divide it. */
const LARGE = 60;

type Cell = Pick<RouteGroup, 'by' | 'label' | 'routes'>;

function cellsOf(fan: readonly GraphNode[]): readonly Cell[] {
  if (fan.length < LEAST) return [];
  const found = bestCells(fan);
  const large = found.flatMap((cell) => (cell.by === 'namespace' ? subdivided(cell) : [cell]));
  const groups = large.filter(({ routes }) => routes.length >= LEAST);
  const rest = large.filter(({ routes }) => routes.length < LEAST).flatMap(({ routes }) => routes);
  return rest.length < LEAST ? groups : [...groups, { by: 'rest', label: '', routes: rest }];
}

/** By the first of several ways that makes groups worth the name. */
function bestCells(fan: readonly GraphNode[]): readonly Cell[] {
  for (const [by, key] of WAYS) {
    const cells = [...divide(fan, key)].map(([label, routes]): Cell => ({ by, label, routes }));
    if (cells.length * LEAST <= fan.length) return cells;
  }
  return [{ by: 'all', label: '', routes: fan }];
}

/** A large namespace as one group a hostname, if these are fewer and not all the same. */
function subdivided(cell: Cell): readonly Cell[] {
  if (cell.routes.length <= LARGE) return [cell];
  for (const key of [hostnamesOf, domainOf]) {
    const cells = [...divide(cell.routes, key)].map(([hostname, routes]): Cell => {
      const label = [cell.label, hostname].filter((text) => text !== '').join(' · ');
      return { by: 'hostname', label, routes };
    });
    if (cells.length > 1 && cells.length * LEAST <= cell.routes.length) return cells;
  }
  return [cell];
}

const namespaceOf = ({ id }: GraphNode): string => id.split('#', 1)[0]?.split('/')[2] ?? '';
const hostnamesOf = ({ hostnames = '' }: GraphNode): string => hostnames;
/** What lies above the first label of the first hostname: `*.example.com` of `shop.example.com`. */
const domainOf = ({ hostnames = '' }: GraphNode): string => {
  const [first = ''] = hostnames.split(' ', 1);
  const dot = first.indexOf('.');
  return dot === -1 ? first : `*${first.slice(dot)}`;
};

const WAYS: readonly (readonly [GroupBy, (route: GraphNode) => string])[] = [
  ['namespace', namespaceOf],
  ['hostname', hostnamesOf],
  ['hostname', domainOf],
];

/** In the order in which the keys come first. */
function divide(
  routes: readonly GraphNode[],
  key: (route: GraphNode) => string,
): ReadonlyMap<string, readonly GraphNode[]> {
  const cells = new Map<string, GraphNode[]>();
  for (const route of routes) {
    const cell = cells.get(key(route));
    if (cell) cell.push(route);
    else cells.set(key(route), [route]);
  }
  return cells;
}
