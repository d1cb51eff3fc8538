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

/** What the edits do together, and which of them people want to see before they are applied. */
export type Purpose = { readonly label: string; readonly confirm: (edit: EngineEdit) => boolean };

/** The one annotation. */
const TO_CONFIRM = 'confirm';

/** Edits as LSP has them; those to be confirmed say so, where the client can ask. New files are created. */
export function workspaceEdit(
  snapshot: Snapshot,
  edits: readonly EngineEdit[],
  { label, confirm }: Purpose,
  { documentChanges = true, changeAnnotations = true }: EditForm,
): WorkspaceEdit {
  const byFile = new Map<string, (TextEdit | AnnotatedTextEdit)[]>();
  const asks = documentChanges && changeAnnotations;
  for (const edit of edits) {
    const lines = snapshot.file(edit.uri)?.lines() ?? lineTable(storedText(snapshot, edit.uri));
    const plain = { range: lines.rangeOf(edit.span), newText: edit.newText };
    const known = byFile.get(edit.uri) ?? [];
    byFile.set(edit.uri, known);
    known.push(asks && confirm(edit) ? { ...plain, annotationId: TO_CONFIRM } : plain);
  }
  if (!documentChanges) return { changes: Object.fromEntries(byFile) };
  const isAsked = asks && edits.some(confirm);
  return {
    documentChanges: [...byFile].flatMap(([uri, own]): (CreateFile | TextDocumentEdit)[] => {
      const file = snapshot.file(uri);
      const edited = { textDocument: { uri, version: file?.version ?? null }, edits: own };
      return file || storedText(snapshot, uri) !== ''
        ? [edited]
        : [
            {
              kind: 'create',
              uri,
              options: { ignoreIfExists: true },
              // A file counts as agreed to if its creation is: its text has to go with it.
              ...(own.some((edit) => 'annotationId' in edit) && { annotationId: TO_CONFIRM }),
            },
            edited,
          ];
    }),
    ...(isAsked && { changeAnnotations: { [TO_CONFIRM]: { label, needsConfirmation: true } } }),
  };
}

/** A gatelens.yaml that nobody has open is in no snapshot; any other file that is not there is new. */
function storedText({ config: { targetFile } }: Snapshot, uri: string): string {
  return targetFile?.uri === uri ? targetFile.text : '';
}
