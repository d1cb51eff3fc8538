import type { Snapshot, TextEdit, Workspace } from '../engine/index.ts';
import { isRewritable, rewriteFile } from '../hosts/nodeFiles.ts';
import type { Inputs } from './inputs.ts';

/** One repair often makes room for the next; what still is not settled after so many rounds never will be. */
const ROUNDS = 10;

export type Fixed = { readonly snapshot: Snapshot; readonly fixes: number; readonly files: number };

/**
 * Applies all safe fixes to the inputs, in memory and on disk, and gives the workspace as it is then. Files that may
 * not be written keep their findings.
 */
export function applySafeFixes({ workspace, uris, ...inputs }: Inputs): Fixed {
  let { snapshot } = inputs;
  let fixes = 0;
  const changed = new Set<string>();
  const own = uris.filter(isRewritable);
  for (let round = 0; round < ROUNDS; round++) {
    const repaired = own.flatMap((uri) => repair(snapshot, uri) ?? []);
    if (repaired.length === 0) break;
    for (const { uri } of repaired) changed.add(uri);
    fixes += repaired.reduce((sum, { count }) => sum + count, 0);
    snapshot = store(workspace, repaired);
  }
  for (const uri of changed) rewriteFile(uri, snapshot.file(uri)?.text ?? '');
  return { snapshot, fixes, files: changed.size };
}

type Repaired = { readonly uri: string; readonly text: string; readonly count: number };

function store(workspace: Workspace, repaired: readonly Repaired[]): Snapshot {
  return workspace.apply(repaired.map(({ uri, text }) => ({ type: 'stored', uri, text })));
}

/** A file's text after those safe fixes that do not get in each other's way; undefined if it has none. */
function repair(snapshot: Snapshot, uri: string): Repaired | undefined {
  const text = snapshot.file(uri)?.text;
  if (text === undefined) return undefined;
  const taken: TextEdit[] = [];
  let count = 0;
  for (const finding of snapshot.findings(uri)) {
    const fix = snapshot.fixes(uri, finding).find(({ safe }) => safe);
    if (!fix || fix.edits.some((edit) => edit.uri !== uri || taken.some((other) => overlap(edit, other))))
      continue;
    taken.push(...fix.edits);
    count++;
  }
  return count === 0 ? undefined : { uri, text: applyEdits(text, taken), count };
}

function overlap({ span: a }: TextEdit, { span: b }: TextEdit): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** A text after edits that do not overlap; new lines end as the text's own lines do. */
function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const crlf = text.includes('\r\n');
  let result = text;
  for (const { span, newText } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    const inserted = crlf ? newText.replaceAll(/\r?\n/g, '\r\n') : newText;
    result = result.slice(0, span.start) + inserted + result.slice(span.end);
  }
  return result;
}
