import type { Diagnostic } from 'vscode-languageserver';
import type { FileFinding, Snapshot } from '../../engine/index.ts';
import type { Soon } from '../slices.ts';
import { slices } from '../slices.ts';
import { type CompleteSet, carryOver, completeSet } from './carried.ts';
import type { Publisher } from './publisher.ts';
import { type IsOurs, spokenFindings } from './spoken.ts';

/** Decides when which file's findings are computed and published. */
export type Scheduler = {
  /** An open document was typed in: its own findings come at once, the others when the typing pauses. */
  edited(uri: string): void;
  opened(uri: string): void;
  closed(uri: string): void;
  /** A change of the workspace touched these files: their complete findings are computed soon. */
  touched(uris: Iterable<string>): void;
  /** Until then nothing is said of what needs the whole workspace. */
  workspaceIsRead(isRead: boolean): void;
  /** Resolves when everything that was touched so far is published. */
  settled(): Promise<void>;
  stop(): void;
};

export type SchedulerParts = {
  readonly soon: Soon;
  readonly snapshot: () => Snapshot;
  readonly publisher: Publisher;
  readonly toDiagnostics: (
    snapshot: Snapshot,
    uri: string,
    findings: readonly FileFinding[],
  ) => readonly Diagnostic[];
  /** The version of an open document; undefined for files on disk. */
  readonly versionOf: (uri: string) => number | undefined;
  readonly isOurs: IsOurs;
  readonly failed: (uri: string, error: unknown) => void;
  /** Hears how long each file took, in milliseconds. */
  readonly took: (uri: string, phase: 'document' | 'workspace', time: number) => void;
};

/** How long typing must pause before the workspace is looked at, in milliseconds. */
const QUIET = 150;
/** How long the findings of an edit may wait for further edits that have already arrived. */
const GATHER = 20;

export function createScheduler(parts: SchedulerParts): Scheduler {
  const { soon, publisher } = parts;
  const open = new Set<string>();
  const edited = new Set<string>();
  const pending = { open: new Set<string>(), closed: new Set<string>() };
  const complete = new Map<string, CompleteSet>();
  const waiting: (() => void)[] = [];
  let isRead = false;
  let stopped = false;
  let edits = 0;
  let flushing = false;
  let running = false;
  let quietFrom = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  // Phase 1: the edited documents by themselves.
  const gather = (seen: number, since: number): void => {
    soon(() => {
      if (stopped) return;
      if (edits !== seen && performance.now() - since < GATHER) gather(edits, since);
      else publishEdited();
    });
  };
  const publishEdited = (): void => {
    flushing = false;
    for (const uri of edited)
      guard(uri, 'document', () => {
        const snapshot = parts.snapshot();
        publish(snapshot, uri, carryOver(snapshot, uri, complete.get(uri)));
      });
    edited.clear();
    schedule();
  };

  // Phase 2: every file that a change may have touched, open ones first.
  const schedule = (): void => {
    clearTimeout(timer);
    if (stopped || running || flushing || !isRead) return;
    if (next() === undefined) {
      for (const done of waiting.splice(0)) done();
      return;
    }
    const wait = quietFrom - performance.now();
    if (wait <= 0) void run();
    else timer = setTimeout(() => void run(), wait);
  };
  const run = async (): Promise<void> => {
    running = true;
    const giveWay = slices(soon);
    for (let uri = next(); uri !== undefined && mayRun(); uri = next()) {
      const at = uri;
      pending.open.delete(at);
      pending.closed.delete(at);
      guard(at, 'workspace', () => publishComplete(at));
      await giveWay();
    }
    running = false;
    schedule();
  };
  const mayRun = (): boolean => !stopped && isRead && !flushing && performance.now() >= quietFrom;
  const next = (): string | undefined => firstOf(pending.open) ?? firstOf(pending.closed);
  const touch = (uri: string): void => {
    if (open.has(uri)) pending.open.add(uri);
    else pending.closed.add(uri);
  };

  const publishComplete = (uri: string): void => {
    const snapshot = parts.snapshot();
    const findings = spokenFindings(snapshot, uri, parts.isOurs);
    if (open.has(uri)) complete.set(uri, completeSet(snapshot, uri, findings));
    publish(snapshot, uri, findings);
  };
  const publish = (snapshot: Snapshot, uri: string, findings: readonly FileFinding[]): void => {
    publisher.publish(uri, parts.toDiagnostics(snapshot, uri, findings), parts.versionOf(uri));
  };

  const guard = (uri: string, phase: 'document' | 'workspace', task: () => void): void => {
    const started = performance.now();
    try {
      task();
      parts.took(uri, phase, performance.now() - started);
    } catch (error) {
      parts.failed(uri, error);
    }
  };

  const changed = (uri: string): void => {
    edited.add(uri);
    edits++;
    if (flushing) return;
    flushing = true;
    gather(edits, performance.now());
  };

  return {
    edited: (uri) => {
      quietFrom = performance.now() + QUIET;
      changed(uri);
    },
    opened: (uri) => {
      open.add(uri);
      pending.closed.delete(uri);
      pending.open.add(uri);
      publisher.forget(uri);
      changed(uri);
    },
    closed: (uri) => {
      open.delete(uri);
      complete.delete(uri);
      edited.delete(uri);
      pending.open.delete(uri);
      pending.closed.add(uri);
      schedule();
    },
    touched: (uris) => {
      for (const uri of uris) touch(uri);
      schedule();
    },
    workspaceIsRead: (value) => {
      if (isRead === value) return;
      isRead = value;
      schedule();
    },
    settled: () =>
      next() === undefined && !running && !flushing
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push(resolve)),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      for (const done of waiting.splice(0)) done();
    },
  };
}

function firstOf(uris: ReadonlySet<string>): string | undefined {
  for (const uri of uris) return uri;
  return undefined;
}
