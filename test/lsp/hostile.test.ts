import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type LspSession, openSession } from '../support/lspClient.ts';
import { GATEWAY, ROUTE } from '../support/manifests.ts';

const BAD = ROUTE.replace('rules:', 'rulez:');

/** Input that must do no harm, by what it is. */
const HOSTILE: Readonly<Record<string, string>> = {
  'random bytes': Array.from({ length: 4000 }, (_, i) => String.fromCharCode((i * 7919) % 0xffff)).join(''),
  'control characters': `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\n${'\u0000\u0001\u001b'.repeat(100)}`,
  'an alias bomb': `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\na0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from(
    { length: 20 },
    (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`,
  ).join('\n')}\n`,
  'a circular alias': 'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nspec: &a\n  rules: [*a]\n',
  'brackets without end': `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nspec: ${'['.repeat(5000)}`,
  'nesting without end': `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\n${Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')}`,
  'document markers': '---\n'.repeat(20_000),
  'a line without end': `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: ${'x'.repeat(200_000)}}\n`,
  'half of a surrogate pair':
    'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: "\ud800"}\n',
  'a prototype':
    'apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\n__proto__: {a: 1}\nconstructor: 1\n',
};

for (const [name, text] of Object.entries(HOSTILE))
  test(`${name}: the server goes on`, async () => {
    const session = await openSession({ 'gateway.yaml': GATEWAY, 'stored.yaml': text, 'bad.yaml': BAD });
    session.open('hostile.yaml', text);
    session.open('bad.yaml');
    await stillWorks(session);
    assert.deepEqual(
      session.log.filter((line) => !line.startsWith('Read ')),
      [],
    );
    await session.stop();
  });

test('a document of 50 MB is left alone with a word on it, and typing in it changes nothing', async () => {
  const huge = `${BAD}---\n${'# filler for a file that is far too large\n'.repeat(1_250_000)}`;
  const session = await openSession({ 'huge.yaml': huge, 'bad.yaml': BAD });
  session.open('huge.yaml', huge);
  session.open('bad.yaml');
  await stillWorks(session);
  await session.until(
    'a word on it',
    () => session.diagnostics('huge.yaml') === '1:1 information file-too-large',
  );
  session.edit('huge.yaml', 'rulez', 'rules');
  await stillWorks(session);
  session.close('huge.yaml');
  await session.until('silence', () => session.diagnostics('huge.yaml') === '');
  await session.stop();
});

test('a document that becomes small again is checked again', async () => {
  const session = await openSession({});
  session.open('a.yaml', `# ${'x'.repeat(9_000_000)}\n${BAD}`);
  await session.until('a word on it', () => session.diagnostics('a.yaml').includes('file-too-large'));
  session.notify('textDocument/didChange', {
    textDocument: { uri: session.uri('a.yaml'), version: 2 },
    contentChanges: [
      { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: '' },
    ],
  });
  await session.until('findings', () => session.diagnostics('a.yaml').includes('unknown-field'));
  await session.stop();
});

test('messages that make no sense are answered and forgotten', async () => {
  const session = await openSession({ 'bad.yaml': BAD });
  session.open('bad.yaml');
  const nowhere = { textDocument: { uri: 'file:///nowhere.yaml' }, position: { line: 9, character: 9 } };
  assert.equal(await session.request('textDocument/hover', nowhere), null);
  const outside = { textDocument: { uri: session.uri('bad.yaml') }, position: { line: 9999, character: -3 } };
  await session.request('textDocument/hover', outside);
  await session.request('textDocument/definition', {
    textDocument: { uri: '%%%' },
    position: { line: 0, character: 0 },
  });
  session.notify('textDocument/didChange', {
    textDocument: { uri: 'file:///never-opened.yaml', version: 3 },
    contentChanges: [{ text: 'a' }],
  });
  session.notify('textDocument/didClose', { textDocument: { uri: 'file:///never-opened.yaml' } });
  session.notify('workspace/didChangeConfiguration', {
    settings: { gatelens: { findings: 7, exclude: 'x' } },
  });
  session.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: 'not a uri', type: 2 }] });
  await assert.rejects(session.request('gatelens/nothing', {}));
  await stillWorks(session);
  await session.stop();
});

async function stillWorks(session: LspSession): Promise<void> {
  await session.settled();
  assert.ok(session.diagnostics('bad.yaml').includes('unknown-field'));
  const hover = await session.request('textDocument/hover', {
    textDocument: { uri: session.uri('bad.yaml') },
    position: { line: 6, character: 4 },
  });
  assert.ok(JSON.stringify(hover).includes('parentRefs'), JSON.stringify(hover));
}
