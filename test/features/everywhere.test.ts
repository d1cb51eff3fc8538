import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type { Position } from 'vscode-languageserver-types';
import type { Snapshot } from '../../server/src/engine/index.ts';
import { renderMessage } from '../../server/src/engine/index.ts';
import { codeActions } from '../../server/src/features/codeActions.ts';
import { definition } from '../../server/src/features/definition.ts';
import { documentHighlights } from '../../server/src/features/documentHighlight.ts';
import { documentLinks } from '../../server/src/features/documentLinks.ts';
import { documentSymbols } from '../../server/src/features/documentSymbols.ts';
import { foldingRanges } from '../../server/src/features/foldingRanges.ts';
import { hover } from '../../server/src/features/hover.ts';
import { references } from '../../server/src/features/references.ts';
import { selectionRanges } from '../../server/src/features/selectionRanges.ts';
import { openFiles, uriOf } from '../support/fixture.ts';
import { seededRandom } from '../support/random.ts';

const EXAMPLES = path.join(process.cwd(), 'examples');
const FILES = new Map(
  readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => [name.replaceAll('\\', '/'), readFileSync(path.join(EXAMPLES, name), 'utf8')]),
);

test('every answer at every place of the examples holds together', () => {
  assert.ok(FILES.size > 20);
  const { snapshot } = openFiles({ files: FILES });
  for (const file of FILES.keys()) checkFile(snapshot, uriOf(file), 1);
});

test('texts that are cut and scrambled get an answer too', () => {
  const random = seededRandom(11);
  const broken = new Map([...FILES].map(([name, text]) => [name, scramble(text, random)]));
  const { snapshot } = openFiles({ files: broken });
  for (const file of broken.keys()) checkFile(snapshot, uriOf(file), 3);
});

/** Asks everything at every `step`th offset; ranges must lie in their files. */
function checkFile(snapshot: Snapshot, uri: string, step: number): void {
  const file = snapshot.file(uri);
  assert.ok(file);
  const lines = file.lines();
  documentSymbols(snapshot, uri);
  documentLinks(snapshot, uri);
  for (const { startLine, endLine } of foldingRanges(snapshot, uri))
    assert.ok(startLine < endLine && endLine < lines.lineCount);
  for (let offset = 0; offset <= file.text.length; offset += step)
    checkPlace(snapshot, uri, lines.positionAt(offset));
}

function checkPlace(snapshot: Snapshot, uri: string, position: Position): void {
  const covered = hover(snapshot, uri, position)?.range;
  if (covered) assert.ok(isAround(covered, position), `${uri} ${position.line}:${position.character}`);
  definition(snapshot, uri, position, { links: true });
  const uses = references(snapshot, uri, position, { includeDeclaration: true });
  const here = uses.filter((each) => each.uri === uri);
  assert.deepEqual(
    documentHighlights(snapshot, uri, position).map(({ range }) => range),
    here.map(({ range }) => range),
  );
  selectionRanges(snapshot, uri, [position]);
  if (position.character % 8 === 0)
    codeActions(snapshot, uri, { start: position, end: position }, {}, { render: renderMessage });
}

function isAround(
  { start, end }: { readonly start: Position; readonly end: Position },
  at: Position,
): boolean {
  const isAfter = start.line < at.line || (start.line === at.line && start.character <= at.character);
  return isAfter && (at.line < end.line || (at.line === end.line && at.character <= end.character));
}

function scramble(text: string, random: ReturnType<typeof seededRandom>): string {
  let broken = text;
  for (let round = 0; round < 6; round++) {
    const at = random.below(broken.length + 1);
    const piece = random.pick([
      '',
      ': ',
      '- ',
      '"',
      '{',
      '\n',
      '*a ',
      '&a ',
      '<<: *a\n',
      '{{ x }}',
      '\t',
      '|\n',
      '\u{1F600}',
    ]);
    broken = broken.slice(0, at) + piece + broken.slice(at + random.below(12));
  }
  return broken;
}
