import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from './io.ts';

/**
 * Makes a folder with all those above it. Node's own `recursive` never comes back where a file system answers that there
 * is no such folder although the one above is there, as /proc does.
 * @param folder absolute
 * @throws UsageError where no folders can be made, and what the disk says
 */
export function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = path.dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new UsageError(`no folder can be made in ${above}`);
    throw error;
  }
}
