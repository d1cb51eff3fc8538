import type { Connection } from 'vscode-languageserver';
import { CodeLensRefreshRequest } from 'vscode-languageserver';
import type { Snapshot } from '../engine/index.ts';

/** In milliseconds: longer than the quiet that phase 2 waits for, so that the findings come first. */
const PAUSE = 250;

/** Has the client ask for its lenses again when another file may have changed what they say. */
export type LensRefresh = {
  changed(snapshot: Snapshot): void;
  /** Whatever changed: all of them are to be asked for again. */
  all(): void;
  stop(): void;
};

/** @param wanted the client can be told so */
export function createLensRefresh(connection: Connection, wanted: boolean): LensRefresh {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const all = (): void => {
    if (!wanted) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
    }, PAUSE);
  };
  return {
    all,
    changed: (snapshot) => {
      // A client asks by itself for the file that is typed in, and one alone is that.
      if (snapshot.affected.size > 1 && hasLenses(snapshot)) all();
    },
    stop: () => clearTimeout(timer),
  };
}

function hasLenses(snapshot: Snapshot): boolean {
  for (const uri of snapshot.affected)
    if (snapshot.isOpen(uri) && snapshot.file(uri)?.parts.some(({ manifest }) => manifest.gatewayApi))
      return true;
  return false;
}
