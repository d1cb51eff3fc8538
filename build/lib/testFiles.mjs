// Finds test files and bundles them, so that Node 20 can run them: it does not read TypeScript.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { out, root } from './paths.mjs';

/** Left to Node: they come as programs, find their own files, or load code that a bundle would break. */
const external = ['vscode', 'esbuild', 'typescript', 'playwright-core', '@biomejs/biome', '@vscode/vsce'];

/**
 * @param {string} folder relative to the root
 * @param {string} ending such as `.test.ts`
 * @returns {string[]} every such file below the folder, relative to the root, sorted; none if there is no folder
 */
export const findTests = (folder, ending) => {
  let names;
  try {
    names = readdirSync(path.join(root, folder), { recursive: true });
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => path.join(folder, name))
    .sort();
};

/** The scripts of build/ find their files by where they stand themselves, so a bundle must not move them. */
const keepScripts = {
  name: 'keep-scripts',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\..*\.mjs$/ }, ({ path: script, resolveDir }) => ({
      path: pathToFileURL(path.resolve(resolveDir, script)).href,
      external: true,
    })),
};

/**
 * Bundles test files; what several of them share is built once.
 * @param {readonly string[]} files relative to the root
 * @param {string} name begins the folder's name below `out/`: each run has its own, gone when it ends, so that two do
 *   not take each other's files away
 * @returns {Promise<string[]>} the scripts to give to `node --test`, in the order of `files`
 */
export const bundleTests = async (files, name) => {
  const { build } = await import('esbuild');
  const outdir = path.join(out, `${name}-${process.pid}`);
  process.on('exit', () => rmSync(outdir, { recursive: true, force: true }));
  await build({
    entryPoints: files,
    absWorkingDir: root,
    outdir,
    outbase: root,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    outExtension: { '.js': '.mjs' },
    // Stack traces name the TypeScript source: node runs with --enable-source-maps.
    sourcemap: true,
    external,
    plugins: [keepScripts],
    // Some CommonJS packages ask for Node's modules with `require`, which an ES module lacks.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; globalThis.require ??= __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return files.map((file) => path.join(outdir, file.replace(/\.ts$/, '.mjs')));
};
