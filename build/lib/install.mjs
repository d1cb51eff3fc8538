// Makes a fresh clone ready: the right Node, and the packages that package-lock.json names.
// This file and what it imports may use nothing but Node itself.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';
import { npm } from './run.mjs';

/** Ends the process with a plain sentence if this Node is too old. */
export const requireNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Gatelens needs Node 20.19 or later; this is Node ${process.versions.node}.`);
  process.exit(1);
};

/**
 * Installs the packages of package-lock.json unless they are there.
 * @returns {'installed' | 'present'}
 */
export const installPackages = () => {
  if (isInstalled()) return 'present';
  console.log('Installing packages (npm ci)');
  npm(root, ['ci']);
  return 'installed';
};

/**
 * npm records what it put into node_modules in a lock file of its own there: that, not a date, says whether the
 * folder is what package-lock.json asks for. Optional packages of other platforms are rightly absent.
 */
const isInstalled = () => {
  const wanted = readLock('package-lock.json');
  const present = readLock('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  return Object.entries(wanted).every(
    ([folder, entry]) => folder === '' || entry.optional || present[folder]?.version === entry.version,
  );
};

const readLock = (file) => {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
};
