import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** In bytes: enough for the garbage of a few keystrokes in a large file. */
const ENOUGH = 2 * 1024 * 1024;
/** In milliseconds: about the length of a slice of work. */
const OFTEN = 15;

/**
 * Keeps V8's space for young objects small. Nearly all that the server makes is garbage a moment later, so a large
 * nursery saves little time, and costs tens of megabytes for as long as the editor runs. V8 has no option for this
 * once it is running but to stop the growth.
 */
export function keepNurserySmall(): void {
  // Electron may seal V8's flags, and whoever changes them then is ended: memory is not worth that.
  if (process.versions.electron !== undefined) return;
  const check = setInterval(() => {
    const nursery = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    if (nursery && nursery.space_size < ENOUGH) return;
    clearInterval(check);
    setFlagsFromString('--semi-space-growth-factor=1');
  }, OFTEN);
  check.unref();
}
