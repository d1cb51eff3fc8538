import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderMessage } from '../../server/src/engine/index.ts';
import { checkConfigText } from '../../server/src/lsp/configDiagnostics.ts';
import { openFolders } from '../../server/src/lsp/indexing/folders.ts';
import { createMemoryFiles } from '../support/memoryFiles.ts';

const GIT = { 'repo/.git/HEAD': 'ref: refs/heads/main\n' };
const CRDS = {
  'repo/crds/a.yaml': 'a: 1',
  'repo/app/local/b.yaml': 'b: 1',
  'elsewhere/c.yaml': 'c: 1',
};

/** Files, what the configuration of `repo/app` says, and where CRDs are then read; problems with their place. */
const CASES: readonly {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly crds: string;
  readonly settings?: readonly string[];
  readonly roots: readonly string[];
  readonly problems?: readonly string[];
}[] = [
  { name: 'a path counts from the file that names it', files: GIT, crds: '[../crds]', roots: ['/repo/crds'] },
  { name: 'a single file', files: GIT, crds: '[../crds/a.yaml]', roots: ['/repo/crds/a.yaml'] },
  { name: 'what is in the workspace is read with it', files: GIT, crds: '[local, .]', roots: [] },
  {
    name: 'nothing outside of the repository',
    files: GIT,
    crds: '[../crds, ../../elsewhere, /elsewhere, ../../../..]',
    roots: ['/repo/crds'],
    problems: [
      '0:16 `../../elsewhere` lies outside of this repository, so it is not read. Name it in the user settings, or with --crds.',
      '0:33 `/elsewhere` lies outside of this repository, so it is not read. Name it in the user settings, or with --crds.',
      '0:45 `../../../..` lies outside of this repository, so it is not read. Name it in the user settings, or with --crds.',
    ],
  },
  {
    name: 'without a repository nothing outside of the folder',
    files: {},
    crds: '[../crds]',
    roots: [],
    problems: [
      '0:7 `../crds` lies outside of this repository, so it is not read. Name it in the user settings, or with --crds.',
    ],
  },
  {
    name: 'what is not there is said',
    files: GIT,
    crds: '[../crd]',
    roots: [],
    problems: ['0:7 `../crd` holds no YAML or JSON file, or does not exist.'],
  },
  {
    name: 'settings of the user lead anywhere, and are stronger',
    files: GIT,
    crds: '[../crds]',
    settings: ['/elsewhere'],
    roots: ['/elsewhere'],
  },
];

for (const { name, files, crds, settings, roots, problems = [] } of CASES)
  test(`crds: ${name}`, async () => {
    const text = `crds: ${crds}\n`;
    const memory = createMemoryFiles('file://', { ...files, ...CRDS, 'repo/app/gatelens.yaml': text });
    const folder = 'file:///repo/app';
    const opened = await openFolders(
      memory.source,
      [folder],
      settings ? { crds: settings } : {},
      [],
      ['v1.6'],
    );
    const elsewhere = opened.roots.filter(({ onlyRead }) => onlyRead);
    assert.deepEqual(
      elsewhere.map((root) => root.folder),
      roots.map((path) => `file://${path}`),
    );
    const said = checkConfigText(text, ['v1.6'], renderMessage, opened.configs[0]).map(
      ({ range: { start }, message }) => `${start.line}:${start.character} ${message}`,
    );
    assert.deepEqual(said, problems);
  });
