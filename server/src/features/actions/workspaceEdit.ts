import type {
  AnnotatedTextEdit,
  CreateFile,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { TextEdit as EngineEdit, Snapshot } from '../../engine/index.ts';
import { lineTable } from '../../engine/index.ts';

/** What the client understands of an edit; all of it unless said otherwise. */
export type EditForm = {
  /** Versioned edits and new files. */
  readonly documentChanges?: boolean;
  /** Edits that ask before they are applied. */
  readonly changeAnnotations?: boolean;
};

/** The one annotation: an edit beyond the file in which it was asked for, which people want to see first. */
const ELSEWHERE = 'elsewhere';

/**
 * Edits as LSP has them. Those of other files than `uri` are to be confirmed, where the client can ask.
 * @param label what the edits do together
 */
export function workspaceEdit(
  snapshot: Snapshot,
  uri: string,
  edits: readonly EngineEdit[],
  label: string,
  { documentChanges = true, changeAnnotations = true }: EditForm,
): WorkspaceEdit {
  const files = [...new Set(edits.map((edit) => edit.uri))].map(
    (of) => [of, edits.filter((edit) => edit.uri === of)] as const,
  );
  if (!documentChanges)
    return { changes: Object.fromEntries(files.map(([of, own]) => [of, textEdits(snapshot, of, own)])) };
  const isElsewhere = changeAnnotations && files.some(([of]) => of !== uri);
  const annotation = { label, needsConfirmation: true };
  return {
    documentChanges: files.flatMap(([of, own]): (CreateFile | TextDocumentEdit)[] => {
      const file = snapshot.file(of);
      const changes = textEdits(snapshot, of, own);
      const annotated = changeAnnotations && of !== uri ? changes.map(toConfirm) : changes;
      const edited = { textDocument: { uri: of, version: file?.version ?? null }, edits: annotated };
      return file ? [edited] : [{ kind: 'create', uri: of, options: { ignoreIfExists: true } }, edited];
    }),
    ...(isElsewhere && { changeAnnotations: { [ELSEWHERE]: annotation } }),
  };
}

function textEdits(snapshot: Snapshot, uri: string, edits: readonly EngineEdit[]): TextEdit[] {
  const lines = snapshot.file(uri)?.lines() ?? lineTable('');
  return edits.map(({ span, newText }) => ({ range: lines.rangeOf(span), newText }));
}

function toConfirm(edit: TextEdit): AnnotatedTextEdit {
  return { ...edit, annotationId: ELSEWHERE };
}
