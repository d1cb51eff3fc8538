import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createWorkspace } from '../../server/src/engine/index.ts';
import { createScheduler } from '../../server/src/lsp/diagnostics/scheduler.ts';
import { builtInSchemas } from '../support/schemas.ts';

/** A scheduler whose turns are taken by hand. */
function stage(): {
  readonly scheduler: ReturnType<typeof createScheduler>;
  readonly published: string[];
  turn(): void;
} {
  const published: string[] = [];
  const tasks: (() => void)[] = [];
  const workspace = createWorkspace(builtInSchemas());
  const scheduler = createScheduler({
    soon: (task) => tasks.push(task),
    snapshot: workspace.snapshot,
    publisher: { publish: (uri) => published.push(uri), forget: () => {} },
    toDiagnostics: () => [],
    versionOf: () => 1,
    isOurs: () => true,
    failed: (_, error) => assert.fail(String(error)),
    took: () => {},
  });
  return { scheduler, published, turn: () => tasks.shift()?.() };
}

test('one edit is published in the next turn', () => {
  const { scheduler, published, turn } = stage();
  scheduler.edited('a');
  assert.deepEqual(published, []);
  turn();
  assert.deepEqual(published, ['a']);
  scheduler.stop();
});

test('edits that keep arriving are published together, once they stop', () => {
  const { scheduler, published, turn } = stage();
  for (let i = 0; i < 10; i++) {
    scheduler.edited('a');
    scheduler.edited('b');
    turn();
  }
  const during = published.length;
  turn();
  assert.deepEqual([during, published], [0, ['a', 'b']]);
  scheduler.stop();
});

test('edits without end are published now and then', async () => {
  const { scheduler, published, turn } = stage();
  const until = performance.now() + 60;
  while (performance.now() < until) {
    scheduler.edited('a');
    turn();
  }
  assert.ok(published.length >= 2, `${published.length} in 60 ms`);
  scheduler.stop();
});

test('what fails for one file does not keep the next one from being published', () => {
  const published: string[] = [];
  const failed: string[] = [];
  const workspace = createWorkspace(builtInSchemas());
  const tasks: (() => void)[] = [];
  const scheduler = createScheduler({
    soon: (task) => tasks.push(task),
    snapshot: workspace.snapshot,
    publisher: { publish: (uri) => published.push(uri), forget: () => {} },
    toDiagnostics: (_, uri) => {
      if (uri === 'bad') throw new Error('on purpose');
      return [];
    },
    versionOf: () => 1,
    isOurs: () => true,
    failed: (uri) => failed.push(uri),
    took: () => {},
  });
  scheduler.edited('bad');
  scheduler.edited('good');
  while (published.length === 0) tasks.shift()?.();
  assert.deepEqual([failed, published], [['bad'], ['good']]);
  scheduler.stop();
});
