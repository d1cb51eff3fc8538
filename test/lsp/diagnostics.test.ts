import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSession } from '../support/lspClient.ts';
import { GATEWAY, ROUTE, SERVICE } from '../support/manifests.ts';

const FILES = { 'gateway.yaml': GATEWAY, 'service.yaml': SERVICE, 'route.yaml': ROUTE };

test('a sound document is told to be sound, with its version', async () => {
  const session = await openSession(FILES);
  session.open('route.yaml');
  await session.settled();
  const [only, ...others] = session.published('route.yaml');
  assert.deepEqual([only?.version, only?.diagnostics, others.length], [1, [], 0]);
  await session.stop();
});

test('every edit is answered with its own version, at once', async () => {
  const session = await openSession(FILES);
  session.open('route.yaml');
  await session.settled();
  for (const letter of 'backend') {
    session.edit('route.yaml', '  rules:', `  rules:${letter}`);
    const { version } = session.published('route.yaml').at(-1) ?? {};
    await session.until('an answer', () => session.published('route.yaml').at(-1)?.version !== version);
  }
  const versions = session.published('route.yaml').map(({ version }) => version);
  assert.deepEqual(versions.at(-1), 8);
  await session.stop();
});

test('findings of the workspace follow after a pause and stay in place while one types elsewhere', async () => {
  const session = await openSession({ ...FILES, 'route.yaml': ROUTE.replace('name: edge', 'name: egde') });
  session.open('route.yaml');
  await session.settled();
  const dangling = '8:11 warning parent-not-found';
  assert.equal(session.diagnostics('route.yaml'), dangling);

  session.edit('route.yaml', 'apiVersion', '# a comment\napiVersion');
  await session.until('an answer', () => session.published('route.yaml').at(-1)?.version === 2);
  assert.equal(session.diagnostics('route.yaml'), '9:11 warning parent-not-found');

  session.edit('route.yaml', 'egde', 'edge');
  await session.until('an answer', () => session.published('route.yaml').at(-1)?.version === 3);
  assert.equal(session.diagnostics('route.yaml'), '', 'its own text changed, so nothing is known of it now');
  await session.settled();
  assert.equal(session.diagnostics('route.yaml'), '');
  await session.stop();
});

test('an edit in one file settles the findings of another', async () => {
  const session = await openSession({ ...FILES, 'route.yaml': ROUTE.replace('port: 8080', 'port: 80') });
  session.open('route.yaml');
  session.open('service.yaml');
  await session.settled();
  assert.equal(session.diagnostics('route.yaml'), '13:13 error backend-port-not-found');
  session.edit('service.yaml', '- port: 8080', '- port: 80');
  await session.until('all is well', () => session.diagnostics('route.yaml') === '');
  await session.stop();
});

test('errors and warnings of closed files are told, notes are not, and deletion takes them back', async () => {
  const session = await openSession({
    'bad.yaml': ROUTE.replace('rules:', 'rulez:'),
    'notes.yaml': ROUTE.replaceAll('store', 'elsewhere'),
  });
  await session.settled();
  assert.equal(session.diagnostics('bad.yaml'), '10:3 error unknown-field');
  assert.equal(session.published('bad.yaml').at(-1)?.version, undefined);
  assert.deepEqual(session.published('notes.yaml'), []);

  session.open('notes.yaml');
  await session.until('notes', () => session.diagnostics('notes.yaml').includes('information'));
  session.close('notes.yaml');
  await session.until('silence', () => session.diagnostics('notes.yaml') === '');

  session.files.remove('bad.yaml');
  session.watched(['bad.yaml', 'deleted']);
  await session.until('silence', () => session.diagnostics('bad.yaml') === '');
  await session.stop();
});

test('a set is sent once for a version, and again for the next one', async () => {
  const session = await openSession({ 'bad.yaml': ROUTE.replace('rules:', 'rulez:') });
  session.open('bad.yaml');
  await session.settled();
  const known = session.diagnostics('bad.yaml');
  session.edit('bad.yaml', 'apiVersion', 'apiVersion');
  await session.until('an answer', () => session.published('bad.yaml').at(-1)?.version === 2);
  await session.settled();
  assert.equal(session.diagnostics('bad.yaml'), known);
  const second = session.published('bad.yaml').filter(({ version }) => version === 2);
  assert.equal(second.length, 1);
  await session.stop();
});

test('a document keeps the spelling of its URI that the client uses', async () => {
  const session = await openSession({});
  const uri = 'FILE:///w/team%20%28a%29%2Bb/r%40te.yaml';
  session.open(uri, ROUTE.replace('rules:', 'rulez:'));
  await session.until('diagnostics', () => session.diagnostics(uri).includes('error unknown-field'));
  await session.stop();
});
