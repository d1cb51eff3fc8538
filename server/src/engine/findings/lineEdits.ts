import { diffArrays } from 'diff';
import type { TextEdit } from './finding.ts';

/** The lines in which two texts differ, as edits of a file in which the first one begins at `offset`. */
export function lineEdits(uri: string, before: string, after: string, offset = 0): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let open: { readonly start: number; end: number; text: string } | undefined;
  const close = (): void => {
    if (open)
      edits.push({ uri, span: { start: open.start + offset, end: open.end + offset }, newText: open.text });
    open = undefined;
  };
  const [old, fresh] = [linesOf(before), linesOf(after)];
  for (const { value, added, removed } of diffArrays(old, fresh, { maxEditLength: MOST_EDITS }) ?? [
    { value: old, added: false, removed: true },
    { value: fresh, added: true, removed: false },
  ]) {
    const text = value.join('');
    if (!added && !removed) close();
    else {
      open ??= { start: at, end: at, text: '' };
      if (added) open.text += text;
      else open.end = at + text.length;
    }
    if (!added) at += text.length;
  }
  close();
  return edits;
}

/** Beyond this many changed lines the whole text is one edit: to compare on would hold up whoever waits for it. */
const MOST_EDITS = 1500;

/** Lines with their breaks. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
