import type { Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Snapshot, TextEdit } from '../engine/index.ts';
import { namespaceOf, sameNamespace, shiftSpan } from '../engine/index.ts';
import { atCursor } from './atCursor.ts';
import type { EditForm } from './edits/workspaceEdit.ts';
import { workspaceEdit } from './edits/workspaceEdit.ts';
import type { Occurrence } from './navigation/occurrences.ts';
import { occurrencesOf } from './navigation/occurrences.ts';
import { sectionsOf } from './navigation/sections.ts';
import type { ObjectSubject, SectionSubject } from './navigation/subject.ts';
import { subjectAt } from './navigation/subject.ts';
import { wordsIn } from './strings.ts';

/** What can be renamed at a position, and its name now. */
export type Renameable = { readonly range: Range; readonly placeholder: string };

/** The edit, or why there is none, in the user's language. */
export type RenameAnswer =
  | { readonly type: 'edit'; readonly edit: WorkspaceEdit }
  | { readonly type: 'refused'; readonly reason: string };

export type RenameOptions = EditForm & { readonly locale?: string };

/** Whether a name of the workspace is under the cursor: that of a resource, a listener or a rule. Null if not. */
export function prepareRename(snapshot: Snapshot, uri: string, position: Position): Renameable | null {
  const found = namedAt(snapshot, uri, position);
  return found ? { range: found.range, placeholder: found.name } : null;
}

/**
 * Gives what is under the cursor another name, with all references to it in the workspace. Where a namespace is not
 * known, a reference may mean something else: it is to be confirmed, or left alone if the client cannot ask.
 */
export function rename(
  snapshot: Snapshot,
  uri: string,
  position: Position,
  newName: string,
  options: RenameOptions = {},
): RenameAnswer | null {
  const found = namedAt(snapshot, uri, position);
  if (!found) return null;
  const words = wordsIn(options.locale);
  const { subject, name, occurrences } = found;
  if (!isValidName(subject, newName))
    return { type: 'refused', reason: words('rename.invalid', { name: newName }) };
  if (newName !== name && isTaken(snapshot, subject, newName))
    return { type: 'refused', reason: words('rename.taken', { name: newName }) };
  const canAsk = (options.documentChanges ?? true) && (options.changeAnnotations ?? true);
  const edits = (wanted: (each: Occurrence) => boolean): TextEdit[] =>
    occurrences.filter(wanted).flatMap((each) => editOf(snapshot, each, newName) ?? []);
  const sure = edits((each) => each.sure);
  const doubtful = canAsk ? edits((each) => !each.sure) : [];
  const label = words('rename.label', { name: newName });
  return {
    type: 'edit',
    edit: workspaceEdit(
      snapshot,
      [...sure, ...doubtful],
      { label, confirm: (edit) => doubtful.includes(edit) },
      options,
    ),
  };
}

type Named = {
  readonly subject: ObjectSubject | SectionSubject;
  readonly name: string;
  readonly range: Range;
  readonly occurrences: readonly Occurrence[];
};

function namedAt(snapshot: Snapshot, uri: string, position: Position): Named | undefined {
  const at = atCursor(snapshot, uri, position);
  const subject = at && subjectAt(snapshot, at);
  if (!at || !subject || subject.type === 'namespace') return undefined;
  const name = subject.type === 'object' ? subject.name : subject.sections[0]?.name;
  if (name === undefined) return undefined;
  const occurrences = occurrencesOf(snapshot, subject).filter((each) => unquoted(each) === name);
  const here = occurrences.find(
    ({ manifest, span }) => manifest === at.part.manifest && span.start <= at.offset && at.offset <= span.end,
  );
  // Something that is named elsewhere cannot be renamed here.
  if (!here || !occurrences.some(({ declares }) => declares)) return undefined;
  return {
    subject,
    name,
    range: at.file.lines().rangeOf(shiftSpan(content(here), at.part.offset)),
    occurrences,
  };
}

function editOf(snapshot: Snapshot, occurrence: Occurrence, newName: string): TextEdit | undefined {
  const { uri, manifest, span } = occurrence;
  const part = snapshot.partOf(uri, manifest);
  const isQuoted = content(occurrence) !== span;
  const newText = isQuoted || !NEEDS_QUOTES.test(newName) ? newName : `"${newName}"`;
  return part && { uri, span: shiftSpan(content(occurrence), part.offset), newText };
}

/** Names that plain YAML would read as a number, a boolean or nothing. */
const NEEDS_QUOTES = /^(?:[-+.\d].*|true|false|yes|no|on|off|y|n|null)$/i;

/** The span of a name without its quotes. */
function content({ manifest, span }: Occurrence): Occurrence['span'] {
  return /^["']/.test(manifest.text.slice(span.start, span.start + 1))
    ? { start: span.start + 1, end: span.end - 1 }
    : span;
}

function unquoted(occurrence: Occurrence): string {
  const { start, end } = content(occurrence);
  return occurrence.manifest.text.slice(start, end);
}

/** Kubernetes: names are DNS subdomains, those of Services DNS labels that begin with a letter. */
function isValidName(subject: ObjectSubject | SectionSubject, name: string): boolean {
  if (subject.type === 'object' && subject.key === '/Service')
    return name.length <= 63 && SERVICE_NAME.test(name);
  return name.length <= 253 && SUBDOMAIN.test(name);
}

const SERVICE_NAME = /^[a-z](?:[-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

function isTaken(snapshot: Snapshot, subject: ObjectSubject | SectionSubject, name: string): boolean {
  if (subject.type === 'section')
    return subject.sections.some(({ of, type }) =>
      sectionsOf(of.resource).some((other) => other.type === type && other.name === name),
    );
  return snapshot.index
    .objects(subject.key, name)
    .some((other) => sameNamespace(namespaceOf(snapshot.namespaces, other), subject.namespace) === 'yes');
}
