import { diffArrays } from 'diff';
import type { FilePart } from '../../manifest/file.ts';
import { replaceSpan } from '../edits.ts';
import type { TextEdit } from '../finding.ts';

/** The lines in which a document's new text differs, as edits of its file. */
export function lineEdits(part: FilePart, newText: string): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let open: { readonly start: number; end: number; text: string } | undefined;
  const close = (): void => {
    if (open) edits.push(replaceSpan(part, { start: open.start, end: open.end }, open.text));
    open = undefined;
  };
  for (const { value, added, removed } of diffArrays(linesOf(part.manifest.text), linesOf(newText))) {
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

/** Lines with their breaks. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
