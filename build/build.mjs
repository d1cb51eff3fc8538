// Builds everything that ships: one bundle a program, so that starting costs one file read.
//   node build/build.mjs [--dev] [--watch]
import { chmodSync, statSync, watch } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages, requireNode } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { generateSchemas } from './schemas.mjs';

const node = { platform: 'node', format: 'cjs', target: 'node20' };
const browser = { platform: 'browser', target: 'es2022' };

/** VS Code loads extension code as CommonJS on both hosts and brings `vscode` itself; a worker and a page take a script. */
const bundles = [
  { entry: 'client/src/extension.node.ts', outfile: 'dist/client.js', ...node, external: ['vscode'] },
  { entry: 'server/src/hosts/node.ts', outfile: 'dist/server.js', ...node },
  { entry: 'server/src/cli/main.ts', outfile: 'dist/cli.js', ...node, banner: { js: '#!/usr/bin/env node' } },
  {
    entry: 'client/src/extension.web.ts',
    outfile: 'dist/web/client.js',
    ...browser,
    format: 'cjs',
    external: ['vscode'],
  },
  { entry: 'server/src/hosts/worker.ts', outfile: 'dist/web/server.js', ...browser, format: 'iife' },
  { entry: 'client/webview/main.ts', outfile: 'dist/preview.js', ...browser, format: 'iife' },
];

/**
 * Writes `dist/`: small and without source maps, or with `dev` readable and with them.
 * @param {{ dev?: boolean, watching?: boolean }} [options] `watching` goes on building until the process ends
 * @returns {Promise<void>} rejects when something does not compile; esbuild has then said where
 */
export const build = async ({ dev = false, watching = false } = {}) => {
  const started = performance.now();
  await generate(watching);
  // Loaded here, not above: on a fresh clone it is installed only after this file has started.
  const esbuild = await import('esbuild');

  const contexts = await Promise.all(
    bundles.map(({ entry, ...options }) =>
      esbuild.context({
        ...options,
        entryPoints: [entry],
        absWorkingDir: root,
        bundle: true,
        minify: !dev,
        sourcemap: dev,
        // The licences of what is bundled stay with it, in one place at its end.
        legalComments: 'eof',
        logLevel: watching ? 'info' : 'warning',
      }),
    ),
  );
  await Promise.all(contexts.map((context) => (watching ? context.watch() : context.rebuild())));
  if (watching) return;
  await Promise.all(contexts.map((context) => context.dispose()));

  for (const { outfile } of bundles) {
    const file = path.join(root, outfile);
    if (outfile === 'dist/cli.js') chmodSync(file, 0o755);
    console.log(`  ${outfile.padEnd(20)} ${(statSync(file).size / 1024).toFixed(0).padStart(5)} KB`);
  }
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
};

/** The API as data, compiled: the bundles import it. */
const generate = async (watching) => {
  await generateSchemas();
  if (!watching) return;
  watch(path.join(root, 'schemas'), { recursive: true }, () =>
    generateSchemas().catch((error) => console.error(error.message)),
  );
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode();
  installPackages();
  const flags = process.argv.slice(2);
  await build({ dev: flags.includes('--dev'), watching: flags.includes('--watch') }).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
