/** Joins the platform's way to cancel to VS Code's. */
import { type CancellationToken, CancellationTokenSource } from 'vscode';

/** Runs `work` with a token that is cancelled when `signal` aborts. */
export async function abortable<Result>(
  signal: AbortSignal,
  work: (token: CancellationToken) => Promise<Result>,
): Promise<Result> {
  const source = new CancellationTokenSource();
  const cancel = () => source.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    return await work(source.token);
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}
