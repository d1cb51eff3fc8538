import type { Change, Config, LineTable, SchemaStore, Snapshot } from '../engine/index.ts';
import { createWorkspace } from '../engine/index.ts';
import type { Documents, OpenDocument } from './documents.ts';

/** The engine's workspace as the server uses it: edits are gathered and read when someone asks for the snapshot. */
export type Session = {
  /** Everything as it is now, all edits included. */
  snapshot(): Snapshot;
  /** Takes changes of stored files or a new configuration. */
  apply(changes: readonly Change[], config?: Config): Snapshot;
  /** An open document has a new text. */
  edited(document: OpenDocument): void;
  closed(document: OpenDocument): void;
  /** The lines of an open document's current text, if they are known without reading it. */
  linesOf(uri: string): (() => LineTable) | undefined;
};

export type SessionParts = {
  readonly schemas: SchemaStore;
  readonly documents: Documents;
  /** Whether the configuration tells us to leave a file alone, open or not. */
  readonly leaveAlone: (uri: string) => boolean;
  /** Called after every change with the new snapshot, before anyone else sees it. */
  readonly applied: (snapshot: Snapshot) => void;
};

export function createSession({ schemas, documents, leaveAlone, applied }: SessionParts): Session {
  const workspace = createWorkspace(schemas);
  const edits = new Set<string>();

  const takeEdits = (): Change[] => {
    if (edits.size === 0) return [];
    const changes = [...edits].flatMap((uri): Change[] => {
      const document = documents.get(uri);
      if (!document) return [];
      // A file that is left alone hides what the disk says of it, and says nothing itself.
      const text = document.tooLarge || leaveAlone(uri) ? '' : document.text;
      return [{ type: 'opened', uri, text, version: document.version }];
    });
    edits.clear();
    return changes;
  };

  const apply = (changes: readonly Change[], config?: Config): Snapshot => {
    const snapshot = workspace.apply([...takeEdits(), ...changes], config);
    applied(snapshot);
    return snapshot;
  };

  return {
    snapshot: () => (edits.size > 0 ? apply([]) : workspace.snapshot()),
    apply,
    edited: ({ uri }) => {
      edits.add(uri);
    },
    closed: ({ uri }) => {
      edits.delete(uri);
      apply([{ type: 'closed', uri }]);
    },
    linesOf: (uri) => {
      const file = edits.has(uri) ? undefined : workspace.snapshot().file(uri);
      return file?.text === documents.get(uri)?.text ? file?.lines : undefined;
    },
  };
}
