// Runs other programs and says plainly how they ended.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Runs a program with our terminal as its own.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 127 if it could not be started
 */
export const run = (file, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options });
    child.on('error', (error) => {
      console.error(`${file}: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });

/**
 * npm, quiet about what a reader cannot act on. Scripts of packages never run: nothing we use needs them.
 * @param {string} cwd
 * @param {readonly string[]} args
 * @returns {void}
 */
export const npm = (cwd, args) => {
  const quiet = { npm_config_audit: 'false', npm_config_fund: 'false', npm_config_update_notifier: 'false' };
  const result = spawnSync(npmCommand(), [...args, '--ignore-scripts', '--loglevel=error'], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    // Inherited npm_config_* of an outer `npm run` would point at the outer folder.
    env: { ...withoutNpmConfig(process.env), ...quiet, npm_config_engine_strict: 'false' },
  });
  if (result.status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${cwd}`);
};

const npmCommand = () => (process.platform === 'win32' ? 'npm.cmd' : 'npm');

const withoutNpmConfig = (env) =>
  Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^npm_(config_(local_)?prefix|package_|lifecycle_)/.test(name)),
  );

/**
 * Finds a program on the PATH.
 * @param {string} name
 * @returns {string | undefined} its absolute path
 */
export const findProgram = (name) => {
  const endings = process.platform === 'win32' ? (process.env.PATHEXT ?? '.EXE;.CMD').split(';') : [''];
  for (const folder of (process.env.PATH ?? '').split(path.delimiter))
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      if (folder !== '' && isProgram(file)) return file;
    }
  return undefined;
};

const isProgram = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};
