import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeLens } from 'vscode-languageserver-types';
import { openSession } from '../support/lspClient.ts';
import { GATEWAY, ROUTE, SERVICE } from '../support/manifests.ts';

const FILES = { 'gateway.yaml': GATEWAY, 'service.yaml': SERVICE, 'route.yaml': ROUTE };

test('lenses are asked for again when another file changes what they say, and not for typing', async () => {
  let refreshed = 0;
  const session = await openSession(FILES, {
    capabilities: { workspace: { codeLens: { refreshSupport: true } } },
    initializationOptions: { preview: false },
    answers: { 'workspace/codeLens/refresh': () => ++refreshed && null },
  });
  await session.settled();
  session.open('gateway.yaml');
  const textDocument = { uri: session.uri('gateway.yaml') };
  const titles = async (): Promise<readonly string[]> => {
    const lenses = (await session.request('textDocument/codeLens', { textDocument })) as CodeLens[];
    const resolved = lenses.map((lens) => session.request('codeLens/resolve', lens) as Promise<CodeLens>);
    return (await Promise.all(resolved)).map(({ command }) => command?.title ?? '');
  };
  assert.deepEqual(await titles(), ['1 Route attached', '1 Route attached']);

  session.edit('gateway.yaml', 'apiVersion', '# a comment\napiVersion');
  await session.settled();
  const typed = refreshed;

  session.files.write('route.yaml', ROUTE.replaceAll('edge', 'other'));
  session.watched(['route.yaml', 'changed']);
  await session.until('a refresh', () => refreshed > typed);
  assert.deepEqual(await titles(), ['No Route attached', 'No Route attached']);
  await session.stop();
});

test('lenses can be switched off', async () => {
  let refreshed = 0;
  const session = await openSession(FILES, {
    capabilities: { workspace: { codeLens: { refreshSupport: true } } },
    answers: { 'workspace/codeLens/refresh': () => ++refreshed && null },
  });
  session.open('route.yaml');
  await session.settled();
  const textDocument = { uri: session.uri('route.yaml') };
  const ask = async (): Promise<number> =>
    ((await session.request('textDocument/codeLens', { textDocument })) as CodeLens[]).length;
  assert.ok((await ask()) > 0);
  session.notify('workspace/didChangeConfiguration', { settings: { gatelens: { codeLens: false } } });
  await session.until('a refresh', () => refreshed > 0);
  assert.equal(await ask(), 0);
  await session.stop();
});
