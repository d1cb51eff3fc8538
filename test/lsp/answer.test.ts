import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CancellationToken, CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver/node';
import { createWorkspace } from '../../server/src/engine/index.ts';
import type { Log } from '../../server/src/lsp/log.ts';
import { createAnswer } from '../../server/src/lsp/requests.ts';
import { builtInSchemas } from '../support/schemas.ts';

const URI = 'file:///w/a.yaml';
const PARAMS = { textDocument: { uri: 'file:///w/%61.yaml' } };

function stage(): {
  readonly answer: ReturnType<typeof createAnswer>;
  readonly errors: string[];
  change(): void;
} {
  const errors: string[] = [];
  const log: Log = { info: () => {}, warn: () => {}, trace: () => {}, error: (about) => errors.push(about) };
  const workspace = createWorkspace(builtInSchemas());
  workspace.apply([{ type: 'opened', uri: URI, text: 'a: 1', version: 1 }]);
  return {
    answer: createAnswer(workspace.snapshot, log),
    errors,
    change: () => workspace.apply([{ type: 'opened', uri: URI, text: 'a: 2', version: 2 }]),
  };
}

test('a handler is given the workspace and the URI as the server spells it', async () => {
  const { answer } = stage();
  const handle = answer('hover', null, ({ snapshot, uri }) => snapshot.file(uri)?.text ?? null);
  assert.equal(await handle(PARAMS, CancellationToken.None), 'a: 1');
});

test('an error becomes the fallback and a line in the log with the name of the document', async () => {
  const { answer, errors } = stage();
  const handle = answer<typeof PARAMS, string[]>('hover', [], () => {
    throw new Error('on purpose');
  });
  assert.deepEqual(await handle(PARAMS, CancellationToken.None), []);
  assert.deepEqual(errors, ['hover in file:///w/%61.yaml']);
});

test('an error without a fallback is told to the client', async () => {
  const { answer } = stage();
  const handle = answer<object, string>('gatelens/x', undefined, () => {
    throw new Error('on purpose');
  });
  await assert.rejects(handle({}, CancellationToken.None), {
    code: LSPErrorCodes.RequestFailed,
    message: 'on purpose',
  });
});

test('a snapshot that was replaced while it was asked: the content was modified', async () => {
  const { answer, errors, change } = stage();
  const handle = answer('hover', null, ({ snapshot, uri }) => {
    change();
    return snapshot.file(uri)?.text ?? null;
  });
  await assert.rejects(handle(PARAMS, CancellationToken.None), { code: LSPErrorCodes.ContentModified });
  assert.deepEqual(errors, []);
});

test('a question that is cancelled is not looked at', async () => {
  const { answer } = stage();
  const source = new CancellationTokenSource();
  source.cancel();
  const handle = answer('hover', null, () => assert.fail('asked'));
  await assert.rejects(handle(PARAMS, source.token), { code: LSPErrorCodes.RequestCancelled });
});
