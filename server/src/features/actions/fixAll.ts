import type { Snapshot, TextEdit } from '../../engine/index.ts';

/** The edits of every safe fix of a file that fit together: the first of two that touch the same text. */
export function fixAllEdits(snapshot: Snapshot, uri: string): TextEdit[] {
  const accepted: TextEdit[] = [];
  for (const finding of snapshot.findings(uri)) {
    const fix = snapshot.fixes(uri, finding).find(({ safe }) => safe);
    if (fix?.edits.every((edit) => edit.uri === uri && !accepted.some((other) => collides(edit, other))))
      accepted.push(...fix.edits);
  }
  return accepted;
}

/** Insertions at one place collide as well: which comes first would be chance. */
function collides({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  if (a.start === b.start) return true;
  return a.start < b.end && b.start < a.end;
}
