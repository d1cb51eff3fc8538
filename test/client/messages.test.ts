import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMessage as readFromPage, scopeOfState } from '../../client/src/preview/messages.ts';
import { readMessage as readFromHost } from '../../client/webview/messages.ts';
import { EMPTY_DRAFT } from '../../client/webview/simulator/draft.ts';
import { readState } from '../../client/webview/state.ts';
import type { FromPreview, PreviewGraph, ToPreview } from '../../server/src/protocol.ts';
import { forwarded as answer } from './simulated.ts';

const resource = { type: 'resource', uri: 'file:///a.yaml', position: { line: 3, character: 4 } } as const;
const asked = {
  target: { id: 'g#' },
  request: { url: 'http://a/', method: 'GET', headers: { a: '1', b: ['1', '2'] }, sni: 'b' },
} as const;
const graph: PreviewGraph = {
  revision: 1,
  shape: 'columns',
  title: 'Workspace',
  width: 10,
  height: 10,
  nodes: [
    {
      id: 'a#',
      kind: 'Gateway',
      apiKind: 'Gateway',
      label: 'a',
      detail: '',
      state: 'ok',
      x: 0,
      y: 0,
      width: 10,
      height: 10,
      locatable: true,
    },
  ],
  edges: [{ id: 'a# b#', from: 'a#', to: 'b#', state: 'absent', points: [{ x: 0, y: 0 }] }],
  folded: [{ id: 'c', kind: 'Rule', apiKind: '', label: 'c', detail: '', state: 'ok', memberOf: 'g' }],
  rows: [
    {
      gateway: 'a',
      listener: '',
      hostnames: '',
      route: '',
      rule: '',
      backend: '',
      weight: '',
      state: 'ok',
      nodes: { gateway: 'a#' },
    },
  ],
};

test('the host believes whatever its page really says', () => {
  const messages: FromPreview[] = [
    { type: 'ready', width: 640, groups: { open: ['a'], shut: [] } },
    { type: 'groups', groups: { open: [], shut: ['a'] } },
    { type: 'width', width: 1200 },
    { type: 'follow' },
    { type: 'reveal', id: 'a#' },
    { type: 'scope', scope: { type: 'workspace' } },
    { type: 'scope', scope: { type: 'node', id: 'a#' } },
    { type: 'scope', scope: resource },
    { type: 'export', format: 'svg' },
    { type: 'simulate', params: {} },
    { type: 'simulate', params: asked },
    { type: 'simulate', params: { target: { id: 's#', from: 'shop' }, request: { tls: { port: 443 } } } },
    { type: 'saveRouteTest', ...asked },
    { type: 'copy', text: 'curl' },
  ];
  for (const message of messages) assert.deepEqual(readFromPage(message), message);
});

test('the host believes nothing else', () => {
  const messages: unknown[] = [
    undefined,
    null,
    'ready',
    {},
    { type: 'ready' },
    { type: 'width', width: 'wide' },
    { type: 'reveal' },
    { type: 'reveal', id: 7 },
    { type: 'scope', scope: { type: 'resource', uri: 'file:///a.yaml' } },
    { type: 'scope', scope: { ...resource, position: { line: '3', character: 4 } } },
    { type: 'export', format: 'exe' },
    { type: 'simulate' },
    { type: 'simulate', params: { target: 'g#' } },
    { type: 'simulate', params: { request: { url: 7 } } },
    { type: 'simulate', params: { request: { url: '/', headers: { a: 1 } } } },
    { type: 'simulate', params: { request: { tcp: { port: 0 } } } },
    { type: 'simulate', params: { request: { grpc: { service: 'a' } } } },
    { type: 'saveRouteTest', target: { id: 'g#' } },
    { type: 'copy', text: ['rm'] },
  ];
  for (const message of messages) assert.equal(readFromPage(message), undefined);
});

test('a message that carries more than it should is stripped of it', () => {
  assert.deepEqual(readFromPage({ type: 'reveal', id: 'a#', command: 'rm' }), { type: 'reveal', id: 'a#' });
});

test('a restored panel draws what its page drew', () => {
  assert.deepEqual(scopeOfState({ scope: resource, tab: 'table' }), resource);
  assert.equal(scopeOfState({ scope: { type: 'galaxy' } }), undefined);
  assert.equal(scopeOfState(undefined), undefined);
});

test('the page believes whatever its host really says', () => {
  const messages: ToPreview[] = [
    { type: 'graph', graph },
    { type: 'highlight', id: 'a#' },
    { type: 'highlight', id: null },
    { type: 'scope', scope: resource },
    { type: 'failed', message: 'no' },
    { type: 'simulationFailed', message: 'no' },
    { type: 'tryRequest' },
    { type: 'tryRequest', wanted: asked },
    { type: 'simulated', result: { revision: 1, targets: [] } },
    {
      type: 'simulated',
      result: { revision: 1, targets: [{ id: 'g#', kind: 'Gateway', name: 'g' }], asked, answer },
    },
  ];
  for (const message of messages) assert.deepEqual(readFromHost(message), message);
});

test('the page does not show what is no answer', () => {
  const broken: unknown[] = [
    { ...answer, outcome: 'fun' },
    { ...answer, backends: [{ title: 'a' }] },
    { ...answer, trace: [{ id: 'a' }] },
    { ...answer, request: { method: 'GET' } },
    { ...answer, hops: [{ url: 'a', method: 'GET', effect: {} }] },
  ];
  for (const each of broken)
    assert.equal(
      readFromHost({ type: 'simulated', result: { revision: 1, targets: [], answer: each } }),
      undefined,
    );
});

test('the page does not draw what is no graph', () => {
  const broken: unknown[] = [
    { ...graph, width: Number.NaN },
    { ...graph, shape: 'spiral' },
    { ...graph, nodes: {} },
    { ...graph, nodes: [{ ...graph.nodes[0], x: '0' }] },
    { ...graph, edges: [{ ...graph.edges[0], points: [{ x: 1 }] }] },
    { ...graph, rows: [{ ...graph.rows[0], weight: 90 }] },
    { ...graph, folded: [{ ...graph.folded[0], memberOf: 1 }] },
  ];
  for (const each of broken) assert.equal(readFromHost({ type: 'graph', graph: each }), undefined);
});

test('the page keeps of an old state what it still understands', () => {
  const view = { x: 1, y: 2, scale: 0.5 };
  const simulator = {
    target: { id: 'g#' },
    draft: { ...EMPTY_DRAFT, url: '/cart' },
    history: [{ target: { id: 'g#' }, draft: EMPTY_DRAFT }],
  };
  const groups = { open: ['shop'], shut: ['pay'] };
  assert.deepEqual(readState({ scope: resource, tab: 'table', query: 'cart', view, simulator, groups }), {
    scope: resource,
    tab: 'table',
    query: 'cart',
    view,
    simulator,
    groups,
  });
  const none = { open: [], shut: [] };
  const fresh = {
    scope: { type: 'workspace' },
    tab: 'graph',
    query: '',
    simulator: { history: [] },
    groups: none,
  };
  assert.deepEqual(readState(undefined), fresh);
  assert.deepEqual(readState({ scope: 1, tab: 'globe', query: [], view: { x: 0, y: 0, scale: 0 } }), fresh);
  const odd = { target: 'g#', draft: 7, history: [{}, 7, { target: {} }] };
  assert.deepEqual(readState({ simulator: odd, groups: { open: [1], shut: 'x' } }), fresh);
});
