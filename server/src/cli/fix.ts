import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { applyEdits, ROUNDS, type Snapshot, safeFixes } from '../engine/index.ts';
import { isRewritable, rewriteFile } from '../hosts/nodeFiles.ts';
import type { Inputs } from './inputs.ts';

export type Fixed = {
  readonly snapshot: Snapshot;
  readonly fixes: number;
  /** The files that the fixes change. */
  readonly changes: readonly Change[];
};

export type Change = { readonly uri: string; readonly before: string; readonly after: string };

/**
 * Applies all safe fixes to the inputs, in memory, and gives the workspace as it is then. Files that may not be
 * written keep their findings.
 */
export function applySafeFixes({ workspace, uris, ...inputs }: Inputs): Fixed {
  let { snapshot } = inputs;
  let fixes = 0;
  const before = new Map<string, string>();
  const own = uris.filter(isRewritable);
  for (let round = 0; round < ROUNDS; round++) {
    const repaired = own.flatMap((uri) => repair(snapshot, uri) ?? []);
    if (repaired.length === 0) break;
    for (const { uri, before: text } of repaired) if (!before.has(uri)) before.set(uri, text);
    fixes += repaired.reduce((sum, { count }) => sum + count, 0);
    snapshot = workspace.apply(repaired.map(({ uri, after }) => ({ type: 'stored', uri, text: after })));
  }
  const changes = [...before].map(([uri, text]) => ({
    uri,
    before: text,
    after: snapshot.file(uri)?.text ?? text,
  }));
  return { snapshot, fixes, changes };
}

/** A file after one round of fixes; undefined if it has none. */
function repair(snapshot: Snapshot, uri: string): (Change & { readonly count: number }) | undefined {
  const before = snapshot.file(uri)?.text;
  const { edits, count } = safeFixes(snapshot, uri);
  return before === undefined || count === 0
    ? undefined
    : { uri, before, after: applyEdits(before, edits), count };
}

export function writeChanges(changes: readonly Change[]): void {
  for (const { uri, after } of changes) rewriteFile(uri, after);
}

/** The changes as a unified diff that `git apply` and `patch -p1` take. */
export function unifiedDiff(changes: readonly Change[], pathOf: (uri: string) => string): string {
  return changes
    .map(({ uri, before, after }) => {
      const file = pathOf(uri);
      const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
      return createTwoFilesPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, options);
    })
    .join('');
}
