import {
  type CancellationToken,
  type Connection,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver';
import type { Snapshot } from '../engine/index.ts';
import type { CheckWorkspaceParams, CheckWorkspaceResult } from '../protocol.ts';
import { type IsOurs, spokenFindings } from './diagnostics/spoken.ts';
import { cancelled } from './requests.ts';
import type { GiveWay } from './slices.ts';

export type CheckParts = {
  readonly connection: Connection;
  readonly snapshot: () => Snapshot;
  /** Resolves when the workspace is read and its diagnostics are published. */
  readonly settled: () => Promise<void>;
  readonly giveWay: GiveWay;
  readonly isOurs: IsOurs;
};

/** Checks every file and counts what is told of it; the findings themselves are published as diagnostics. */
export async function checkWorkspace(
  { connection, snapshot, settled, giveWay, isOurs }: CheckParts,
  { workDoneToken }: CheckWorkspaceParams,
  token: CancellationToken,
): Promise<CheckWorkspaceResult> {
  const report = (value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void => {
    if (workDoneToken !== undefined)
      void connection.sendProgress(WorkDoneProgress.type, workDoneToken, value).catch(() => undefined);
  };
  report({ kind: 'begin', title: 'Gatelens', percentage: 0, cancellable: true });
  try {
    await Promise.race([settled(), cancellation(token)]);
    const summary = { error: 0, warning: 0, information: 0, hint: 0 };
    if (token.isCancellationRequested) throw cancelled();
    const uris = [...snapshot().uris()];
    let percentage = 0;
    for (const [index, uri] of uris.entries()) {
      if (token.isCancellationRequested) throw cancelled();
      // Asked anew for every file: an edit in between makes a snapshot useless, not the check.
      for (const { severity } of spokenFindings(snapshot(), uri, isOurs)) summary[severity]++;
      const now = Math.floor(((index + 1) / uris.length) * 100);
      if (now > percentage)
        report({ kind: 'report', percentage: now, message: `${index + 1}/${uris.length}` });
      percentage = now;
      await giveWay();
    }
    return { files: uris.length, resources: snapshot().index.resourceCount, summary };
  } finally {
    report({ kind: 'end' });
  }
}

/** Resolves when nobody waits for the answer any more. */
function cancellation(token: CancellationToken): Promise<void> {
  return new Promise((resolve) => {
    token.onCancellationRequested(() => resolve());
  });
}
