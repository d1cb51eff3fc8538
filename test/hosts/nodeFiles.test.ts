import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { nodeFiles } from '../../server/src/hosts/nodeFiles.ts';
import { pathOf, uriOf } from '../../server/src/hosts/nodePaths.ts';
import { createExclusions } from '../../server/src/lsp/exclusions.ts';
import { MAX_FILE_SIZE } from '../../server/src/lsp/files.ts';

let root = '';

before(() => {
  root = mkdtempSync(path.join(tmpdir(), 'gatelens files (é) '));
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'a.yaml': 'a',
    'b.yml': 'b',
    'c.json': 'c',
    Kustomization: 'd',
    'e.txt': 'e',
    'package.json': 'f',
    'deep/er/g.yaml': 'g',
    'ignored/h.yaml': 'h',
    'node_modules/i.yaml': 'i',
    '.gitignore': 'ignored\n',
    'bom.yaml': '\uFEFFtext',
    'utf16.yaml': Buffer.from('\uFEFFtext', 'utf16le'),
    'binary.yaml': new Uint8Array([120, 0, 120]),
    'large.yaml': `${'x'.repeat(MAX_FILE_SIZE)}!`,
    'latin.yaml': new Uint8Array([0x61, 0xe9, 0x62]),
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
  symlinkSync(root, path.join(root, 'circle'));
  symlinkSync(path.join(root, 'a.yaml'), path.join(root, 'link.yaml'));
  symlinkSync(path.join(root, 'nowhere'), path.join(root, 'dangling.yaml'));
});
after(() => rmSync(root, { recursive: true, force: true }));

test('a walk finds what may be a manifest, once, and enters nothing that is excluded', async () => {
  const folder = uriOf(root);
  const found: string[] = [];
  for await (const batch of nodeFiles.find(folder, createExclusions(folder, [])))
    found.push(...batch.map((uri) => path.relative(root, pathOf(uri) ?? '')));
  assert.deepEqual(
    found.sort(),
    ['Kustomization', 'a.yaml', 'b.yml', 'binary.yaml', 'bom.yaml', 'c.json', 'deep/er/g.yaml']
      .concat(['large.yaml', 'latin.yaml', 'utf16.yaml'])
      .sort(),
  );
});

test('a file is found by its own name; what is not there is not', async () => {
  const of = async (name: string): Promise<string[]> => {
    const uri = uriOf(path.join(root, name));
    const found: string[] = [];
    for await (const batch of nodeFiles.find(uri, createExclusions(uri, []))) found.push(...batch);
    return found.map((each) => path.basename(each));
  };
  assert.deepEqual([await of('a.yaml'), await of('e.txt'), await of('nothing')], [['a.yaml'], [], []]);
});

const CONTENTS: readonly [name: string, expected: object][] = [
  ['a.yaml', { type: 'text', text: 'a' }],
  ['bom.yaml', { type: 'text', text: 'text' }],
  ['utf16.yaml', { type: 'text', text: 'text' }],
  ['latin.yaml', { type: 'text', text: 'a\uFFFDb' }],
  ['binary.yaml', { type: 'binary' }],
  ['large.yaml', { type: 'too-large', size: MAX_FILE_SIZE + 1, head: 'x'.repeat(4096) }],
  ['deep', { type: 'absent' }],
  ['nothing', { type: 'absent' }],
  ['dangling.yaml', { type: 'absent' }],
];

for (const [name, expected] of CONTENTS)
  test(`reading ${name}`, async () =>
    assert.deepEqual(await nodeFiles.read(uriOf(path.join(root, name))), expected));

test('what is on no disk is absent', async () =>
  assert.deepEqual(await nodeFiles.read('vscode-vfs://github/o/r/a.yaml'), { type: 'absent' }));
