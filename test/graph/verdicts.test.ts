import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  buildGraph,
  graphRows,
  layOut,
  renderMessage,
  toDot,
  toGraphJson,
  toMermaid,
  toSvg,
} from '../../server/src/engine/index.ts';
import type { FixtureOptions } from '../support/fixture.ts';
import { openFixture } from '../support/fixture.ts';

const GATEWAY = `
# file: gateway.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: public, namespace: infra}
spec:
  gatewayClassName: edge
  listeners:
  - {name: http, protocol: HTTP, port: 80, allowedRoutes: {namespaces: {from: All}}}
  - {name: https, protocol: HTTPS, port: 443, hostname: '*.example.com'}
  - {name: teams, protocol: HTTP, port: 81, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {a: b}}}}}
  - {name: own, protocol: example.com/X, port: 82, allowedRoutes: {namespaces: {from: All}}}
`;
const route = (spec: string) =>
  `# file: r.yaml\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r, namespace: shop}\nspec: ${spec}\n`;
const graphOf = (text: string, options: FixtureOptions = {}) =>
  buildGraph(openFixture(text, options).snapshot, { type: 'workspace' }, (each) => renderMessage(each));

type Case = FixtureOptions & { readonly name: string; readonly text: string; readonly expected: string };

/** The lines that a verdict is about: `from -> to state type=status reason: why`. */
const CASES: readonly Case[] = [
  {
    name: 'without a sectionName exactly the listeners that take the Route, or may',
    text: GATEWAY + route('{parentRefs: [{name: public, namespace: infra}]}'),
    expected: `
http -> r ok Accepted=True Accepted
teams -> r unknown Accepted=Unknown Unknown: Whether the selector matches depends on the labels of the namespace \`shop\`.
own -> r specific Accepted=Unknown ImplementationSpecific: Whether the listener \`own\` takes HTTPRoutes is left to implementations: example.com/X is a protocol of their own.
`,
  },
  {
    name: 'a listener that is named and refuses',
    text: GATEWAY + route('{parentRefs: [{name: public, namespace: infra, sectionName: https}]}'),
    expected: `
https -> r invalid Accepted=False NotAllowedByListeners: Only the namespace \`infra\` is let in, and the HTTPRoute is in \`shop\`.
`,
  },
  {
    name: 'nobody takes it: the Gateway says why',
    text:
      GATEWAY.replace('from: All}}}\n  - {name: https', 'from: Same}}}\n  - {name: https').replace(
        /\n {2}- \{name: (?:teams|own).*/g,
        '',
      ) + route('{parentRefs: [{name: public, namespace: infra}]}'),
    expected: `
public -> r invalid Accepted=False NotAllowedByListeners: Only the namespace \`infra\` is let in, and the HTTPRoute is in \`shop\`.
`,
  },
  {
    name: 'backends: what is not here, what is left to implementations, what no grant permits',
    text: `${route('{rules: [{backendRefs: [{name: gone, port: 1}, {kind: Bucket, group: b.example, name: b}, {name: s, namespace: else, port: 1}]}]}')}
# file: others.yaml
apiVersion: b.example/v1
kind: Bucket
metadata: {name: b, namespace: shop}
---
apiVersion: v1
kind: Service
metadata: {name: s, namespace: else}
spec: {ports: [{port: 1}]}
`,
    expected: `
rules[0] -> gone absent ResolvedRefs=Unknown Unknown: Service shop/gone is not in this workspace.
rules[0] -> b specific ResolvedRefs=Unknown ImplementationSpecific: Whether a b.example/Bucket can stand here is left to implementations.
rules[0] -> s invalid ResolvedRefs=Unknown Unknown: No ReferenceGrant in \`else\` lets HTTPRoute of \`shop\` use Service else/s.
`,
  },
  {
    name: 'a parent that does not exist in a complete set',
    text: route('{parentRefs: [{name: gone}]}'),
    config: { world: 'closed' },
    expected:
      'gone -> r absent Accepted=Unknown Unknown: Gateway shop/gone does not exist, so nothing attaches there.',
  },
  {
    name: 'a default Gateway',
    text: GATEWAY.replace('spec:', 'spec:\n  defaultScope: All') + route('{useDefaultGateways: All}'),
    config: { channel: 'experimental' },
    expected: `
http -> r ok Accepted=True Accepted
teams -> r unknown Accepted=Unknown Unknown: Whether the selector matches depends on the labels of the namespace \`shop\`.
own -> r specific Accepted=Unknown ImplementationSpecific: Whether the listener \`own\` takes HTTPRoutes is left to implementations: example.com/X is a protocol of their own.
`,
  },
];

for (const { name, text, expected, ...options } of CASES)
  test(name, () => {
    const { nodes, edges } = graphOf(text, options);
    const label = new Map(nodes.map((node) => [node.id, node.label]));
    const lines = edges.flatMap(({ from, to, state, verdict, problem }) =>
      verdict
        ? `${label.get(from)} -> ${label.get(to)} ${state} ${verdict.type}=${verdict.status} ${verdict.reason}${problem === undefined ? '' : `: ${problem}`}`
        : [],
    );
    assert.equal(lines.join('\n'), expected.trim());
  });

test('every form of the graph tells verdicts apart, not by colour alone', () => {
  const graph = graphOf(GATEWAY + route('{parentRefs: [{name: public, namespace: infra}]}'));
  assert.match(
    toGraphJson(graph, (uri) => ({ uri })),
    /"verdict": \{\s+"type": "Accepted",\s+"status": "Unknown",\s+"reason": "ImplementationSpecific"/,
  );
  const mermaid = toMermaid(graph);
  for (const arrow of ['--> n6', '-.-> n6', '--o n6']) assert.ok(mermaid.includes(arrow), mermaid);
  assert.match(toDot(graph), /style=dotted/);
  for (const state of ['unknown', 'specific'])
    assert.match(
      toSvg(layOut(graph)),
      new RegExp(`\\.edge\\.${state}\\{stroke-dasharray.*class="edge ${state}"`, 's'),
    );
  assert.deepEqual(
    graphRows(graph).flatMap(({ route: name, listener, state, verdict }) =>
      name === '' ? [] : [`${listener.split(' ')[0]} ${state} ${verdict?.status}`],
    ),
    ['http ok True', 'teams unknown Unknown', 'own specific Unknown'],
  );
});

test('a listener that is refused is drawn as wrong, with the reason', () => {
  const graph = graphOf(`${GATEWAY.replace('spec:', 'spec:\n  allowedListeners: {namespaces: {from: All}}')}
# file: set.yaml
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: {name: more, namespace: shop}
spec:
  parentRef: {name: public, namespace: infra}
  listeners: [{name: extra, port: 80, protocol: HTTP}]
`);
  const extra = graph.nodes.find(({ label }) => label === 'extra');
  assert.equal(extra?.state, 'invalid');
  assert.deepEqual(extra.verdict, { type: 'Accepted', status: 'False', reason: 'HostnameConflict' });
  assert.match(extra.problem ?? '', /same protocol and hostname on port 80/);
});
