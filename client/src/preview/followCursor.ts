/** Where the user's cursor is, in the preview's terms. */
import { Disposable, type TextEditor, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  methods,
  type NodeAtParams,
  type NodeAtResult,
  type NodeId,
  type WirePosition,
} from '../../../server/src/protocol.ts';
import { debounce } from '../debounce.ts';

export type Place = { readonly uri: string; readonly position: WirePosition };

export type CursorPlace = Place & {
  readonly id: NodeId | null;
  /** The preview itself moved the cursor there. */
  readonly isOwn: boolean;
};

export type CursorFollower = Disposable & {
  readonly place: () => Place | undefined;
  /** Asks again, for a preview that has just opened. */
  readonly look: () => void;
  /**
   * The preview is about to move the cursor there; that is not the user's move. Opening a file takes the cursor to
   * other places on its way, so nothing is followed until the result is called.
   */
  readonly beginOwnMove: (place: Place) => () => void;
};

const QUIET_MS = 120;

/** Calls `moved` when the cursor rests somewhere in a YAML document; asks the server only while `isWanted`. */
export function followCursor(
  client: BaseLanguageClient,
  isWanted: () => boolean,
  moved: (place: CursorPlace) => void,
): CursorFollower {
  let place = placeOf(client, window.activeTextEditor);
  let ownMove: Place | undefined;
  let isMoving = false;
  let asked = 0;

  const ask = async () => {
    if (place === undefined || !isWanted() || !client.isRunning()) return;
    asked += 1;
    const turn = asked;
    const { uri, position } = place;
    const params: NodeAtParams = { uri, position };
    // A server that is stopping has no answer; the next move asks again.
    const answer = await client.sendRequest<NodeAtResult>(methods.nodeAt, params).catch(() => undefined);
    if (answer === undefined || turn !== asked) return;
    moved({ uri, position, id: answer.id, isOwn: ownMove !== undefined && isSame(ownMove, params) });
  };
  const later = debounce(() => void ask(), QUIET_MS);
  const look = (editor: TextEditor | undefined) => {
    const next = placeOf(client, editor);
    // Leaving the editor, for the preview or a terminal, is no move.
    if (next === undefined || (place !== undefined && isSame(place, next))) return;
    if (isMoving && ownMove !== undefined && !isSame(ownMove, next)) return;
    if (ownMove !== undefined && !isSame(ownMove, next)) ownMove = undefined;
    place = next;
    later.call();
  };

  const listening = Disposable.from(
    later,
    window.onDidChangeActiveTextEditor(look),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === window.activeTextEditor) look(textEditor);
    }),
  );
  return {
    place: () => place,
    look: () => later.call(),
    beginOwnMove: (expected) => {
      ownMove = expected;
      isMoving = true;
      return () => {
        isMoving = false;
      };
    },
    dispose: () => listening.dispose(),
  };
}

/** The place of the editor's cursor, or nothing outside of YAML. */
export function placeOf(client: BaseLanguageClient, editor: TextEditor | undefined): Place | undefined {
  if (editor?.document.languageId !== 'yaml') return undefined;
  const { line, character } = editor.selection.active;
  return { uri: client.code2ProtocolConverter.asUri(editor.document.uri), position: { line, character } };
}

function isSame(one: Place, other: Place): boolean {
  return (
    one.uri === other.uri &&
    one.position.line === other.position.line &&
    one.position.character === other.position.character
  );
}
