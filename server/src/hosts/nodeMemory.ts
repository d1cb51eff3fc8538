import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Keeps the process small. V8 assumes that a program has the machine to itself; a language server runs beside an
 * editor all day and mostly waits. Each of these was measured: `npm run bench` tells time and memory.
 */
export function keepProcessSmall(): void {
  // Electron may seal V8's flags, and whoever changes them then is ended: memory is not worth that.
  if (process.versions.electron !== undefined) return;
  delayOptimisation();
  keepNurserySmall();
}

/** In milliseconds: an ordinary workspace is read by then. */
const START = 1500;

/**
 * While the workspace is read, nearly all code runs for a moment only: compiling it well takes as much time as it
 * saves, and memory that is not given back. Typing comes later and needs it.
 */
function delayOptimisation(): void {
  const [major = '0'] = process.versions.node.split('.');
  const compilers = Number(major) >= 22 ? ['opt', 'maglev'] : ['opt']; // those that V8 has switched on itself
  for (const compiler of compilers) setFlagsFromString(`--no-${compiler}`);
  setTimeout(() => {
    for (const compiler of compilers) setFlagsFromString(`--${compiler}`);
  }, START).unref();
}

/** In bytes: enough for the garbage of a few keystrokes in a large file. */
const ENOUGH = 2 * 1024 * 1024;
/** In milliseconds: about the length of a slice of work. */
const OFTEN = 15;

/**
 * Nearly all objects that the server makes are garbage a moment later, so a large space for young ones saves little
 * time, and costs tens of megabytes. Once it runs, V8 offers nothing but to stop that space's growth.
 */
function keepNurserySmall(): void {
  const check = setInterval(() => {
    const nursery = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    if (nursery && nursery.space_size < ENOUGH) return;
    clearInterval(check);
    setFlagsFromString('--semi-space-growth-factor=1');
  }, OFTEN);
  check.unref();
}
