import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carryOver, completeSet } from '../../server/src/lsp/diagnostics/carried.ts';
import { openFixture, uriOf } from '../support/fixture.ts';
import { ROUTE } from '../support/manifests.ts';

/** Two documents, each with a finding of its own (the unknown field) and one of the workspace (the absent parent). */
const ONE = ROUTE.replace('rules:', 'rulez:');
const TWO = ONE.replaceAll('store', 'other');
const TEXT = `${ONE}---\n${TWO}`;

/** What is shown right after `edit`, as `line code` lines counted from one. */
function shownAfter(edit: (text: string) => string): string[] {
  const { workspace, snapshot } = openFixture(TEXT);
  const uri = uriOf('main.yaml');
  const last = completeSet(snapshot, uri, snapshot.findings(uri));
  const next = workspace.apply([{ type: 'opened', uri, text: edit(TEXT), version: 2 }]);
  const lines = next.file(uri)?.lines();
  return carryOver(next, uri, last).map(
    ({ span, code }) => `${(lines?.positionAt(span.start).line ?? -1) + 1} ${code}`,
  );
}

const BEFORE = ['8 parent-not-found', '10 unknown-field', '22 parent-not-found', '24 unknown-field'];

const CASES: readonly [name: string, edit: (text: string) => string, after: readonly string[]][] = [
  ['nothing', (text) => text, BEFORE],
  [
    'a line above everything',
    (text) => `# new\n${text}`,
    ['9 parent-not-found', '11 unknown-field', '23 parent-not-found', '25 unknown-field'],
  ],
  [
    'a line between the findings of one document',
    (text) => text.replace('  rulez:', '  # new\n  rulez:'),
    ['8 parent-not-found', '11 unknown-field', '23 parent-not-found', '25 unknown-field'],
  ],
  [
    'a letter at the end of what a finding is about',
    (text) => text.replace('name: edge', 'name: edges'),
    ['10 unknown-field', '22 parent-not-found', '24 unknown-field'],
  ],
  [
    'a letter in its middle',
    (text) => text.replace('name: edge', 'name: eXdge'),
    ['10 unknown-field', '22 parent-not-found', '24 unknown-field'],
  ],
  ['a comment behind it', (text) => text.replace('name: edge', 'name: edge # here'), BEFORE],
  [
    'its own finding repaired',
    (text) => text.replace('rulez:', 'rules:'),
    ['8 parent-not-found', '22 parent-not-found', '24 unknown-field'],
  ],
  [
    'the first document deleted',
    (text) => text.slice(ONE.length),
    ['9 parent-not-found', '11 unknown-field'],
  ],
  [
    'a document between them',
    (text) => text.replace('---\n', '---\na: 1\n---\n'),
    ['8 parent-not-found', '10 unknown-field', '24 parent-not-found', '26 unknown-field'],
  ],
  ['both documents rewritten', () => `${TWO}---\n${ONE}`, ['10 unknown-field', '24 unknown-field']],
];

for (const [name, edit, after] of CASES)
  test(name, () =>
    assert.deepEqual(
      shownAfter(edit).filter((line) => !line.includes('backend')),
      after,
    ),
  );

test('without a complete set there are the findings of the documents alone', () => {
  const { snapshot } = openFixture(TEXT);
  const found = carryOver(snapshot, uriOf('main.yaml'), undefined).map(({ code }) => code);
  assert.deepEqual(found, ['unknown-field', 'unknown-field']);
});
