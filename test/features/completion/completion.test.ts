import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CompletionItem } from 'vscode-languageserver-types';
import { completion } from '../../../server/src/features/completion.ts';
import type { FixtureOptions, OpenFixture } from '../../support/fixture.ts';
import { openFixture, renderFindings } from '../../support/fixture.ts';

const PLATFORM = `
# file: platform.yaml
apiVersion: v1
kind: Namespace
metadata: {name: infra, labels: {team: platform}}
---
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
  - {name: http, protocol: HTTP, port: 80, hostname: '*.example.com', allowedRoutes: {namespaces: {from: All}}}
  - {name: db, protocol: TCP, port: 5432}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: private, namespace: infra}
spec:
  gatewayClassName: edge
  listeners:
  - {name: http, protocol: HTTP, port: 80}
---
apiVersion: v1
kind: Secret
metadata: {name: tls, namespace: infra}
type: kubernetes.io/tls
---
apiVersion: v1
kind: Secret
metadata: {name: password, namespace: infra}
type: Opaque
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{name: web, port: 8080}]}
---
apiVersion: v1
kind: Service
metadata: {name: stock, namespace: shop}
spec: {ports: [{name: web, port: 80}, {name: grpc, port: 9090}]}
# file: main.yaml
`;

const ROUTE = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: r
  namespace: shop
spec:
`;

function ask(text: string, options: FixtureOptions = {}): { fixture: OpenFixture; items: CompletionItem[] } {
  const fixture = openFixture(PLATFORM.trimStart() + text, options);
  const { cursor, snapshot } = fixture;
  assert.ok(cursor, 'a cursor');
  const list = completion(snapshot, cursor.uri, cursor.position, { snippets: false, locale: 'en' });
  return { fixture, items: inOrder(list?.items ?? []) };
}

function inOrder(items: readonly CompletionItem[]): CompletionItem[] {
  return [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
}

function labels(items: readonly CompletionItem[]): string {
  return items.map(({ label }) => label).join(' ');
}

/** The main file after an item was accepted. */
function accepted({ fixture, items }: ReturnType<typeof ask>, label: string): string {
  const item = items.find((each) => each.label === label);
  assert.ok(item?.textEdit && 'range' in item.textEdit, `${label} in ${labels(items)}`);
  const { cursor, snapshot, files } = fixture;
  const lines = snapshot.file(cursor?.uri ?? '')?.lines();
  assert.ok(lines && cursor);
  const text = files.get(cursor.path) ?? '';
  const { start, end } = item.textEdit.range;
  return text.slice(0, lines.offsetAt(start)) + item.textEdit.newText + text.slice(lines.offsetAt(end));
}

const OFFERED: readonly (readonly [name: string, text: string, expected: string])[] = [
  ['fields of a spec', `${ROUTE}  <CURSOR>`, 'parentRefs hostnames rules'],
  [
    'fields that are not there yet',
    `${ROUTE}  hostnames: [a.example.com]\n  <CURSOR>\n  rules: []\n`,
    'parentRefs',
  ],
  ['a half-typed key', `${ROUTE}  parentRefs:\n  - na<CURSOR>`, 'name group kind namespace sectionName port'],
  [
    'fields of a match',
    `${ROUTE}  rules:\n  - matches:\n    - path:\n        value: /a\n      h<CURSOR>\n    backendRefs: []\n`,
    'method headers queryParams',
  ],
  [
    'enum values, the default first',
    `${ROUTE}  rules:\n  - matches:\n    - path:\n        type: <CURSOR>`,
    'PathPrefix Exact RegularExpression',
  ],
  [
    'filter types',
    `${ROUTE}  rules:\n  - filters:\n    - type: R<CURSOR>\n      requestMirror: {}\n`,
    'RequestHeaderModifier ResponseHeaderModifier RequestMirror RequestRedirect URLRewrite ExtensionRef CORS',
  ],
  [
    'only the field of the written filter type',
    `${ROUTE}  rules:\n  - filters:\n    - type: URLRewrite\n      <CURSOR>`,
    'urlRewrite',
  ],
  [
    'Gateways that would take the Route first',
    `${ROUTE}  parentRefs:\n  - name: <CURSOR>`,
    'public private cart stock',
  ],
  [
    'listeners that speak the protocol first',
    `${ROUTE}  parentRefs:\n  - name: public\n    namespace: infra\n    sectionName: <CURSOR>`,
    'http db',
  ],
  [
    'ports of the listeners',
    `${ROUTE}  parentRefs:\n  - {name: public, namespace: infra, port: <CURSOR>}\n`,
    '80 5432',
  ],
  ['Services of the own namespace', `${ROUTE}  rules:\n  - backendRefs:\n    - name: <CURSOR>`, 'cart stock'],
  [
    'ports of the Service',
    `${ROUTE}  rules:\n  - backendRefs:\n    - name: stock\n      port: <CURSOR>`,
    '80 9090',
  ],
  ['namespaces', `${ROUTE}  parentRefs:\n  - name: public\n    namespace: <CURSOR>`, 'infra shop'],
  [
    'hostnames of the listeners',
    `${ROUTE}  parentRefs: [{name: public, namespace: infra}]\n  hostnames:\n  - <CURSOR>`,
    'r.example.com *.example.com',
  ],
  [
    'hostnames inside a flow list',
    `${ROUTE}  parentRefs: [{name: public, namespace: infra}]\n  hostnames: [<CURSOR>]\n`,
    'r.example.com *.example.com',
  ],
  [
    'kinds of a group',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: <CURSOR>',
    'GatewayClass Gateway ListenerSet HTTPRoute GRPCRoute TLSRoute TCPRoute UDPRoute ReferenceGrant BackendTLSPolicy',
  ],
  [
    'versions of a kind',
    'apiVersion: <CURSOR>\nkind: ReferenceGrant\n',
    'gateway.networking.k8s.io/v1 gateway.networking.k8s.io/v1beta1',
  ],
  [
    'classes',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g}\nspec:\n  gatewayClassName: <CURSOR>',
    'edge',
  ],
  [
    'certificates of the right type first',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g, namespace: infra}\nspec:\n  listeners:\n  - name: https\n    tls:\n      certificateRefs:\n      - name: <CURSOR>',
    'tls password',
  ],
  [
    'Route kinds for a protocol',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g}\nspec:\n  listeners:\n  - name: db\n    protocol: TCP\n    allowedRoutes:\n      kinds:\n      - kind: <CURSOR>',
    'TCPRoute',
  ],
  [
    'labels of Namespaces in a selector',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g}\nspec:\n  listeners:\n  - name: a\n    allowedRoutes:\n      namespaces:\n        selector:\n          matchLabels:\n            <CURSOR>',
    'kubernetes.io/metadata.name team',
  ],
  [
    'and their values',
    'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: g}\nspec:\n  listeners:\n  - name: a\n    allowedRoutes:\n      namespaces:\n        selector:\n          matchLabels:\n            team: <CURSOR>',
    'platform',
  ],
  ['nothing in a comment', `${ROUTE}  # <CURSOR>`, ''],
  [
    'nothing in a block scalar',
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  a: |\n    k: <CURSOR>\n',
    '',
  ],
];

for (const [name, text, expected] of OFFERED)
  test(`completion: ${name}`, () => assert.equal(labels(ask(text).items), expected));

const ACCEPTED: readonly (readonly [name: string, text: string, label: string, expected: string])[] = [
  [
    'a Gateway brings its namespace',
    `${ROUTE}  parentRefs:\n  - name: pu<CURSOR>\n`,
    'public',
    `${ROUTE}  parentRefs:\n  - name: public\n    namespace: infra\n`,
  ],
  [
    'a written namespace stays alone',
    `${ROUTE}  parentRefs:\n  - name: <CURSOR>\n    namespace: infra\n`,
    'public',
    `${ROUTE}  parentRefs:\n  - name: public\n    namespace: infra\n`,
  ],
  [
    'a Service brings its only port',
    `${ROUTE}  rules:\n  - backendRefs:\n    - name: <CURSOR>\n`,
    'cart',
    `${ROUTE}  rules:\n  - backendRefs:\n    - name: cart\n      port: 8080\n`,
  ],
  [
    'in flow style too',
    `${ROUTE}  rules: [{backendRefs: [{name: <CURSOR>}]}]\n`,
    'cart',
    `${ROUTE}  rules: [{backendRefs: [{name: cart, port: 8080}]}]\n`,
  ],
  [
    'a Service as parent needs group and kind',
    `${ROUTE}  parentRefs:\n  - name: <CURSOR>\n`,
    'cart',
    `${ROUTE}  parentRefs:\n  - name: cart\n    group: ""\n    kind: Service\n`,
  ],
  [
    'a word is replaced as a whole',
    `${ROUTE}  rules:\n  - matches:\n    - path:\n        type: Pa<CURSOR>thPrefx\n`,
    'PathPrefix',
    `${ROUTE}  rules:\n  - matches:\n    - path:\n        type: PathPrefix\n`,
  ],
  [
    'quotes stay',
    `${ROUTE}  rules:\n  - matches:\n    - path:\n        type: "<CURSOR>"\n`,
    'Exact',
    `${ROUTE}  rules:\n  - matches:\n    - path:\n        type: "Exact"\n`,
  ],
  ['a list begins its first item', `${ROUTE}  <CURSOR>`, 'parentRefs', `${ROUTE}  parentRefs:\n  - name: `],
  ['a list of plain values', `${ROUTE}  host<CURSOR>`, 'hostnames', `${ROUTE}  hostnames:\n  - `],
  [
    'a missing dash is written',
    `${ROUTE}  parentRefs:\n  <CURSOR>`,
    'name',
    `${ROUTE}  parentRefs:\n  - name: `,
  ],
  [
    'a key before its colon is only renamed',
    `${ROUTE}  parentRef<CURSOR>:\n  - name: x\n`,
    'parentRefs',
    `${ROUTE}  parentRefs:\n  - name: x\n`,
  ],
  [
    'a kind brings its apiVersion',
    'kind: <CURSOR>',
    'HTTPRoute',
    'kind: HTTPRoute\napiVersion: gateway.networking.k8s.io/v1',
  ],
  [
    'a wildcard hostname is quoted',
    `${ROUTE}  parentRefs: [{name: public, namespace: infra}]\n  hostnames:\n  - <CURSOR>\n`,
    '*.example.com',
    `${ROUTE}  parentRefs: [{name: public, namespace: infra}]\n  hostnames:\n  - "*.example.com"\n`,
  ],
];

for (const [name, text, label, expected] of ACCEPTED)
  test(`accepting: ${name}`, () => assert.equal(accepted(ask(text), label), expected));

test('every whole document that is offered is free of errors and warnings', () => {
  const asked = ask('<CURSOR>');
  const documents = asked.items.filter(({ kind }) => kind === 22);
  assert.ok(documents.length >= 10);
  for (const { label } of documents) {
    const text = accepted(asked, label);
    const fixture = openFixture(`${PLATFORM.trimStart()}${text}\n`);
    const found = renderFindings(fixture, 'main.yaml')
      .split('\n')
      .filter((line) => / (?:error|warning) /.test(line));
    assert.deepEqual(found, [], `${label}\n${text}`);
  }
});
