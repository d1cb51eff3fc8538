import type {
  CodeAction,
  CodeActionContext,
  Diagnostic,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { CodeActionKind } from 'vscode-languageserver-types';
import type { FileFinding, Fix, Render, Snapshot, Span, TextEdit } from '../engine/index.ts';
import { allSafeEdits } from '../engine/index.ts';
import { ignoreEdit } from './actions/ignore.ts';
import { newerVersion } from './actions/newerVersion.ts';
import { diagnostics } from './diagnostics.ts';
import type { EditForm } from './edits/workspaceEdit.ts';
import { workspaceEdit } from './edits/workspaceEdit.ts';
import { wordsIn } from './strings.ts';

export type CodeActionOptions = EditForm & {
  /** The words of findings and fixes in the user's language. */
  readonly render: Render;
  readonly locale?: string;
};

/** The kind of the action that applies every safe fix of a file; editors can run it on save. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.gatelens`;

/** The kinds that the server announces. */
export const CODE_ACTION_KINDS: readonly string[] = [
  CodeActionKind.QuickFix,
  CodeActionKind.RefactorRewrite,
  FIX_ALL,
];

/** What can be done about what stands in a range: repairs, ignoring a finding, a newer version, all safe repairs. */
export function codeActions(
  snapshot: Snapshot,
  uri: string,
  range: Range,
  { only }: Pick<CodeActionContext, 'only'>,
  options: CodeActionOptions,
): CodeAction[] {
  const file = snapshot.file(uri);
  if (!file) return [];
  const lines = file.lines();
  const span = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
  const wants = (kind: string): boolean =>
    only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`));
  const isAsked = (kind: string): boolean => only !== undefined && wants(kind);
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(snapshot, uri, span, options) : []),
    ...(wants(CodeActionKind.RefactorRewrite) ? rewrites(snapshot, uri, span, options) : []),
    // Only where somebody asks for it: it looks at the whole file, and this runs at every move of the cursor.
    ...(isAsked(FIX_ALL) ? fixAll(snapshot, uri, options) : []),
  ];
}

function quickFixes(snapshot: Snapshot, uri: string, range: Span, options: CodeActionOptions): CodeAction[] {
  const findings = snapshot
    .findings(uri)
    .filter(({ span }) => span.start <= range.end && range.start <= span.end);
  const found = findings.map((finding) => ({
    finding,
    diagnostic: diagnostics(snapshot, uri, [finding], options),
  }));
  return [
    ...distinct(
      found.flatMap(({ finding, diagnostic }) =>
        snapshot
          .fixes(uri, finding)
          // Without document changes there are no new files.
          .filter(({ edits }) => options.documentChanges !== false || edits.every(isOfFile(snapshot)))
          .map((fix) => fixAction(snapshot, uri, fix, diagnostic, options)),
      ),
    ),
    ...distinct(
      found.flatMap(({ finding, diagnostic }) => ignoreAction(snapshot, finding, diagnostic, options)),
    ),
  ];
}

function isOfFile(snapshot: Snapshot): (edit: TextEdit) => boolean {
  return ({ uri }) => snapshot.file(uri) !== undefined || uri === snapshot.config.targetFile?.uri;
}

function fixAction(
  snapshot: Snapshot,
  uri: string,
  fix: Fix,
  fixed: Diagnostic[],
  options: CodeActionOptions,
): CodeAction {
  const title = options.render(fix.title);
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: fixed,
    ...(fix.preferred && { isPreferred: true }),
    edit: editOf(snapshot, uri, fix.edits, title, options),
  };
}

function ignoreAction(
  snapshot: Snapshot,
  finding: FileFinding,
  ignored: Diagnostic[],
  options: CodeActionOptions,
): CodeAction[] {
  const edit = ignoreEdit(finding);
  if (!edit) return [];
  const title = wordsIn(options.locale)('action.ignore', { code: finding.code });
  return [
    {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: ignored,
      edit: editOf(snapshot, edit.uri, [edit], title, options),
    },
  ];
}

function rewrites(snapshot: Snapshot, uri: string, range: Span, options: CodeActionOptions): CodeAction[] {
  return newerVersion(snapshot, uri, range).map(({ apiVersion, edit }) => {
    const title = options.render({ id: 'fix.api-version', args: { apiVersion } });
    const edits = editOf(snapshot, uri, [edit], title, options);
    return { title, kind: CodeActionKind.RefactorRewrite, edit: edits };
  });
}

function fixAll(snapshot: Snapshot, uri: string, options: CodeActionOptions): CodeAction[] {
  const edits = allSafeEdits(snapshot, uri);
  if (edits.length === 0) return [];
  const title = wordsIn(options.locale)('action.fix-all');
  return [{ title, kind: FIX_ALL, edit: editOf(snapshot, uri, edits, title, options) }];
}

/** Changes beyond the file in which they were asked for are to be seen first. */
function editOf(
  snapshot: Snapshot,
  uri: string,
  edits: readonly TextEdit[],
  label: string,
  form: EditForm,
): WorkspaceEdit {
  return workspaceEdit(snapshot, edits, { label, confirm: (edit) => edit.uri !== uri }, form);
}

/** Actions that do the same are one, which repairs what each of them does. */
function distinct(actions: readonly CodeAction[]): CodeAction[] {
  const merged = new Map<string, CodeAction>();
  for (const action of actions) {
    const key = JSON.stringify([action.title, action.edit]);
    const same = merged.get(key);
    merged.set(
      key,
      same ? { ...same, diagnostics: [...(same.diagnostics ?? []), ...(action.diagnostics ?? [])] } : action,
    );
  }
  return [...merged.values()];
}
