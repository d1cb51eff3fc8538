import type { Connection } from 'vscode-languageserver';
import { methods, type PreviewChanged } from '../protocol.ts';

/** In milliseconds: the protocol's promise. */
const PAUSE = 150;

/** Tells a client that shows previews that there is something new to draw. */
export type PreviewChanges = { changed(revision: number): void; stop(): void };

export function createPreviewChanges(connection: Connection, wanted: boolean): PreviewChanges {
  let newest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    timer = undefined;
    const params: PreviewChanged = { revision: newest };
    void connection.sendNotification(methods.previewChanged, params).catch(() => undefined);
  };
  return {
    changed: (revision) => {
      newest = revision;
      if (wanted) timer ??= setTimeout(tell, PAUSE);
    },
    stop: () => clearTimeout(timer),
  };
}
