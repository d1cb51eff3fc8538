import type { Connection } from 'vscode-languageserver';
import type { Snapshot } from '../engine/index.ts';
import { methods, type PreviewChanged } from '../protocol.ts';

/** In milliseconds: the protocol's promise. */
const PAUSE = 150;

/** Tells a client that shows previews that there is something new to draw. */
export type PreviewChanges = {
  /** Something that a graph may show is another in this snapshot; nothing is said of changes that none shows. */
  changed(snapshot: Snapshot): void;
  stop(): void;
};

export function createPreviewChanges(connection: Connection, wanted: boolean): PreviewChanges {
  let newest = 0;
  const shown = new Set<string>();
  /** Graphs show the Gateway API and what it points at: a Service that changes affects the Routes that name it. */
  const isShown = (snapshot: Snapshot): boolean => {
    let isAny = false;
    for (const uri of snapshot.affected) {
      if (shown.delete(uri)) isAny = true; // it was, and may be no longer
      if (!snapshot.file(uri)?.parts.some(({ manifest }) => manifest.gatewayApi)) continue;
      shown.add(uri);
      isAny = true;
    }
    return isAny;
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    timer = undefined;
    const params: PreviewChanged = { revision: newest };
    void connection.sendNotification(methods.previewChanged, params).catch(() => undefined);
  };
  return {
    changed: (snapshot) => {
      if (!wanted || !isShown(snapshot)) return;
      newest = snapshot.revision;
      timer ??= setTimeout(tell, PAUSE);
    },
    stop: () => clearTimeout(timer),
  };
}
