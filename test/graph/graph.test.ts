import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GraphScope, LaidOutGraph, ResourceGraph } from '../../server/src/engine/index.ts';
import {
  buildGraph,
  findNode,
  graphRows,
  layOut,
  renderMessage,
  toDot,
  toMermaid,
  toSvg,
} from '../../server/src/engine/index.ts';
import type { OpenFixture } from '../support/fixture.ts';
import { openFixture } from '../support/fixture.ts';

const PLATFORM = `
# file: platform.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: {name: edge}
spec: {controllerName: example.com/edge}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: infra}
spec:
  gatewayClassName: edge
  listeners:
  - {name: http, protocol: HTTP, port: 80, allowedRoutes: {namespaces: {from: All}}}
  - {name: https, protocol: HTTPS, port: 443, hostname: '*.example.com', tls: {certificateRefs: [{name: tls}]}, allowedRoutes: {namespaces: {from: All}}}
  - {name: tcp, protocol: TCP, port: 5432}
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{port: 80}]}
`;

const route = (name: string, spec: string): string =>
  `# file: ${name}.yaml\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: ${name}, namespace: shop}\nspec:\n${spec}`;

const CANARY = route(
  'canary',
  `  parentRefs: [{name: public, namespace: infra, sectionName: https}]
  hostnames: [shop.example.com]
  rules:
  - name: cart
    matches: [{path: {type: PathPrefix, value: /cart}, method: GET}, {path: {value: /c}}]
    backendRefs:
    - {name: cart, port: 80, weight: 9}
    - {name: cart-next, port: 80, weight: 1}
`,
);

function graphOf({ snapshot }: OpenFixture, scope: GraphScope = { type: 'workspace' }): ResourceGraph {
  return buildGraph(snapshot, scope, (message) => renderMessage(message));
}

/** `Kind label (detail) [state]` a node, `from -> to [state] label` an edge, by labels. */
function render({ nodes, edges }: ResourceGraph): string[] {
  const labels = new Map(nodes.map(({ id, kind, label }) => [id, `${kind} ${label}`]));
  const mark = (state: string): string => (state === 'ok' ? '' : ` [${state}]`);
  return [
    ...nodes.map(({ kind, label, detail, state }) => `${kind} ${label} (${detail})${mark(state)}`),
    ...edges.map(
      ({ from, to, state, label }) =>
        `${labels.get(from)} -> ${labels.get(to)}${mark(state)}${label === undefined ? '' : ` ${label}`}`,
    ),
  ];
}

test('a canary: class, Gateway, listeners, Route, rule, and shares; what is not here is absent', () => {
  assert.deepEqual(render(graphOf(openFixture(PLATFORM + CANARY))), [
    'GatewayClass edge (example.com/edge)',
    'Gateway public (infra)',
    'Listener http (HTTP :80)',
    'Listener https (HTTPS :443 *.example.com)',
    'Listener tcp (TCP :5432)',
    'Route canary (shop · shop.example.com)',
    'Rule cart (GET /cart/* +1)',
    'Backend cart (shop :80)',
    'Backend cart-next (shop) [absent]',
    'GatewayClass edge -> Gateway public',
    'Gateway public -> Listener http',
    'Gateway public -> Listener https',
    'Gateway public -> Listener tcp',
    'Listener https -> Route canary',
    'Route canary -> Rule cart',
    'Rule cart -> Backend cart 90%',
    'Rule cart -> Backend cart-next [absent] 10%',
  ]);
});

test('without a sectionName a Route hangs on the listeners that speak its protocol', () => {
  const edges = render(
    graphOf(openFixture(PLATFORM + route('r', '  parentRefs: [{name: public, namespace: infra}]\n'))),
  );
  assert.deepEqual(
    edges.filter((line) => line.endsWith('-> Route r')),
    ['Listener http -> Route r', 'Listener https -> Route r'],
  );
});

test('a listener that does not exist is drawn as invalid, with the words of its finding', () => {
  const graph = graphOf(
    openFixture(
      PLATFORM + route('r', '  parentRefs: [{name: public, namespace: infra, sectionName: htps}]\n'),
    ),
  );
  const missing = graph.nodes.find(({ label }) => label === 'htps');
  assert.equal(missing?.state, 'invalid');
  assert.match(missing?.problem ?? '', /htps/);
  assert.ok(graph.edges.some(({ from, state }) => from === missing?.id && state === 'invalid'));
});

test('a Gateway that is not here is absent, not wrong', () => {
  const lines = render(
    graphOf(openFixture(route('r', '  parentRefs: [{name: elsewhere, namespace: infra}]\n'))),
  );
  assert.deepEqual(lines, [
    'Gateway elsewhere (infra) [absent]',
    'Route r (shop)',
    'Gateway elsewhere -> Route r [absent]',
  ]);
});

test('around one Route other Routes and idle listeners are left out', () => {
  const fixture = openFixture(
    PLATFORM +
      CANARY +
      route('other', '  parentRefs: [{name: public, namespace: infra, sectionName: http}]\n'),
  );
  const [indexed] = fixture.snapshot.index.objects('gateway.networking.k8s.io/HTTPRoute', 'canary');
  assert.ok(indexed);
  const labels = graphOf(fixture, { type: 'resource', resource: indexed }).nodes.map(({ label }) => label);
  assert.deepEqual(labels, ['edge', 'public', 'https', 'canary', 'cart', 'cart', 'cart-next']);
});

test('around a Service stand the Routes that send it traffic, and theirs', () => {
  const fixture = openFixture(
    PLATFORM +
      CANARY +
      route('other', '  parentRefs: [{name: public, namespace: infra, sectionName: http}]\n'),
  );
  const [service] = fixture.snapshot.index.objects('/Service', 'cart');
  assert.ok(service);
  const labels = graphOf(fixture, { type: 'resource', resource: service }).nodes.map(({ label }) => label);
  assert.ok(labels.includes('canary') && !labels.includes('other'));
});

test('resources of one name in several files stay apart, and every id leads back', () => {
  const twin = (folder: string): string =>
    `# file: ${folder}/r.yaml\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: twin, namespace: shop}\nspec: {rules: [{}]}\n`;
  const fixture = openFixture(PLATFORM + CANARY + twin('dev') + twin('prod'));
  const { nodes } = graphOf(fixture);
  assert.equal(nodes.filter(({ label }) => label === 'twin').length, 2);
  assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
  for (const { id, source } of nodes) {
    const found = findNode(fixture.snapshot, id);
    assert.equal(found?.indexed.uri, source?.uri, id);
    if (found && source) assert.equal(found.indexed.resource.pointer + found.pointer, source.pointer);
  }
});

test('the table has a line for each way, and for listeners without one', () => {
  const rows = graphRows(graphOf(openFixture(PLATFORM + CANARY)));
  assert.deepEqual(
    rows.map(({ gateway, listener, route: name, rule, backend, weight, state }) =>
      [gateway, listener, name, rule, backend, weight, state].join(' | '),
    ),
    [
      'Gateway public | https HTTPS :443 *.example.com | HTTPRoute canary | cart GET /cart/* +1 | Service cart | 90% | ok',
      'Gateway public | https HTTPS :443 *.example.com | HTTPRoute canary | cart GET /cart/* +1 | Service cart-next | 10% | absent',
      'Gateway public | http HTTP :80 |  |  |  |  | ok',
      'Gateway public | tcp TCP :5432 |  |  |  |  | ok',
    ],
  );
});

test('nothing overlaps, and lines end at their boxes', () => {
  const many = Array.from({ length: 40 }, (_, i) =>
    route(
      `r${i}`,
      `  parentRefs: [{name: public, namespace: infra${i % 3 ? ', sectionName: http' : ''}}, {name: gone${i % 4}}]\n  rules:\n  - backendRefs: [{name: s${i % 7}, port: 80}, {name: cart, port: 80}]\n  - backendRefs: [{name: cart, port: 80}]\n`,
    ),
  ).join('');
  const laidOut = layOut(graphOf(openFixture(PLATFORM + many)));
  assert.ok(laidOut.nodes.length > 130);
  assertNoOverlap(laidOut);
  const boxes = new Map(laidOut.nodes.map((node) => [node.id, node]));
  for (const { from, to, points } of laidOut.edges) {
    const [start] = points;
    const end = points.at(-1);
    const source = boxes.get(from);
    assert.equal(start?.x, (source?.x ?? 0) + (source?.width ?? 0));
    assert.equal(end?.x, boxes.get(to)?.x);
  }
});

function assertNoOverlap({ nodes }: LaidOutGraph): void {
  for (const [index, a] of nodes.entries())
    for (const b of nodes.slice(index + 1)) {
      const apart =
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      assert.ok(apart, `${a.id} and ${b.id}`);
    }
}

test('text from the workspace cannot become markup', () => {
  const hostile = '"><script>x</script>';
  const fixture = openFixture(
    `apiVersion: gateway.networking.k8s.io/v1\nkind: GatewayClass\nmetadata: {name: '${hostile}'}\nspec: {controllerName: '${hostile}'}\n`,
  );
  const graph = graphOf(fixture);
  assert.ok(!toSvg(layOut(graph)).includes('<script>'));
  assert.ok(!toMermaid(graph).includes('<script>'));
  assert.match(
    toDot(graph),
    /\\"><script>/,
    'Graphviz knows no markup in quoted labels; the quote is escaped',
  );
});

test('Mermaid', () => {
  const graph = graphOf(
    openFixture(
      route('r', '  parentRefs: [{name: gone}]\n  rules: [{backendRefs: [{name: a, port: 1, weight: 0}]}]\n'),
    ),
  );
  assert.equal(
    toMermaid(graph),
    `flowchart LR
  n0["Gateway gone<br>shop"]
  n1["HTTPRoute r<br>shop"]
  n2("rules#91;0#93;<br>/*")
  n3(["Service a<br>shop"])
  n0 -.-> n1
  n1 --> n2
  n2 -.->|"0%"| n3
  classDef absent stroke-dasharray:4 3,opacity:0.75
  class n0,n3 absent
`,
  );
});

test('an empty workspace has an empty picture', () => {
  const graph = graphOf(openFixture('a: 1\n'));
  assert.deepEqual(graph, { nodes: [], edges: [] });
  assert.match(toSvg(layOut(graph)), /^<svg /);
});

test('names stand in the order in which people count', () => {
  const spec = '  parentRefs: [{name: public, namespace: infra, sectionName: http}]\n';
  const names = ['r10', 'r9', 'r1'];
  const fixture = openFixture(PLATFORM + names.map((name) => route(name, spec)).join(''));
  const routes = graphOf(fixture).nodes.filter(({ kind }) => kind === 'Route');
  assert.deepEqual(
    routes.map(({ label }) => label),
    ['r1', 'r9', 'r10'],
  );
});
