import type { Connection } from 'vscode-languageserver';

/** What the server tells the client's output channel. */
export type Log = {
  info(message: string): void;
  warn(message: string): void;
  /** An error of ours with what it was about; the server goes on. */
  error(about: string, error: unknown): void;
  /** Only shown where the client has switched on tracing. */
  trace(message: string): void;
};

export function createLog(connection: Connection): Log {
  return {
    info: (message) => connection.console.info(message),
    warn: (message) => connection.console.warn(message),
    error: (about, error) => connection.console.error(`${about}: ${describeError(error)}`),
    trace: (message) => connection.tracer.log(message),
  };
}

/** An error with its stack, or whatever was thrown instead of one. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
}
