/** Many Routes in groups: data in, an outline of what is drawn out. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FoldedGraph, GroupsWanted } from '../../server/src/engine/graph/fold.ts';
import { foldRoutes } from '../../server/src/engine/graph/fold.ts';
import { layOut } from '../../server/src/engine/graph/layout.ts';
import type { GraphEdge, GraphNode, NodeKind, ResourceGraph } from '../../server/src/engine/graph/model.ts';
import { layOutline } from '../../server/src/engine/graph/outline.ts';

const node = (id: string, kind: NodeKind, more: Partial<GraphNode> = {}): GraphNode => ({
  id,
  kind,
  apiKind: kind,
  label: id,
  detail: '',
  state: 'ok',
  ...more,
});
const edge = (from: string, to: string, more: Partial<GraphEdge> = {}): GraphEdge => ({
  id: `${from} ${to}`,
  from,
  to,
  state: 'ok',
  ...more,
});

type Planned = {
  readonly name: string;
  readonly parents?: readonly string[];
  readonly hostname?: string;
  readonly backend?: string;
  readonly problem?: string;
};

/** One Gateway of two listeners, the given Routes (`namespace/name`), each with one rule and one backend. */
function graphOf(routes: readonly Planned[]): ResourceGraph {
  const kinds: Record<'Route' | 'Rule' | 'Backend', GraphNode[]> = { Route: [], Rule: [], Backend: [] };
  const edges = [edge('edge', 'http'), edge('edge', 'https')];
  for (const { name, parents = ['https'], hostname = '', backend = name, problem } of routes) {
    const route = `g/HTTPRoute/${name}#`;
    kinds.Route.push(node(route, 'Route', { hostnames: hostname }));
    kinds.Rule.push(node(`${route}/spec/rules/0`, 'Rule'));
    if (!kinds.Backend.some(({ id }) => id === backend)) kinds.Backend.push(node(backend, 'Backend'));
    const said = problem === undefined ? {} : ({ state: 'invalid', problem } as const);
    for (const parent of parents) edges.push(edge(parent, route, said));
    edges.push(edge(route, `${route}/spec/rules/0`), edge(`${route}/spec/rules/0`, backend));
  }
  const gateway = [node('edge', 'Gateway'), node('http', 'Listener'), node('https', 'Listener')];
  return { nodes: [...gateway, ...kinds.Route, ...kinds.Rule, ...kinds.Backend], edges };
}

const many = (count: number, plan: (index: number) => Planned): Planned[] =>
  Array.from({ length: count }, (_, index) => plan(index));
const fold = (graph: ResourceGraph, wanted: Partial<GroupsWanted> = {}): FoldedGraph =>
  foldRoutes(graph, { open: [], shut: [], show: [], ...wanted });

/** A line a group: `parents -> by:label routes/backends/problems`, with a plus if it is open. */
function groups({ nodes, edges }: FoldedGraph): string[] {
  return nodes.flatMap(({ id, label, group }) => {
    if (!group) return [];
    const parents = edges.filter(({ to }) => to === id).map(({ from }) => from);
    const counts = [group.routes, group.backends, group.problems].join('/');
    return [`${parents.join()} -> ${group.by}:${label} ${counts}${group.isOpen ? ' +' : ''}`];
  });
}

const drawnRoutes = ({ nodes }: FoldedGraph): number => nodes.filter(({ kind }) => kind === 'Route').length;

const teams = ['billing', 'search', 'shop'];
const ofTeams = (count: number): Planned[] =>
  many(count, (index) => ({ name: `${teams[index % 3] ?? ''}/r${index}` }));

test('few Routes are drawn as they are', () => {
  const graph = graphOf(ofTeams(40));
  assert.deepEqual(fold(graph), { ...graph, folded: [] });
});

test('many Routes are one group a namespace', () => {
  const folded = fold(graphOf(ofTeams(45)));
  assert.deepEqual(groups(folded), [
    'https -> namespace:billing 15/15/0',
    'https -> namespace:search 15/15/0',
    'https -> namespace:shop 15/15/0',
  ]);
  assert.deepEqual(
    folded.nodes.map(({ kind }) => kind),
    ['Gateway', 'Listener', 'Listener', 'Group', 'Group', 'Group'],
  );
  assert.equal(folded.folded.length, 135);
  assert.equal(folded.edges.length, 5);
});

test('Routes of one group have the same parents', () => {
  const both = many(44, (index) => ({
    name: `shop/r${index}`,
    parents: index % 2 === 0 ? ['https'] : ['http', 'https'],
  }));
  assert.deepEqual(groups(fold(graphOf(both))), [
    'https -> namespace:shop 22/22/0',
    'http,https -> namespace:shop 22/22/0',
  ]);
});

test('namespaces of a Route or two are told together, or by hostname where these say more', () => {
  const lonely = ofTeams(42).concat(many(3, (index) => ({ name: `team${index}/r` })));
  assert.deepEqual(groups(fold(graphOf(lonely))).at(-1), 'https -> rest: 3/3/0');
  const alone = many(42, (index) => ({
    name: `ns${index}/r`,
    hostname: `h${index}.${teams[index % 3]}.test`,
  }));
  assert.deepEqual(groups(fold(graphOf(alone))), [
    'https -> hostname:*.billing.test 14/14/0',
    'https -> hostname:*.search.test 14/14/0',
    'https -> hostname:*.shop.test 14/14/0',
  ]);
  const plain = many(42, (index) => ({ name: `ns${index}/r`, hostname: `h${index}.test${index}` }));
  assert.deepEqual(groups(fold(graphOf(plain))), ['https -> all: 42/42/0']);
});

test('a large namespace is divided by hostname', () => {
  const large = many(90, (index) => ({ name: `shop/r${index}`, hostname: `${teams[index % 3]}.test` }));
  assert.deepEqual(groups(fold(graphOf(large))), [
    'https -> hostname:shop · billing.test 30/30/0',
    'https -> hostname:shop · search.test 30/30/0',
    'https -> hostname:shop · shop.test 30/30/0',
  ]);
});

test('a group tells how many different mistakes are in it', () => {
  const wrong = ofTeams(45).map((route, index) => ({
    ...route,
    ...(index % 3 === 1 && index < 9 && { problem: index === 1 ? 'no such port' : 'not allowed' }),
  }));
  const folded = fold(graphOf(wrong));
  assert.deepEqual(groups(folded), [
    'https -> namespace:billing 15/15/0',
    'https -> namespace:search 15/15/2',
    'https -> namespace:shop 15/15/0',
  ]);
  assert.deepEqual(
    folded.nodes.filter(({ state }) => state === 'invalid').map(({ label }) => label),
    ['search'],
  );
  assert.equal(folded.folded.filter(({ problem }) => problem === 'not allowed').length, 2);
});

test('a backend that several groups share stays, and belongs to none', () => {
  const shared = fold(graphOf(ofTeams(45).map((route) => ({ ...route, backend: 'sign-in' }))));
  assert.ok(shared.nodes.some(({ id }) => id === 'sign-in'));
  assert.equal(shared.folded.length, 90);
  assert.equal(shared.edges.filter(({ to }) => to === 'sign-in').length, 3);
  assert.deepEqual(groups(shared)[0], 'https -> namespace:billing 15/0/0');
});

test('a group opens where the reader wants it, or for something in it, unless the reader shut it', () => {
  const graph = graphOf(ofTeams(45));
  const shop = 'namespace:shop@https';
  const opened = fold(graph, { open: [shop] });
  assert.deepEqual(groups(opened).at(-1), 'https -> namespace:shop 15/15/0 +');
  assert.equal(drawnRoutes(opened), 15);
  assert.ok(opened.nodes.every(({ kind, memberOf }) => kind !== 'Rule' || memberOf === shop));
  const lines = opened.edges.filter(({ from }) => from === shop).map(({ to }) => to);
  assert.equal(lines.length, 15);
  assert.equal(drawnRoutes(fold(graph, { show: ['g/HTTPRoute/shop/r2#/spec/rules/0'] })), 15);
  assert.equal(drawnRoutes(fold(graph, { show: ['shop/r2'], shut: [shop] })), 0);
  assert.equal(drawnRoutes(fold(graph, { show: ['nothing'], open: ['gone'] })), 0);
});

test('a line through an open group says of a Route what the parent said of it', () => {
  const wrong = ofTeams(45).map((route, index) => ({ ...route, ...(index === 2 && { problem: 'refused' }) }));
  const { edges } = fold(graphOf(wrong), { open: ['namespace:shop@https'] });
  const said = edges.filter(({ problem }) => problem !== undefined);
  assert.deepEqual(
    said.map(({ id, state }) => [id, state]),
    [['namespace:shop@https g/HTTPRoute/shop/r2#', 'invalid']],
  );
});

test('300 Routes fit into a window; lines bend before the groups that they pass', () => {
  const graph = graphOf([...ofTeams(298), { name: 'a/x' }, { name: 'b/x' }]);
  const folded = fold(graph);
  const { nodes, edges, height } = layOut(folded);
  assert.ok(height < 500, `${height}`);
  const begin = nodes.find(({ kind }) => kind === 'Group')?.x ?? 0;
  const passing = edges.filter(({ from, to }) => from === 'https' && to.startsWith('g/'));
  assert.equal(passing.length, 2);
  for (const { points } of passing) assert.ok((points[1]?.x ?? begin) < begin);
  assert.equal(layOutline(folded).nodes.length, folded.nodes.length);
});
