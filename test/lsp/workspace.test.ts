import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServerStatus } from '../../server/src/protocol.ts';
import { openSession } from '../support/lspClient.ts';
import { GATEWAY, ROUTE, SERVICE } from '../support/manifests.ts';

const FILES = { 'gateway.yaml': GATEWAY, 'service.yaml': SERVICE, 'route.yaml': ROUTE };
const BAD = ROUTE.replace('rules:', 'rulez:');

test('files that come, change and go on disk are followed', async () => {
  const session = await openSession({ 'gateway.yaml': GATEWAY, 'route.yaml': ROUTE });
  session.open('route.yaml');
  await session.settled();
  assert.equal(session.diagnostics('route.yaml'), '12:13 information backend-not-found');

  session.files.write('service.yaml', SERVICE);
  session.watched(['service.yaml', 'created']);
  await session.until('the Service is found', () => session.diagnostics('route.yaml') === '');

  session.files.write('service.yaml', SERVICE.replace('8080', '80'));
  session.watched(['service.yaml', 'changed']);
  await session.until('the port is gone', () =>
    session.diagnostics('route.yaml').includes('backend-port-not-found'),
  );

  session.files.remove('service.yaml');
  session.watched(['service.yaml', 'deleted']);
  await session.until('the Service is gone', () =>
    session.diagnostics('route.yaml').includes('backend-not-found'),
  );
  await session.stop();
});

test('a folder is deleted with one event, and moved here with one', async () => {
  const session = await openSession({ 'apps/a/bad.yaml': BAD, 'apps/b/bad.yaml': BAD, 'appsb.yaml': BAD });
  await session.settled();
  session.files.remove('apps');
  session.watched(['apps', 'deleted']);
  await session.until('silence', () =>
    ['apps/a/bad.yaml', 'apps/b/bad.yaml'].every((path) => session.diagnostics(path) === ''),
  );
  assert.notEqual(session.diagnostics('appsb.yaml'), '', 'a file whose name begins alike');

  session.files.write('moved/deep/bad.yaml', BAD);
  session.watched(['moved', 'created']);
  await session.until('findings', () => session.diagnostics('moved/deep/bad.yaml') !== '');
  await session.stop();
});

test('an open document hides its file until it is closed', async () => {
  const session = await openSession({ ...FILES, 'route.yaml': BAD });
  session.open('route.yaml', ROUTE);
  await session.settled();
  session.files.write('route.yaml', BAD.replace('rulez', 'rulezz'));
  session.watched(['route.yaml', 'changed']);
  await session.settled();
  assert.equal(session.diagnostics('route.yaml'), '');
  session.close('route.yaml');
  await session.until('what is on disk', () => session.diagnostics('route.yaml').includes('unknown-field'));
  await session.stop();
});

test('what is ignored, excluded or no manifest is left alone', async () => {
  const session = await openSession(
    {
      '.gitignore': 'rendered/\n*.tmp.yaml\n!keep.tmp.yaml\n',
      'rendered/bad.yaml': BAD,
      'x.tmp.yaml': BAD,
      'keep.tmp.yaml': BAD,
      'node_modules/bad.yaml': BAD,
      'hidden/bad.yaml': BAD,
      'charts/x/bad.yaml': BAD,
      'gatelens.yaml': 'exclude: [charts]\n',
      'deep/.gitignore': '/bad.yaml',
      'deep/bad.yaml': BAD,
      'deep/er/bad.yaml': BAD,
      'values.yaml': 'rulez: 1\n',
      'data.json': '{"a": 1}',
    },
    { initializationOptions: { filesExclude: ['**/hidden'] } },
  );
  await session.settled();
  const spoken = [
    'rendered/bad.yaml',
    'x.tmp.yaml',
    'keep.tmp.yaml',
    'node_modules/bad.yaml',
    'hidden/bad.yaml',
  ]
    .concat(['charts/x/bad.yaml', 'deep/bad.yaml', 'deep/er/bad.yaml'])
    .filter((path) => session.published(path).length > 0);
  assert.deepEqual(spoken, ['keep.tmp.yaml', 'deep/er/bad.yaml']);
  const result = await session.request('gatelens/checkWorkspace', {});
  assert.deepEqual(result, {
    files: 2,
    resources: 2,
    summary: { error: 2, warning: 0, information: 0, hint: 0 },
  });
  await session.stop();
});

test('an excluded file is left alone even where it is open, for as long as it is excluded', async () => {
  const session = await openSession({ 'gatelens.yaml': 'exclude: [charts]\n', 'charts/bad.yaml': BAD });
  session.open('charts/bad.yaml');
  await session.settled();
  assert.equal(session.diagnostics('charts/bad.yaml'), '');
  session.files.remove('gatelens.yaml');
  session.watched(['gatelens.yaml', 'deleted']);
  await session.until('findings', () => session.diagnostics('charts/bad.yaml').includes('unknown-field'));
  session.files.write('gatelens.yaml', 'exclude: [charts]\n');
  session.watched(['gatelens.yaml', 'created']);
  await session.until('silence', () => session.diagnostics('charts/bad.yaml') === '');
  await session.stop();
});

test('a new .gitignore takes effect at once', async () => {
  const session = await openSession({ 'rendered/bad.yaml': BAD });
  await session.settled();
  assert.notEqual(session.diagnostics('rendered/bad.yaml'), '');
  session.files.write('.gitignore', 'rendered');
  session.watched(['.gitignore', 'created']);
  await session.until('silence', () => session.diagnostics('rendered/bad.yaml') === '');
  await session.stop();
});

test('gatelens.yaml is read at the start and whenever it changes', async () => {
  const session = await openSession({
    'gatelens.yaml': 'world: closed\n',
    'gateway.yaml': GATEWAY,
    'route.yaml': ROUTE,
  });
  session.open('route.yaml');
  await session.settled();
  assert.equal(session.diagnostics('route.yaml'), '12:13 error backend-not-found');
  session.files.write('gatelens.yaml', 'world: open\nfindings: { backend-not-found: off }\n');
  session.watched(['gatelens.yaml', 'changed']);
  await session.until('silence', () => session.diagnostics('route.yaml') === '');
  session.files.remove('gatelens.yaml');
  session.watched(['gatelens.yaml', 'deleted']);
  await session.until('the default', () => session.diagnostics('route.yaml').includes('information'));
  await session.stop();
});

test('mistakes in gatelens.yaml are told where they are, and the rest of it holds', async () => {
  const session = await openSession({
    'gatelens.yaml': 'wrold: closed\nchannel: beta\nfindings:\n  unknown-field: off\n',
    'route.yaml': BAD,
  });
  session.open('gatelens.yaml');
  session.open('route.yaml');
  await session.settled();
  assert.equal(session.diagnostics('gatelens.yaml'), '1:1 warning unknown-field\n2:10 error wrong-type');
  assert.ok(!session.diagnostics('route.yaml').includes('unknown-field'));
  await session.stop();
});

test('settings of the editor are stronger than gatelens.yaml and may change', async () => {
  const session = await openSession(
    { 'gatelens.yaml': 'findings: { unknown-field: warning }\n', 'route.yaml': BAD },
    { initializationOptions: { settings: { findings: { 'unknown-field': 'hint' } } } },
  );
  session.open('route.yaml');
  await session.settled();
  assert.ok(session.diagnostics('route.yaml').includes('hint unknown-field'));
  session.notify('workspace/didChangeConfiguration', { settings: { gatelens: {} } });
  await session.until('gatelens.yaml decides', () =>
    session.diagnostics('route.yaml').includes('warning unknown-field'),
  );
  await session.stop();
});

test('clients that want to be asked for settings are asked', async () => {
  let severity = 'hint';
  const session = await openSession(
    { 'route.yaml': BAD },
    {
      initializationOptions: { settings: undefined, preview: false },
      capabilities: { workspace: { configuration: true } },
      answers: { 'workspace/configuration': () => [{ findings: { 'unknown-field': severity } }] },
    },
  );
  session.open('route.yaml');
  await session.until('hint', () => session.diagnostics('route.yaml').includes('hint unknown-field'));
  severity = 'warning';
  session.notify('workspace/didChangeConfiguration', { settings: null });
  await session.until('warning', () => session.diagnostics('route.yaml').includes('warning unknown-field'));
  await session.stop();
});

test('several folders are one workspace, and one of them can go', async () => {
  const session = await openSession(
    {
      'one/gateway.yaml': GATEWAY,
      'two/route.yaml': ROUTE,
      'two/service.yaml': SERVICE,
      'three/bad.yaml': BAD,
    },
    { folders: ['one', 'two'] },
  );
  session.open('two/route.yaml');
  await session.settled();
  assert.equal(session.diagnostics('two/route.yaml'), '');
  assert.deepEqual(session.published('three/bad.yaml'), []);
  session.notify('workspace/didChangeWorkspaceFolders', {
    event: { added: [], removed: [{ uri: session.uri('one'), name: 'one' }] },
  });
  await session.until('the Gateway is gone', () =>
    session.diagnostics('two/route.yaml').includes('parent-not-found'),
  );
  await session.stop();
});

test('the status tells the target, what was read and what was left alone', async () => {
  const told: ServerStatus[] = [];
  const session = await openSession(
    {
      ...FILES,
      'gatelens.yaml': 'channel: experimental\nworld: shut\n',
      'noise.yaml': new Uint8Array([1, 0, 2, 0]),
    },
    { notifications: { 'gatelens/status': (status) => told.push(status as ServerStatus) } },
  );
  await session.settled();
  const status = await session.until('the status', () => told.find(({ indexing }) => !indexing));
  assert.deepEqual(status, {
    release: 'v1.6',
    channel: 'experimental',
    targetSource: 'configuration',
    world: 'open',
    indexing: false,
    files: 3,
    resources: 4,
    notes: [
      'gatelens.yaml, line 2: `world` is `open` or `closed`.',
      'noise.yaml is left alone: it is not a text file.',
    ],
  });
  await session.stop();
});

test('the old side of a diff is not another file', async () => {
  const session = await openSession({ 'gateway.yaml': GATEWAY, 'route.yaml': ROUTE });
  const old = 'git:/w/route.yaml?%7B%22ref%22%3A%22HEAD%22%7D';
  session.open(old, BAD);
  session.edit(old, 'rulez', 'ruless');
  const textDocument = { uri: old };
  assert.deepEqual(await session.request('textDocument/documentSymbol', { textDocument }), []);
  await session.settled();
  assert.deepEqual(session.published(old), []);
  session.close(old);
  await session.settled();
  await session.stop();
});
