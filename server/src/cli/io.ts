/** What a command needs of the process around it. */
export type Io = {
  /** Absolute. */
  readonly cwd: string;
  out(text: string): void;
  err(text: string): void;
  stdin(): Promise<Uint8Array>;
  /** Whether standard output may be coloured. */
  readonly colours: boolean;
};

/** What a command is given. */
export type CommandIo = Io & {
  /** Some of the input could not be read: whatever else comes out, the exit status says so. */
  missed(): void;
};

export const EXIT = { fine: 0, findings: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command line cannot be meant as it is written. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** One command: what it is for, how it is called, and what it does. */
export type Command = {
  readonly summary: string;
  readonly help: string;
  /** @throws UsageError, UnreadableError */
  run(args: readonly string[], io: CommandIo): Promise<ExitCode>;
};
