import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

/** Programs of the house as they ship: bundled, to be started by Node. The tests run in the repository's root. */
export type Programs = { readonly cli: string; readonly server: string; remove(): void };

/** Bundles the command line and the server into a temporary folder. */
export async function buildPrograms(): Promise<Programs> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatelens-programs-'));
  await build({
    entryPoints: { cli: 'server/src/cli/main.ts', server: 'server/src/hosts/node.ts' },
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
  return {
    cli: path.join(folder, 'cli.js'),
    server: path.join(folder, 'server.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
