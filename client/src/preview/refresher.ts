/** Asking again and again without flooding the server and without showing an older answer after a newer one. */

export type Refresher = {
  /** Ask soon: at once, or as soon as the running question is answered. */
  readonly refresh: () => void;
  /** The question changed, or nobody listens any more: no answer to what was asked so far is wanted. */
  readonly drop: () => void;
};

/**
 * Runs `ask` one at a time. However often `refresh` is called meanwhile, one more question follows. `ask` gets a signal
 * that is aborted when its answer is no longer wanted; then neither `deliver` nor `fail` is called.
 */
export function createRefresher<Answer>(
  ask: (signal: AbortSignal) => Promise<Answer>,
  deliver: (answer: Answer) => void,
  fail: (error: unknown) => void,
): Refresher {
  let running: AbortController | undefined;
  let wanted = false;

  const run = async () => {
    const control = new AbortController();
    running = control;
    wanted = false;
    try {
      const answer = await ask(control.signal);
      if (!control.signal.aborted) deliver(answer);
    } catch (error) {
      if (!control.signal.aborted) fail(error);
    }
    if (running !== control) return;
    running = undefined;
    if (wanted) void run();
  };
  return {
    refresh: () => {
      if (running === undefined) void run();
      else wanted = true;
    },
    drop: () => {
      running?.abort();
      running = undefined;
      wanted = false;
    },
  };
}
