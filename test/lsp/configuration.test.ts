import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Config } from '../../server/src/engine/index.ts';
import { renderMessage } from '../../server/src/engine/index.ts';
import { openFolders } from '../../server/src/lsp/indexing/folders.ts';
import type { ServerStatus } from '../../server/src/protocol.ts';
import { openSession } from '../support/lspClient.ts';
import { GATEWAY, ROUTE } from '../support/manifests.ts';
import { createMemoryFiles } from '../support/memoryFiles.ts';

type Case = {
  readonly name: string;
  /** The gatelens.yaml of each folder. */
  readonly folders: readonly (string | undefined)[];
  readonly settings?: Partial<Config>;
  readonly expected: Pick<Config, 'world' | 'external'> & { readonly defaultNamespace?: string };
  readonly notes: number;
};

const CASES: readonly Case[] = [
  {
    name: 'one folder decides for itself',
    folders: ['world: closed\ndefaultNamespace: a\n'],
    expected: { world: 'closed', defaultNamespace: 'a', external: [] },
    notes: 0,
  },
  {
    name: 'one of two folders does not close the other',
    folders: ['world: closed\n', undefined],
    expected: { world: 'open', external: [] },
    notes: 1,
  },
  {
    name: 'both together do',
    folders: ['world: closed\n', 'world: closed\n'],
    expected: { world: 'closed', external: [] },
    notes: 0,
  },
  {
    name: 'two namespaces are none',
    folders: ['defaultNamespace: a\n', 'defaultNamespace: b\n'],
    expected: { world: 'open', external: [] },
    notes: 1,
  },
  {
    name: 'the settings of the editor close all',
    folders: ['world: closed\n', undefined],
    settings: { world: 'closed' },
    expected: { world: 'closed', external: [] },
    notes: 0,
  },
  {
    name: 'what lives elsewhere is gathered',
    folders: ['external: [Service a/x]\n', 'external: [Service b/*]\n'],
    expected: { world: 'open', external: ['Service a/x', 'Service b/*'] },
    notes: 0,
  },
];

for (const { name, folders, settings = {}, expected, notes } of CASES)
  test(`several folders: ${name}`, async () => {
    const contents = folders.flatMap((text, index) =>
      text === undefined ? [] : [[`f${index}/gatelens.yaml`, text] as const],
    );
    const { source } = createMemoryFiles('file:///w', Object.fromEntries(contents));
    const roots = folders.map((_, index) => `file:///w/f${index}`);
    const opened = await openFolders(source, roots, settings, [], ['v1.6']);
    const { world, external, defaultNamespace } = opened.config;
    assert.deepEqual(
      { world, external, ...(defaultNamespace !== undefined && { defaultNamespace }) },
      expected,
    );
    assert.equal(opened.notes.length, notes, opened.notes.map((note) => renderMessage(note)).join('\n'));
  });

test('the problems of a configuration that is deleted go with it', async () => {
  const session = await openSession({ 'gatelens.yaml': 'wrold: closed\n', 'route.yaml': ROUTE });
  await session.until('the problem', () => session.diagnostics('gatelens.yaml') !== '');
  session.files.remove('gatelens.yaml');
  session.watched(['gatelens.yaml', 'deleted']);
  await session.until('silence', () => session.diagnostics('gatelens.yaml') === '');
  await session.stop();
});

test('problems and notes are told in the language of the editor', async () => {
  const statuses: ServerStatus[] = [];
  const session = await openSession(
    { 'gatelens.yaml': 'world: shut\n', 'gateway.yaml': GATEWAY },
    {
      initializationOptions: { locale: 'zh-cn' },
      notifications: { 'gatelens/status': (params) => statuses.push(params as ServerStatus) },
    },
  );
  await session.until('the note', () =>
    statuses.at(-1)?.notes.includes('gatelens.yaml，第 1 行：`world` 是 `open` 或 `closed`。'),
  );
  const [said] = session.published('gatelens.yaml').at(-1)?.diagnostics ?? [];
  assert.equal(said?.message, '`world` 是 `open` 或 `closed`。');
  await session.stop();
});
