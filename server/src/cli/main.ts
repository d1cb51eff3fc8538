/** The command line's main: the process around `run`. */
import { run } from './run.ts';

/** Whoever reads the output may have read enough (`| head`); that is no failure. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? 0);
});

const { NO_COLOR = '', FORCE_COLOR = '', TERM = '' } = process.env;
const wantsColours = FORCE_COLOR !== '' ? FORCE_COLOR !== '0' : process.stdout.isTTY && TERM !== 'dumb';

run(process.argv.slice(2), {
  cwd: process.cwd(),
  out: (text) => {
    process.stdout.write(text);
  },
  err: (text) => {
    process.stderr.write(text);
  },
  stdin: async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  },
  colours: NO_COLOR === '' && wantsColours,
}).then(
  (code) => {
    // Not process.exit: output may still be on its way through a pipe.
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(
      `gatelens: this should not have happened.\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = 2;
  },
);
