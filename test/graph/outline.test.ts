import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GraphEdge, GraphNode, NodeKind } from '../../server/src/engine/graph/model.ts';
import { layOutline } from '../../server/src/engine/graph/outline.ts';

const node = (id: string, kind: NodeKind, label = id): GraphNode => ({
  id,
  kind,
  apiKind: kind,
  label,
  detail: '',
  state: 'ok',
});
const edge = (from: string, to: string, label?: string): GraphEdge => ({
  id: `${from} ${to}`,
  from,
  to,
  state: 'ok',
  ...(label !== undefined && { label }),
});

const canary = {
  nodes: [
    node('gateway', 'Gateway'),
    node('http', 'Listener'),
    node('https', 'Listener'),
    node('cart', 'Route'),
    node('beta', 'Rule'),
    node('all', 'Rule'),
    node('stable', 'Backend'),
    node('next', 'Backend'),
  ],
  edges: [
    edge('gateway', 'http'),
    edge('gateway', 'https'),
    edge('http', 'cart'),
    edge('https', 'cart'),
    edge('cart', 'beta'),
    edge('cart', 'all'),
    edge('beta', 'next'),
    edge('all', 'stable', '90%'),
    edge('all', 'next', '10%'),
  ],
};

test('an outline puts every node into a row of its own, below its first parent and further right', () => {
  const { nodes } = layOutline(canary);
  assert.deepEqual(
    nodes.map(({ id }) => id),
    ['gateway', 'http', 'cart', 'beta', 'next', 'all', 'stable', 'https'],
  );
  const place = new Map(nodes.map((each) => [each.id, each]));
  for (const [above, below] of [
    ['gateway', 'http'],
    ['http', 'cart'],
    ['beta', 'next'],
    ['all', 'stable'],
  ] as const) {
    assert.ok((place.get(above)?.x ?? 0) < (place.get(below)?.x ?? 0));
    assert.ok((place.get(above)?.y ?? 0) < (place.get(below)?.y ?? 0));
  }
  for (const [index, each] of nodes.entries())
    assert.ok(each.y >= (nodes[index - 1]?.y ?? -100) + each.height, each.id);
});

test('every edge is drawn once, and further parents come from the right', () => {
  const { nodes, edges, width } = layOutline(canary);
  assert.deepEqual(edges.map(({ id }) => id).sort(), canary.edges.map(({ id }) => id).sort());
  const right = Math.max(...nodes.map((each) => each.x + each.width));
  const around = edges.filter(({ points }) => points.length === 4);
  assert.deepEqual(around.map(({ id }) => id).sort(), ['all next', 'https cart']);
  for (const { points } of around) assert.ok((points[1]?.x ?? 0) > right && (points[1]?.x ?? 0) < width);
});

test('lines that pass each other have lanes of their own', () => {
  const nodes = [0, 1, 2, 3, 4, 5].map((index) => node(`n${index}`, 'Rule'));
  const edges = [edge('n0', 'n5'), edge('n1', 'n4'), edge('n2', 'n5'), edge('n3', 'n4'), edge('n1', 'n5')];
  const lines = layOutline({ nodes, edges }).edges.flatMap(({ points: [start, lane, , end] }) =>
    start && lane && end
      ? [{ x: lane.x, top: Math.min(start.y, end.y), bottom: Math.max(start.y, end.y) }]
      : [],
  );
  assert.equal(lines.length, 3);
  for (const [index, one] of lines.entries())
    for (const other of lines.slice(index + 1))
      assert.ok(one.x !== other.x || one.bottom < other.top || other.bottom < one.top);
});

test('an edge with a label says where its label stands, left of its node or in the space of the lanes', () => {
  const { nodes, edges } = layOutline(canary);
  const stable = nodes.find(({ id }) => id === 'stable');
  const stem = edges.find(({ id }) => id === 'all stable');
  assert.ok(stable && stem?.labelAt && stem.labelAt.x < stable.x);
  const side = edges.find(({ id }) => id === 'all next');
  assert.ok(side?.labelAt && side.labelAt.x > Math.max(...nodes.map((each) => each.x)));
});

test('an outline of nothing is empty, and of very much is quick', () => {
  assert.deepEqual(layOutline({ nodes: [], edges: [] }), { width: 0, height: 0, nodes: [], edges: [] });
  const nodes: GraphNode[] = [node('listener', 'Listener')];
  const edges: GraphEdge[] = [];
  for (let index = 0; index < 3000; index += 1) {
    nodes.push(node(`route${index}`, 'Route'), node(`backend${index % 500}/${index}`, 'Backend'));
    edges.push(edge('listener', `route${index}`), edge(`route${index}`, `backend${index % 500}/${index}`));
    edges.push(edge(`route${index}`, 'backend0/0'));
  }
  const started = performance.now();
  const { nodes: placed } = layOutline({ nodes, edges });
  assert.equal(placed.length, nodes.length);
  assert.ok(performance.now() - started < 1000, `${performance.now() - started} ms`);
});
