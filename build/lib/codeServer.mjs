// Starts the VS Code of build/vscode with a home of its own, so that it neither reads nor leaves anything elsewhere.
import { execFileSync, spawn } from 'node:child_process';
import {
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { setupVscode } from '../setup-vscode.mjs';

/** A VS Code that greets with nothing, asks nothing, and calls nobody. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'files.autoSave': 'off',
  'git.enabled': false,
};

/**
 * @typedef {object} Home A temporary folder that holds all that one VS Code knows.
 * @property {string} base the folder
 * @property {(vsix: string, folder: string) => string} unpack installs a .vsix below base and gives the folder of the
 *   unpacked extension; this VS Code loads those in the folder `extensions`
 * @property {(folder: string) => void} link makes an unpacked extension one of this VS Code's own; before start
 * @property {(port?: number) => Promise<CodeServer>} start
 * @property {() => void} remove
 *
 * @typedef {object} CodeServer
 * @property {number} port
 * @property {number} pid of the process group's leader
 * @property {Promise<void>} ended resolves when it has ended, for whatever reason
 * @property {() => Promise<void>} stop ends the whole process group
 */

/**
 * Prepares a home; nothing runs yet.
 * @param {Readonly<Record<string, unknown>>} [settings] user settings beside the quiet ones
 * @returns {Home}
 */
export const createHome = (settings = {}) => {
  const { node, entry } = setupVscode();
  const base = mkdtempSync(path.join(os.tmpdir(), 'gatelens-vscode-'));
  const user = path.join(base, 'user');
  const extensions = path.join(base, 'extensions');
  for (const folder of [path.join(user, 'User'), extensions]) mkdirSync(folder, { recursive: true });
  writeFileSync(
    path.join(user, 'User/settings.json'),
    JSON.stringify({ ...quietSettings, ...settings }, null, 2),
  );

  const env = environment(base);
  const common = [entry, '--config', path.join(base, 'config.yaml'), '--user-data-dir', user];
  return {
    base,
    unpack: (vsix, folder) => {
      const target = path.join(base, folder);
      const args = [...common, '--extensions-dir', target, '--install-extension', vsix];
      execFileSync(node, args, { env, stdio: 'pipe' });
      return path.join(
        target,
        extensionFolder(JSON.parse(readFileSync(path.join(target, 'extensions.json'), 'utf8'))[0].location),
      );
    },
    link: (folder) => symlinkSync(folder, path.join(extensions, folderName(folder)), 'junction'),
    start: (port) => start(node, [...common, '--extensions-dir', extensions], env, base, port),
    remove: () => rmSync(base, { recursive: true, force: true, maxRetries: 5 }),
  };
};

const extensionFolder = (location) => path.basename(location.path);

const folderName = (folder) => {
  const { publisher, name, version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return `${publisher}.${name}-${version}`;
};

/** Sockets, caches and settings go below `base`; what an outer VS Code set for its own terminal stays out. */
const environment = (base) => {
  const outer = Object.entries(process.env).filter(
    ([name]) =>
      !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_TEST_CONTEXT$|PORT$|PASSWORD$|HASHED_PASSWORD$)/.test(name),
  );
  return {
    ...Object.fromEntries(outer),
    HOME: base,
    TMPDIR: base,
    XDG_RUNTIME_DIR: base,
    XDG_CONFIG_HOME: path.join(base, 'config'),
    XDG_DATA_HOME: path.join(base, 'data'),
    DO_NOT_TRACK: '1',
  };
};

const start = async (node, common, env, base, wantedPort) => {
  const port = wantedPort ?? (await freePort());
  const quiet = [
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-getting-started-override',
    '--disable-workspace-trust',
  ];
  const args = [...common, '--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, ...quiet];
  // A process group of its own: the extension host and the pty host outlive their parent for a moment.
  const child = spawn(node, args, { env, cwd: base, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const logFile = path.join(base, 'code-server.log');
  const log = createWriteStream(logFile);
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = new Promise((resolve) => {
    child.on('close', () => resolve());
  });
  const stop = () => stopGroup(child.pid);
  try {
    await untilHealthy(port, () => child.exitCode === null && child.signalCode === null);
  } catch {
    await stop();
    throw new Error(`code-server did not start on port ${port}:\n${readFileSync(logFile, 'utf8')}`);
  }
  return { port, pid: child.pid, ended, stop };
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const untilHealthy = async (port, isAlive) => {
  for (const end = Date.now() + 60_000; Date.now() < end && isAlive(); await wait(100)) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
    if (answer?.ok && isAlive()) return;
  }
  throw new Error('no answer');
};

const stopGroup = async (pid) => {
  signalGroup(pid, 'SIGTERM');
  for (let i = 0; i < 80 && signalGroup(pid, 0); i++) await wait(100);
  signalGroup(pid, 'SIGKILL');
};

/** Whether anything in the group was there to hear it. */
const signalGroup = (pid, signal) => {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
};

/**
 * The address that shows a folder.
 * @param {number} port
 * @param {string} folder absolute
 * @param {string} [file] opened at once; absolute
 */
export const workbenchUrl = (port, folder, file) => {
  const open = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${port}${file}`]]);
  const payload = file === undefined ? '' : `&payload=${encodeURIComponent(open)}`;
  return `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}${payload}`;
};
