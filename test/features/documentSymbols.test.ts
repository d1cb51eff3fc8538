import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { SymbolKind } from 'vscode-languageserver-types';
import { documentSymbols } from '../../server/src/features/documentSymbols.ts';
import type { OpenFixture } from '../support/fixture.ts';
import { openFixture, uriOf } from '../support/fixture.ts';
import { textIn } from './render.ts';
import { WORLD } from './world.ts';

type Case = { readonly name: string; readonly text: string; readonly expected: string };

const ROUTE =
  'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: r, namespace: a}\n';

/** `Kind name (detail) «selected text»`, children indented. */
const CASES: readonly Case[] = [
  {
    name: 'a Gateway and its listeners',
    text: WORLD.slice(
      WORLD.indexOf('# file: platform/gateway'),
      WORLD.indexOf('# file: platform/cert'),
    ).replace(/# file.*\n/, ''),
    expected: `
Module: Gateway edge (infra) «edge»
  Interface: http (HTTP 80) «http»
  Interface: https (HTTPS 443 *.example.com) «https»
`,
  },
  {
    name: 'a Route, its rules and their backends',
    text: `${ROUTE}spec:
  rules:
    - name: first
      matches:
        - {path: {type: Exact, value: /cart}, method: GET}
        - {}
      backendRefs:
        - {name: cart, namespace: shop, port: 8080, weight: 9}
        - {name: next}
    - backendRefs: []
`,
    expected: `
Function: HTTPRoute r (a) «r»
  Method: first (GET Exact /cart +1) «first»
    Field: cart (shop :8080 × 9) «cart»
    Field: next «next»
  Method: #1 «backendRefs: []»
`,
  },
  {
    name: 'a GRPCRoute, by its methods',
    text: `${ROUTE.replace('HTTP', 'GRPC')}spec:\n  rules:\n    - matches: [{method: {service: a.B}}]\n`,
    expected: `
Function: GRPCRoute r (a) «r»
  Method: #0 (a.B/*) «matches: [{method: {service: a.B}}]»
`,
  },
  {
    name: 'several documents; the ports of a Service; kinds that are only scanned',
    text: 'apiVersion: v1\nkind: Service\nmetadata:\n  name: s\nspec:\n  ports:\n    - {name: web, port: 80}\n    - port: 81\n---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: t\n---\n# nothing\n',
    expected: `
Interface: Service s «s»
  Field: 80 (web) «web»
  Field: 81 «port: 81»
Constant: Secret t «t»
`,
  },
  {
    name: 'the items of a List',
    text: 'apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: v1, kind: Service, metadata: {name: a}}\n  - {apiVersion: v1, kind: Service, metadata: {name: b}}\n',
    expected: `
Interface: Service a «a»
Interface: Service b «b»
`,
  },
  {
    name: 'what an alias brings in is not shown twice',
    text: `${ROUTE}spec:\n  rules:\n    - &r {name: one, backendRefs: [{name: b}]}\n    - *r\n    - <<: *r\n      name: two\n`,
    expected: `
Function: HTTPRoute r (a) «r»
  Method: one «one»
    Field: b «b»
  Method: one «*r»
  Method: two «two»
`,
  },
  {
    name: 'half-written resources have a name too',
    text: 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nspec:\n  rules:\n    - name: ""\n    -\n    - backendRefs:\n        - name:\n',
    expected: `
Function: HTTPRoute «HTTPRoute»
  Method: #0 «""»
  Method: #2 «backendRefs:»
    Field: #0 «name:»
`,
  },
  { name: 'no Kubernetes at all', text: 'on: push\njobs: {}\n', expected: '' },
];

for (const { name, text, expected } of CASES)
  test(name, () => {
    const fixture = openFixture(text);
    const symbols = documentSymbols(fixture.snapshot, uriOf('main.yaml'));
    assert.equal(render(fixture, symbols, '').join('\n'), expected.replace(/^\n/, '').trimEnd());
    for (const symbol of symbols) assertNested(symbol);
  });

function render(fixture: OpenFixture, symbols: readonly DocumentSymbol[], indent: string): string[] {
  return symbols.flatMap(({ name, detail, kind, selectionRange, children }) => {
    const icon = Object.entries(SymbolKind).find(([, value]) => value === kind)?.[0];
    const selected = textIn(fixture, uriOf('main.yaml'), selectionRange);
    const line = `${indent}${icon}: ${name}${detail === undefined ? '' : ` (${detail})`} «${selected}»`;
    return [line, ...render(fixture, children ?? [], `${indent}  `)];
  });
}

/** VS Code refuses symbols whose selection, or whose children, lie outside of them. */
function assertNested({ name, range, selectionRange, children }: DocumentSymbol): void {
  const inner = [selectionRange, ...(children ?? []).map((child) => child.range)];
  for (const { start, end } of inner) {
    const isAfter =
      range.start.line < start.line ||
      (range.start.line === start.line && range.start.character <= start.character);
    const isBefore =
      end.line < range.end.line || (end.line === range.end.line && end.character <= range.end.character);
    assert.ok(isAfter && isBefore, `${name} does not hold what is in it`);
  }
  assert.notEqual(name.trim(), '');
  for (const child of children ?? []) assertNested(child);
}

test('documents that an edit moved are found at their new place', () => {
  const service = (name: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\n`;
  const { workspace, snapshot } = openFixture(`${service('a')}---\n${service('b')}`);
  const lines = (from: typeof snapshot): number[] =>
    documentSymbols(from, uriOf('main.yaml')).map(({ range }) => range.start.line);
  assert.deepEqual(lines(snapshot), [0, 4]);
  const text = `${service('a')}# one more\n---\n${service('b')}`;
  const moved = workspace.apply([{ type: 'opened', uri: uriOf('main.yaml'), text, version: 2 }]);
  assert.deepEqual(lines(moved), [0, 5]);
});
