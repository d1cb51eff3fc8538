import type { DocumentHighlight, Position } from 'vscode-languageserver-types';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Snapshot } from '../engine/index.ts';
import { atCursor } from './atCursor.ts';
import { occurrencesOf } from './navigation/occurrences.ts';
import { rangeOf } from './navigation/sites.ts';
import { subjectAt } from './navigation/subject.ts';

/** The places of this file that name what the cursor is on; the one that declares it counts as written. */
export function documentHighlights(snapshot: Snapshot, uri: string, position: Position): DocumentHighlight[] {
  const at = atCursor(snapshot, uri, position);
  const subject = at && subjectAt(snapshot, at);
  if (!subject) return [];
  return occurrencesOf(snapshot, subject, uri).flatMap((site) => {
    const range = rangeOf(snapshot, site);
    const kind = site.declares ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
    return range ? [{ range, kind }] : [];
  });
}
