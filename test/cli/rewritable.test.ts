import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { isRewritable } from '../../server/src/hosts/nodeFiles.ts';

test('fixes are written to plain files only: not through links, not in other encodings, not to what is gone', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatelens-'));
  try {
    const file = (name: string): string => path.join(folder, name);
    const rewritable = (name: string): boolean => isRewritable(pathToFileURL(file(name)).href);
    writeFileSync(file('plain.yaml'), 'a: 1\n');
    writeFileSync(file('utf16.yaml'), Buffer.from('\uFEFFa: 1\n', 'utf16le'));
    symlinkSync(file('plain.yaml'), file('link.yaml'));
    assert.deepEqual(['plain.yaml', 'utf16.yaml', 'link.yaml', 'gone.yaml'].map(rewritable), [
      true,
      false,
      false,
      false,
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
