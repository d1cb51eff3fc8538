import assert from 'node:assert/strict';
import type { Range } from 'vscode-languageserver-types';
import type { Cursor, OpenFixture } from '../support/fixture.ts';
import { pathOf } from '../support/fixture.ts';

/** The cursor of a fixture that must have one. */
export function cursorOf({ cursor }: OpenFixture): Cursor {
  assert.ok(cursor, 'the fixture has no cursor');
  return cursor;
}

/** `path:line:column «text»`, counted from one; of longer texts the first line and `…`. */
export function renderPlace(fixture: OpenFixture, uri: string, range: Range): string {
  const { line, character } = range.start;
  return `${pathOf(uri)}:${line + 1}:${character + 1} «${textIn(fixture, uri, range)}»`;
}

/** The text of a range; of several lines the first one and `…`. */
export function textIn({ snapshot }: OpenFixture, uri: string, { start, end }: Range): string {
  const file = snapshot.file(uri);
  assert.ok(file, `no file ${uri}`);
  const lines = file.lines();
  const text = file.text.slice(lines.offsetAt(start), lines.offsetAt(end));
  return text.includes('\n') ? `${text.slice(0, text.indexOf('\n'))}…` : text;
}
