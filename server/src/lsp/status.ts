import type { Connection } from 'vscode-languageserver';
import type { Message, Render, Snapshot } from '../engine/index.ts';
import { message } from '../engine/index.ts';
import { methods, type ServerStatus } from '../protocol.ts';
import type { IndexState } from './indexing/indexer.ts';

/** Tells the client's status item, at most as often as a person can read it. */
export type StatusReporter = { changed(): void; stop(): void };

/** In milliseconds. */
const PAUSE = 100;

export function createStatusReporter(
  connection: Connection,
  wanted: boolean,
  status: () => ServerStatus,
): StatusReporter {
  let told = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    timer = undefined;
    const now = status();
    const json = JSON.stringify(now);
    if (json === told) return;
    told = json;
    void connection.sendNotification(methods.status, now).catch(() => undefined);
  };
  return {
    changed: () => {
      if (wanted) timer ??= setTimeout(tell, PAUSE);
    },
    stop: () => clearTimeout(timer),
  };
}

/** The status as the protocol wants it. */
export function serverStatus(
  snapshot: Snapshot,
  index: IndexState,
  notes: readonly string[],
  render: Render,
): ServerStatus {
  const { target, targetSource, config } = snapshot;
  return {
    release: target.release,
    channel: target.channel,
    targetSource,
    world: config.world,
    indexing: index.isReading,
    files: index.files,
    resources: snapshot.index.resourceCount,
    notes: [...targetNotes(snapshot).map(render), ...notes, ...[...index.notes.values()].map(render)],
  };
}

/** Where the target is not the release that the workspace's own CRDs are of. */
function targetNotes({ unknownRelease, target }: Snapshot): readonly Message[] {
  return unknownRelease === undefined
    ? []
    : [message('note.unknown-crds', { release: unknownRelease, target: target.release })];
}
