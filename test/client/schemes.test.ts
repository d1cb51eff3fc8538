import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemes } from '../../client/src/schemes.ts';

test('documents of files and of open virtual workspaces are served, copies of them are not', () => {
  const served = schemes([{ uri: { scheme: 'file' } }, { uri: { scheme: 'memfs' } }]);
  assert.ok(['file', 'untitled', 'vscode-vfs', 'memfs'].every((scheme) => served.includes(scheme)));
  assert.ok(['git', 'gitfs', 'output', 'vscode-scm'].every((scheme) => !served.includes(scheme)));
  assert.equal(new Set(served).size, served.length);
  assert.ok(!schemes(undefined).includes('memfs'));
});
