import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change } from '../../server/src/engine/index.ts';
import { createWorkspace, DEFAULT_CONFIG } from '../../server/src/engine/index.ts';
import type { Indexer } from '../../server/src/lsp/indexing/indexer.ts';
import { createIndexer } from '../../server/src/lsp/indexing/indexer.ts';
import { createMemoryFiles, type MemoryFiles } from '../support/memoryFiles.ts';
import { builtInSchemas } from '../support/schemas.ts';

const ROOT = 'file:///w';
const route = (name: string): string =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: ${name}, namespace: a}\nspec: {parentRefs: [{name: edge}]}\n`;

type Indexed = {
  readonly files: MemoryFiles;
  readonly indexer: Indexer;
  readonly workspace: ReturnType<typeof createWorkspace>;
  /** The changes that were applied in one go each, since the last look. */
  readonly applied: Change[][];
};

async function index(contents: Readonly<Record<string, string>>): Promise<Indexed> {
  const files = createMemoryFiles(ROOT, contents);
  const workspace = createWorkspace(builtInSchemas());
  const applied: Change[][] = [];
  const log = { info: () => {}, warn: () => {}, trace: () => {}, error: (name: string) => assert.fail(name) };
  const indexer = createIndexer(
    {
      files: files.source,
      filesExclude: [],
      releases: ['v1.6'],
      soon: setImmediate,
      log,
      apply: (changes, config) => {
        applied.push([...changes]);
        return workspace.apply(changes, config);
      },
      progressed: () => {},
      opened: () => {},
    },
    { configs: [], config: DEFAULT_CONFIG, notes: [], roots: [], crds: [] },
  );
  indexer.scan([ROOT], {});
  await indexer.idle();
  applied.length = 0;
  return { files, indexer, workspace, applied };
}

/** 400 Routes in four folders, all with the same parent. */
const MANY = Object.fromEntries(
  Array.from({ length: 400 }, (_, i) => [`team${i % 4}/r${i}.yaml`, route(`r${i}`)]),
);

test('many deletions are taken together, a few at a time', async () => {
  const { files, indexer, workspace, applied } = await index(MANY);
  const gone = Object.keys(MANY).filter((path) => !path.startsWith('team3/'));
  for (const path of gone) files.remove(path);
  indexer.changed(gone.map((path) => ({ uri: `${ROOT}/${path}`, type: 'deleted' })));
  await indexer.idle();
  assert.equal([...workspace.snapshot().uris()].length, 100);
  assert.equal(
    workspace.snapshot().index.referencesTo('gateway.networking.k8s.io/Gateway', 'edge').length,
    100,
  );
  const sizes = applied.map(({ length }) => length);
  assert.ok(Math.max(...sizes) <= 50, sizes.join(' '));
  assert.ok(sizes.length <= 10, sizes.join(' '));
});

test('a folder that goes takes its files along, and what came at once is read', async () => {
  const { files, indexer, workspace } = await index(MANY);
  files.remove('team0');
  files.remove('team1');
  files.write('team1/new.yaml', route('new'));
  indexer.changed([
    { uri: `${ROOT}/team1/new.yaml`, type: 'created' },
    { uri: `${ROOT}/team0`, type: 'deleted' },
    { uri: `${ROOT}/team1`, type: 'deleted' },
  ]);
  await indexer.idle();
  const left = [...workspace.snapshot().uris()].filter((uri) => /team[01]\//.test(uri));
  assert.deepEqual(left, [`${ROOT}/team1/new.yaml`]);
});
