// Finds a Chromium for the editor tests; on Debian and its relatives root gets one installed.
import { existsSync } from 'node:fs';
import { findProgram, run } from './run.mjs';

const programs = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
  'chrome',
];

const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * A Chromium, Chrome or Edge: the one that the environment variable CHROMIUM names, else one of the usual places.
 * @returns {string | undefined} its path
 */
export const findChromium = () => {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : findProgram(named);
  for (const name of programs) {
    const found = findProgram(name);
    if (found) return found;
  }
  return elsewhere.find((file) => existsSync(file));
};

/**
 * As findChromium, but installs Debian's package if there is none and we may.
 * @returns {Promise<{ file: string } | { missing: string }>} `missing` says what the user can do
 */
export const ensureChromium = async () => {
  const found = findChromium();
  if (found) return { file: found };
  if (process.env.CHROMIUM) return { missing: `CHROMIUM names ${process.env.CHROMIUM}, which is not there` };
  const advice =
    'no Chromium found: install Chromium, Chrome or Edge, or name one in the environment variable CHROMIUM';
  if (!findProgram('apt-get') || process.getuid?.() !== 0) return { missing: advice };
  console.log('No Chromium found: installing the Debian package chromium');
  await installDebianPackage();
  const installed = findChromium();
  return installed
    ? { file: installed }
    : { missing: `${advice} (apt-get could not install the package chromium)` };
};

const installDebianPackage = async () => {
  // Another apt-get may hold the lock, as it does on a machine that was just started: wait for it.
  const patient = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0', '-qq'];
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  // A mirror that fails for one list must not stop us: the package may be in another.
  await run('apt-get', [...patient, 'update'], options);
  await run('apt-get', [...patient, 'install', '-y', '--no-install-recommends', 'chromium'], options);
};
