import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import type {
  CheckWorkspaceResult,
  NewResourceChoices,
  NodeAtResult,
  PreviewGraph,
  WireLocation,
} from '../../server/src/protocol.ts';
import { openSession } from '../support/lspClient.ts';
import { GATEWAY, ROUTE, SERVICE } from '../support/manifests.ts';

const FILES = { 'gateway.yaml': GATEWAY, 'service.yaml': SERVICE, 'route.yaml': ROUTE };

/** What each request answers in a sound workspace; a part of the answer that only a right one holds. */
const ANSWERS: readonly [method: string, params: object, expected: string][] = [
  ['textDocument/hover', { position: { line: 7, character: 12 } }, 'infra/edge'],
  ['textDocument/definition', { position: { line: 7, character: 12 } }, 'file:///w/gateway.yaml'],
  ['textDocument/definition', { position: { line: 11, character: 14 } }, 'file:///w/service.yaml'],
  [
    'textDocument/references',
    { position: { line: 7, character: 12 }, context: { includeDeclaration: false } },
    'file:///w/route.yaml',
  ],
  ['textDocument/documentHighlight', { position: { line: 7, character: 12 } }, '"line":7'],
  ['textDocument/completion', { position: { line: 7, character: 14 } }, '"edge"'],
  ['textDocument/prepareRename', { position: { line: 3, character: 9 } }, '"placeholder":"store"'],
  ['textDocument/rename', { position: { line: 3, character: 9 }, newName: 'shop' }, '"newText":"shop"'],
  ['textDocument/documentSymbol', {}, '"store"'],
  ['textDocument/codeLens', {}, '"about":"route"'],
  ['textDocument/foldingRange', {}, '"startLine":5'],
  ['textDocument/selectionRange', { positions: [{ line: 7, character: 12 }] }, '"parent"'],
  ['workspace/symbol', { query: 'edge' }, 'file:///w/gateway.yaml'],
];

for (const [method, params, expected] of ANSWERS)
  test(`${method} ${JSON.stringify(params)} answers before anything was published`, async () => {
    const session = await openSession(FILES);
    await session.settled();
    session.open('route.yaml');
    const textDocument = { uri: session.uri('route.yaml') };
    const answer = JSON.stringify(await session.request(method, { textDocument, ...params }));
    assert.ok(answer.includes(expected), answer);
    await session.stop();
  });

test('a request right after an edit is answered for the text as it is then', async () => {
  const session = await openSession(FILES);
  session.open('route.yaml');
  session.edit('route.yaml', 'apiVersion', '# a comment\napiVersion');
  const symbols = await session.request('textDocument/documentSymbol', {
    textDocument: { uri: session.uri('route.yaml') },
  });
  assert.ok(JSON.stringify(symbols).includes('"start":{"line":1,'), JSON.stringify(symbols));
  await session.stop();
});

test('a quick fix repairs what was found', async () => {
  const session = await openSession({ 'route.yaml': ROUTE.replace('rules:', 'rulez:') });
  session.open('route.yaml');
  const at = { line: 9, character: 3 };
  const actions = await session.request('textDocument/codeAction', {
    textDocument: { uri: session.uri('route.yaml') },
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
  assert.ok(JSON.stringify(actions).includes('"newText":"rules"'), JSON.stringify(actions));
  await session.stop();
});

test('a name that cannot be is refused with a reason', async () => {
  const session = await openSession(FILES);
  session.open('route.yaml');
  const refused = session.request('textDocument/rename', {
    textDocument: { uri: session.uri('route.yaml') },
    position: { line: 3, character: 9 },
    newName: 'No Name',
  });
  await assert.rejects(refused, { code: -32803, message: /No Name/ });
  await session.stop();
});

test('a new resource is written from what the workspace has', async () => {
  const session = await openSession(FILES);
  await session.settled();
  const choices = (await session.request('gatelens/newResourceChoices', {})) as NewResourceChoices;
  assert.deepEqual(choices.gateways, [{ name: 'edge', namespace: 'infra', listeners: ['http'] }]);
  const { text } = (await session.request('gatelens/newResource', {
    kind: 'HTTPRoute',
    name: 'new',
    namespace: 'shop',
    parent: { namespace: 'infra', name: 'edge', sectionName: 'http' },
    backend: { namespace: 'shop', name: 'store', port: 8080 },
  })) as { text: string };
  session.open('new.yaml', text);
  await session.settled();
  assert.equal(session.diagnostics('new.yaml'), '', text);
  await session.stop();
});

test('the check of a workspace counts everything and tells how far it is', async () => {
  const session = await openSession({ ...FILES, 'bad.yaml': ROUTE.replace('rules:', 'rulez:') });
  const percentages: number[] = [];
  session.onProgress('a token', (value) => percentages.push(value));
  const result = (await session.request('gatelens/checkWorkspace', {
    workDoneToken: 'a token',
  })) as CheckWorkspaceResult;
  assert.deepEqual(result, {
    files: 4,
    resources: 5,
    summary: { error: 1, warning: 0, information: 0, hint: 0 },
  });
  assert.deepEqual(percentages, [0, 25, 50, 75, 100]);
  await session.stop();
});

test('the check counts what is told: notes on files that nobody looks at are not', async () => {
  const session = await openSession({ 'gateway.yaml': GATEWAY, 'route.yaml': ROUTE });
  const count = async (): Promise<number> =>
    ((await session.request('gatelens/checkWorkspace', {})) as CheckWorkspaceResult).summary.information;
  assert.equal(await count(), 0);
  session.open('route.yaml');
  assert.equal(await count(), session.diagnostics('route.yaml').split('\n').length);
  await session.stop();
});

test('a check that nobody waits for any more ends', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 2000 }, (_, i) => [`r${i}.yaml`, ROUTE.replace('name: store', `name: store-${i}`)]),
  );
  const session = await openSession(files);
  const source = new CancellationTokenSource();
  const check = session.request('gatelens/checkWorkspace', {}, source.token);
  setTimeout(() => source.cancel(), 20);
  await assert.rejects(check, { code: -32800 });
  await session.stop();
});

test('the preview is drawn, its nodes lead to their source and back, and changes are announced', async () => {
  const revisions: number[] = [];
  const session = await openSession(FILES, {
    notifications: {
      'gatelens/previewChanged': (params) => revisions.push((params as { revision: number }).revision),
    },
  });
  await session.settled();
  const graph = (await session.request('gatelens/preview', { scope: { type: 'workspace' } })) as PreviewGraph;
  const route = graph.nodes.find(({ kind }) => kind === 'Route');
  assert.ok(route);
  const place = (await session.request('gatelens/locate', { id: route.id })) as WireLocation;
  assert.deepEqual([place.uri, place.range.start], ['file:///w/route.yaml', { line: 3, character: 8 }]);
  const node = (await session.request('gatelens/nodeAt', {
    uri: place.uri,
    position: place.range.start,
  })) as NodeAtResult;
  assert.equal(node.id, route.id);

  await session.until('the first announcement', () => revisions.length > 0);
  const told = revisions.length;
  session.open('notes.yaml', 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\n');
  session.edit('notes.yaml', 'name: d', 'name: e');
  await session.settled();
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.equal(revisions.length, told, 'what no graph shows is not announced');

  session.open('route.yaml');
  const before = revisions.length;
  session.edit('route.yaml', 'name: store\n  namespace', 'name: stores\n  namespace');
  await session.until(
    'an announcement',
    () => revisions.length > before && (revisions.at(-1) ?? 0) > graph.revision,
  );
  await session.stop();
});

test('the graph is exported', async () => {
  const session = await openSession(FILES);
  await session.settled();
  const { text } = (await session.request('gatelens/exportGraph', {
    scope: { type: 'workspace' },
    format: 'mermaid',
  })) as { text: string };
  assert.ok(text.startsWith('flowchart'), text);
  await session.stop();
});
