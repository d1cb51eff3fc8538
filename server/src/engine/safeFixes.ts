import type { TextEdit } from './findings/finding.ts';
import { lineEdits } from './findings/lineEdits.ts';
import type { Snapshot } from './snapshot.ts';
import { createWorkspace } from './workspace.ts';

/** Safe fixes of one file that do not get in each other's way. */
export type SafeFixes = { readonly edits: readonly TextEdit[]; readonly count: number };

/** One repair often makes room for the next; what is not settled after so many rounds never will be. */
export const ROUNDS = 10;

/** The safe fixes of a file that can be applied at once: the first of two that touch the same text. */
export function safeFixes(snapshot: Snapshot, uri: string): SafeFixes {
  const edits: TextEdit[] = [];
  let count = 0;
  for (const finding of snapshot.findings(uri)) {
    const fix = snapshot.fixes(uri, finding).find(({ safe }) => safe);
    if (!fix || fix.edits.some((edit) => edit.uri !== uri || edits.some((other) => touch(edit, other))))
      continue;
    edits.push(...fix.edits);
    count++;
  }
  return { edits, count };
}

/** The edits that leave a file without safe fixes: those of the first round, or the lines that several change. */
export function allSafeEdits(snapshot: Snapshot, uri: string): readonly TextEdit[] {
  const before = snapshot.file(uri)?.text;
  const first = safeFixes(snapshot, uri);
  if (before === undefined || first.count === 0) return [];
  // A safe fix needs no other file, so the rest can be tried in a workspace of its own.
  const { release, channel } = snapshot.target;
  const workspace = createWorkspace(snapshot.schemas, { ...snapshot.config, release, channel });
  const once = applyEdits(before, first.edits);
  let text = once;
  for (let round = 1; round < ROUNDS; round++) {
    const { edits, count } = safeFixes(workspace.apply([{ type: 'opened', uri, text, version: round }]), uri);
    if (count === 0) break;
    text = applyEdits(text, edits);
  }
  return text === once ? first.edits : lineEdits(uri, before, text);
}

/** A text after edits that do not touch each other; new lines end as the text's own lines do. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const crlf = text.includes('\r\n');
  let result = text;
  for (const { span, newText } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    const inserted = crlf ? newText.replaceAll(/\r?\n/g, '\r\n') : newText;
    result = result.slice(0, span.start) + inserted + result.slice(span.end);
  }
  return result;
}

/** Insertions at one place touch as well: which comes first would be chance. */
function touch({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}
