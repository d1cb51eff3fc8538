import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalUri, childUri, foldersAbove, relativePath, resolveUri } from '../../server/src/lsp/uris.ts';

const SPELLINGS: readonly [uri: string, canonical: string][] = [
  ['file:///w/a.yaml', 'file:///w/a.yaml'],
  ['FILE:///w/a.yaml', 'file:///w/a.yaml'],
  ['file:///w/team%20%28a%29/x%2by.yaml', 'file:///w/team%20(a)/x%2By.yaml'],
  ['file:///w/%40scope/x', 'file:///w/@scope/x'],
  ['file:///C:/w/a.yaml', 'file:///c%3A/w/a.yaml'],
  ['file:///c%3A/w/a.yaml', 'file:///c%3A/w/a.yaml'],
  ['file://server/share/a.yaml', 'file://server/share/a.yaml'],
  ['file:///w/100%/a.yaml', 'file:///w/100%25/a.yaml'],
  ['file:///w/你好.yaml', 'file:///w/%E4%BD%A0%E5%A5%BD.yaml'],
  ['vscode-vfs://github/o/r/a.yaml', 'vscode-vfs://github/o/r/a.yaml'],
  ['untitled:Untitled-1', 'untitled:Untitled-1'],
  ['not a uri', 'not a uri'],
];

for (const [uri, canonical] of SPELLINGS)
  test(`${uri} is ${canonical}, and stays so`, () => {
    assert.equal(canonicalUri(uri), canonical);
    assert.equal(canonicalUri(canonical), canonical);
  });

const RESOLVED: readonly [folder: string, path: string, uri: string][] = [
  ['file:///w/app', 'crds', 'file:///w/app/crds'],
  ['file:///w/app', './a/../crds/', 'file:///w/app/crds'],
  ['file:///w/app', '../crds', 'file:///w/crds'],
  ['file:///w/app', '/opt/crds', 'file:///opt/crds'],
  ['file:///c%3A/w', 'D:\\crds', 'file:///d%3A/crds'],
  ['file:///w/app', 'my crds', 'file:///w/app/my%20crds'],
];

for (const [folder, path, uri] of RESOLVED)
  test(`${path} in ${folder} is ${uri}`, () => assert.equal(resolveUri(folder, path), uri));

test('a name in a folder, and back', () => {
  const uri = childUri('file:///w', 'a b#c?.yaml');
  assert.equal(uri, 'file:///w/a%20b%23c%3F.yaml');
  assert.equal(relativePath('file:///w', uri), 'a b#c?.yaml');
  assert.equal(relativePath('file:///w', 'file:///ww/a.yaml'), undefined);
});

test('the folders above a folder, up to the root', () => {
  assert.deepEqual(foldersAbove('file:///a/b/c'), ['file:///a/b', 'file:///a', 'file://']);
});
