import type { CancellationToken } from 'vscode-languageserver';
import { type Snapshot, StaleSnapshotError } from '../engine/index.ts';
import { cancelled } from './requests.ts';
import type { GiveWay } from './slices.ts';

/**
 * Works a long answer out in steps: others are answered between them, and it begins anew if the workspace changes
 * meanwhile, since what was found is about texts that are no more.
 * @throws ResponseError if nobody waits any more, StaleSnapshotError if the workspace changes again and again
 */
export type Stepwise = <Result>(
  token: CancellationToken,
  begin: (snapshot: Snapshot) => Generator<unknown, Result>,
) => Promise<Result>;

const MOST_TRIES = 4;

export function createStepwise(snapshot: () => Snapshot, giveWay: GiveWay): Stepwise {
  const toEnd = async <Result>(
    token: CancellationToken,
    steps: Generator<unknown, Result>,
  ): Promise<Result> => {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value;
      await giveWay();
      if (token.isCancellationRequested) throw cancelled();
    }
  };
  return async (token, begin) => {
    for (let tries = 1; ; tries++)
      try {
        return await toEnd(token, begin(snapshot()));
      } catch (error) {
        if (!(error instanceof StaleSnapshotError) || tries === MOST_TRIES) throw error;
      }
  };
}
