import assert from 'node:assert/strict';
import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { InsertTextFormat } from 'vscode-languageserver-types';
import type { CompletionOptions } from '../../../server/src/features/completion.ts';
import { completion } from '../../../server/src/features/completion.ts';
import { expand } from '../../snippets/expand.ts';
import type { FixtureOptions, OpenFixture } from '../../support/fixture.ts';
import { openFixture } from '../../support/fixture.ts';
import { cursorOf } from '../render.ts';

export type AskOptions = FixtureOptions & { readonly ask?: CompletionOptions };

/** A question and its answer: the items in the order in which an editor lists them. */
export type Asked = { readonly fixture: OpenFixture; readonly items: readonly CompletionItem[] };

/** Asks for completion at the cursor of a fixture. */
export function ask(text: string, { ask: options = {}, ...rest }: AskOptions = {}): Asked {
  const fixture = openFixture(text, rest);
  const { uri, position } = cursorOf(fixture);
  const list = completion(fixture.snapshot, uri, position, options);
  assert.ok(list === null || !list.isIncomplete);
  return { fixture, items: inOrder(list?.items ?? []) };
}

function inOrder(items: readonly CompletionItem[]): CompletionItem[] {
  return [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
}

export function labelsOf({ items }: Asked): string {
  return items.map(({ label }) => label).join(' ') || 'nothing';
}

/** `label (where) detail`, a line each. */
export function linesOf({ items }: Asked): string {
  const lines = items.map(({ label, detail, labelDetails }) =>
    [label, labelDetails?.description && `(${labelDetails.description})`, detail].filter(Boolean).join(' '),
  );
  return lines.join('\n') || 'nothing';
}

/** The cursor's file after an item is accepted, with what its tab stops propose. */
export function accept({ fixture, items }: Asked, label: string): string {
  const [name = '', where] = label.split(' in ');
  const item = items.find(
    (each) => each.label === name && (!where || each.labelDetails?.description === where),
  );
  assert.ok(item, `${label} in ${items.map((each) => each.label).join(' ')}`);
  return acceptItem(fixture, item);
}

/** The cursor's file after an item is accepted. */
export function acceptItem(fixture: OpenFixture, item: CompletionItem): string {
  const { cursor, files, snapshot } = fixture;
  const text = files.get(cursor?.path ?? '') ?? '';
  const lines = snapshot.file(cursor?.uri ?? '')?.lines();
  const { textEdit, additionalTextEdits = [] } = item;
  assert.ok(textEdit && 'range' in textEdit && lines && cursor);
  const { range } = textEdit;
  assert.equal(range.start.line, range.end.line, 'a word on one line');
  assert.ok(range.start.line === cursor.position.line && range.start.character <= cursor.position.character);
  assert.ok(cursor.position.character <= range.end.character);
  const isSnippet = item.insertTextFormat === InsertTextFormat.Snippet;
  const own = { range, newText: isSnippet ? expand(textEdit.newText) : textEdit.newText };
  const at = (edit: TextEdit) => ({
    start: lines.offsetAt(edit.range.start),
    end: lines.offsetAt(edit.range.end),
    newText: edit.newText,
  });
  const edits = [own, ...additionalTextEdits].map(at).sort((a, b) => b.start - a.start || b.end - a.end);
  let result = text;
  let last = Number.POSITIVE_INFINITY;
  for (const { start, end, newText } of edits) {
    assert.ok(end <= last, 'edits do not overlap');
    last = start;
    result = result.slice(0, start) + newText + result.slice(end);
  }
  return result;
}
