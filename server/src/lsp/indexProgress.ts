import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { IndexState } from './indexing/indexer.ts';

/** Shows the reading of the workspace in clients that have no status item of ours. */
export type IndexProgress = { changed(state: IndexState): void };

export function createIndexProgress(connection: Connection, wanted: boolean): IndexProgress {
  let reporter: WorkDoneProgressServerReporter | undefined;
  let isReading = false;
  let told = 0;
  const begin = async (): Promise<void> => {
    const created = await connection.window.createWorkDoneProgress();
    if (!isReading) return; // it was over before the client had answered
    reporter = created;
    created.begin('Gatelens', undefined, 'Reading manifests', false);
  };
  return {
    changed: ({ isReading: now, files }) => {
      if (!wanted) return;
      if (now && !isReading) void begin().catch(() => undefined);
      isReading = now;
      if (!now) {
        reporter?.done();
        reporter = undefined;
      } else if (reporter && files - told >= 100) {
        told = files;
        reporter.report(`Reading manifests: ${files}`);
      }
    },
  };
}
