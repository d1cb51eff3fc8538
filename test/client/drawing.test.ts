import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe, describeEdge, secondLine } from '../../client/webview/graph/describe.ts';
import { edgePath, pointAtEnd, pointOnSweep } from '../../client/webview/graph/edgePath.ts';
import { MARK_HEIGHT, placeMarks } from '../../client/webview/graph/labels.ts';
import { inReadingOrder, neighbour } from '../../client/webview/graph/navigate.ts';
import { fitText } from '../../client/webview/graph/textFit.ts';
import { isNewDrawing } from '../../client/webview/newDrawing.ts';
import { matchingNodes, nextIndex, rowMatches, wordsOf } from '../../client/webview/search/match.ts';
import type {
  NodeKind,
  PreviewEdge,
  PreviewGraph,
  PreviewNode,
  PreviewText,
} from '../../server/src/protocol.ts';

const node = (id: string, column: number, row: number, more: Partial<PreviewNode> = {}): PreviewNode => ({
  id,
  kind: 'Route',
  apiKind: 'HTTPRoute',
  label: id,
  detail: 'shop',
  state: 'ok',
  x: column * 200,
  y: row * 60,
  width: 120,
  height: 46,
  locatable: true,
  ...more,
});
const edge = (from: PreviewNode, to: PreviewNode, more: Partial<PreviewEdge> = {}): PreviewEdge => {
  const start = { x: from.x + from.width, y: from.y + 23 };
  const end = { x: to.x, y: to.y + 23 };
  const x = end.x - 40;
  return {
    id: `${from.id} ${to.id}`,
    from: from.id,
    to: to.id,
    state: 'ok',
    points: [start, { x, y: start.y }, { x, y: end.y }, end],
    ...more,
  };
};
const graphOf = (nodes: readonly PreviewNode[], edges: readonly PreviewEdge[]): PreviewGraph => ({
  revision: 1,
  shape: 'columns',
  title: '',
  width: 1000,
  height: 1000,
  nodes,
  edges,
  folded: [],
  rows: [],
});

test('a line leaves and arrives level, bends before its end, and has a head', () => {
  const path = edgePath(edge(node('a', 0, 0), node('b', 3, 1)).points);
  assert.equal(path, 'M120 23L520 23C560 23 560 83 600 83M594 79.5L600 83L594 86.5');
});

test('a line round corners keeps to its corners, a little round', () => {
  const corner = [
    { x: 0, y: 0 },
    { x: 0, y: 50 },
    { x: 24, y: 50 },
  ];
  assert.equal(edgePath(corner), 'M0 0L0 42Q0 50 8 50L24 50M18 46.5L24 50L18 53.5');
  assert.equal(
    edgePath([
      { x: 9, y: 9 },
      { x: 0, y: 9 },
    ]),
    'M9 9L0 9M6 5.5L0 9L6 12.5',
  );
  assert.equal(edgePath([]), '');
});

test('the middle of a sweep lies between its ends, and a line round corners has none', () => {
  const { points } = edge(node('a', 0, 0), node('b', 1, 2));
  assert.deepEqual(pointOnSweep(points, 0.5), { x: 160, y: 83 });
  const around = [
    { x: 100, y: 0 },
    { x: 140, y: 0 },
    { x: 140, y: 60 },
    { x: 110, y: 60 },
  ];
  assert.equal(pointOnSweep(around, 0.5), undefined);
});

test('a very tall line has a trunk and no sweep, and its mark stands where it ends', () => {
  const { points } = edge(node('a', 0, 0), node('b', 1, 50));
  assert.equal(pointOnSweep(points, 0.5), undefined);
  assert.match(edgePath(points), /^M120 23L152 23Q160 23 160 31L160 3015Q160 3023 168 3023L200 3023/);
  assert.deepEqual(pointAtEnd(points, { x: 160, y: 1500 }), { x: 180, y: 3023 });
  assert.deepEqual(pointAtEnd(points, { x: 190, y: 3023 }), { x: 190, y: 3023 });
});

test('labels of a rule with many backends, and of many rules with one, do not cover each other', () => {
  const rules = [0, 1, 2].map((row) => node(`rule${row}`, 0, row));
  const backends = [0, 1, 2].map((row) => node(`backend${row}`, 1, row));
  const [rule] = rules;
  const [backend] = backends;
  assert.ok(rule && backend);
  const fans = [
    backends.map((to) => edge(rule, to, { label: '33%' })),
    rules.map((from) => edge(from, backend, { label: '50%', state: 'invalid' })),
    rules.flatMap((from) => backends.slice(0, 2).map((to) => edge(from, to, { label: '50%' }))),
  ];
  for (const edges of fans) {
    const marks = [...placeMarks(edges, (text) => text.length * 6).values()];
    assert.equal(marks.length, edges.length);
    for (const [at, one] of marks.entries())
      for (const other of marks.slice(at + 1)) {
        const apart =
          Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
          Math.abs(one.y - other.y) >= MARK_HEIGHT;
        assert.ok(apart, JSON.stringify([one, other]));
      }
  }
});

test('an edge without label has a mark only if it is wrong', () => {
  const [a, b] = [node('a', 0, 0), node('b', 1, 0)];
  assert.equal(placeMarks([edge(a, b), edge(b, a, { state: 'absent' })], () => 10).size, 0);
  assert.equal(placeMarks([edge(a, b, { state: 'invalid' })], () => 10).get('a b')?.sign, 'invalid');
});

test('arrow keys follow edges and columns, to what stands nearest', () => {
  const gateway = node('gateway', 0, 1);
  const routes = [0, 1, 2].map((row) => node(`route${row}`, 1, row));
  const alone = node('alone', 1, 3);
  const graph = graphOf(
    [alone, ...routes, gateway],
    routes.map((route) => edge(gateway, route)),
  );
  assert.equal(neighbour(graph, 'gateway', 'right'), 'route1');
  assert.equal(neighbour(graph, 'route2', 'left'), 'gateway');
  assert.equal(neighbour(graph, 'route1', 'down'), 'route2');
  assert.equal(neighbour(graph, 'route1', 'up'), 'route0');
  assert.equal(neighbour(graph, 'route2', 'down'), 'alone');
  assert.equal(neighbour(graph, 'alone', 'left'), undefined);
  assert.equal(neighbour(graph, 'route0', 'up'), undefined);
  assert.equal(neighbour(graph, 'route0', 'first'), 'gateway');
  assert.equal(neighbour(graph, 'gateway', 'last'), 'alone');
  assert.equal(neighbour(graph, 'nobody', 'left'), undefined);
  assert.deepEqual(
    inReadingOrder(graph).map(({ id }) => id),
    ['gateway', 'route0', 'route1', 'route2', 'alone'],
  );
  assert.deepEqual(
    inReadingOrder({ ...graph, shape: 'outline' }).map(({ id }) => id),
    ['route0', 'route1', 'gateway', 'route2', 'alone'],
  );
});

test('a search finds what holds every word, wherever it stands', () => {
  const nodes = [node('cart', 0, 0), node('search', 0, 1, { detail: 'shop · cart.example.com' })];
  assert.deepEqual(matchingNodes(nodes, wordsOf(' CART ')), ['cart', 'search']);
  assert.deepEqual(matchingNodes(nodes, wordsOf('httproute search')), ['search']);
  assert.deepEqual(matchingNodes(nodes, wordsOf('')), []);
  const row = {
    gateway: 'Gateway public',
    listener: 'https',
    hostnames: '',
    route: 'HTTPRoute cart',
    rule: '',
    backend: '',
    weight: '',
    state: 'invalid',
    problem: 'no such listener',
    nodes: {},
  } as const;
  assert.equal(rowMatches(row, wordsOf('public cart')), true);
  assert.equal(rowMatches(row, wordsOf('such')), true);
  assert.equal(rowMatches(row, []), true);
  assert.equal(rowMatches(row, wordsOf('grpc')), false);
});

test('going on from the last hit leads to the first, and back', () => {
  assert.equal(nextIndex(2, 1, 3), 0);
  assert.equal(nextIndex(0, -1, 3), 2);
  assert.equal(nextIndex(-1, 1, 3), 0);
  assert.equal(nextIndex(-1, 1, 0), -1);
});

test('a text is cut where it must be, and only there', () => {
  const measure = (text: string) => [...text].length * 10;
  assert.equal(fitText('cart', 40, measure), 'cart');
  assert.equal(fitText('checkout', 50, measure), 'chec…');
  assert.equal(fitText('my shop', 40, measure), 'my…');
  assert.equal(fitText('🚀🚀🚀', 20, measure), '🚀…');
  assert.equal(fitText('cart', 5, measure), '…');
});

test('an edited drawing is the same drawing, another one is new', () => {
  const drawing = (...ids: string[]) =>
    graphOf(
      ids.map((id, row) => node(id, 0, row)),
      [],
    );
  assert.equal(isNewDrawing(undefined, drawing('a')), true);
  assert.equal(isNewDrawing(drawing(), drawing('a')), true);
  assert.equal(isNewDrawing(drawing('a', 'b', 'c'), drawing('a', 'b', 'x')), false);
  assert.equal(isNewDrawing(drawing('a', 'b', 'c'), drawing('x', 'y', 'c')), true);
  assert.equal(isNewDrawing(drawing('a'), drawing('a', 'b', 'c', 'd')), true);
  assert.equal(isNewDrawing(drawing('a'), { ...drawing('a'), shape: 'outline' }), true);
});

test('a node says what it is, where, and what is wrong', () => {
  const texts = (name: PreviewText) => name;
  const problem = 'Gateway infra/public has no listener “htps”.';
  const kind: NodeKind = 'Listener';
  assert.equal(describe(node('cart', 0, 0), texts), 'HTTPRoute cart, shop');
  assert.equal(
    describe(node('htps', 0, 0, { kind, apiKind: '', detail: '', state: 'invalid', problem }), texts),
    `Listener htps, stateInvalid: ${problem}`,
  );
  assert.equal(secondLine(node('cart', 0, 0), texts), 'HTTPRoute · shop');
  assert.equal(
    secondLine(node('http', 0, 0, { kind, apiKind: 'HTTP', detail: 'HTTP :80' }), texts),
    'HTTP :80',
  );
});

test('a line says what a controller will say, in a word, as a condition, and why', () => {
  const texts = (name: PreviewText) => name;
  const verdict = { type: 'Accepted', status: 'True', reason: 'Accepted' } as const;
  const refused = { type: 'Accepted', status: 'False', reason: 'NotAllowedByListeners' } as const;
  const open = { type: 'Accepted', status: 'Unknown', reason: 'Unknown' } as const;
  for (const [line, expected] of [
    [{ state: 'ok' }, 'stateOk'],
    [{ state: 'ok', verdict }, 'stateAttached · Accepted=True'],
    [
      { state: 'invalid', verdict: refused, problem: 'No.' },
      'stateRefused · Accepted=False NotAllowedByListeners: No.',
    ],
    [{ state: 'unknown', verdict: open, problem: 'Labels.' }, 'stateUnknown: Labels.'],
    [{ state: 'specific', verdict: open }, 'stateSpecific'],
    [{ state: 'ok', verdict: { ...verdict, type: 'ResolvedRefs' } }, 'stateOk · ResolvedRefs=True'],
    [{ state: 'absent', verdict: open }, 'stateAbsent'],
  ] as const)
    assert.equal(describeEdge(line, texts), expected);
});

test('each way not to be sure has a sign of its own', () => {
  const [a, b] = [node('a', 0, 0), node('b', 1, 0)];
  const signs = (['ok', 'absent', 'invalid', 'unknown', 'specific'] as const).map(
    (state) => placeMarks([edge(a, b, { state })], () => 10).get('a b')?.sign,
  );
  assert.deepEqual(signs, [undefined, undefined, 'invalid', 'unknown', 'specific']);
});
