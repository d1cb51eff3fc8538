import type { Location, Position } from 'vscode-languageserver-types';
import type { Snapshot } from '../engine/index.ts';
import { atCursor } from './atCursor.ts';
import { occurrencesOf } from './navigation/occurrences.ts';
import { locationOf } from './navigation/sites.ts';
import { subjectAt } from './navigation/subject.ts';

/**
 * Every place in the workspace that refers to what the cursor is on: a resource, a listener, a port, a namespace, or
 * whatever a reference under the cursor points at. With `includeDeclaration` also where that gets its name.
 */
export function references(
  snapshot: Snapshot,
  uri: string,
  position: Position,
  options: { readonly includeDeclaration: boolean },
): Location[] {
  const at = atCursor(snapshot, uri, position);
  const subject = at && subjectAt(snapshot, at);
  if (!subject) return [];
  return occurrencesOf(snapshot, subject)
    .filter(({ declares }) => options.includeDeclaration || !declares)
    .flatMap((site) => locationOf(snapshot, site) ?? []);
}
