// Makes out/gatelens-<version>.vsix and looks inside: it is what people install, so it must hold what runs, no more.
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { installPackages, requireNode } from './lib/install.mjs';
import { out, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { listZip } from './lib/zip.mjs';

const megabyte = 1024 * 1024;
const largest = 3 * megabyte;

/** What the extension cannot run without; the rest of the list follows from package.json's `files`. */
const needed = [
  'dist/client.js',
  'dist/server.js',
  'dist/cli.js',
  'dist/web/client.js',
  'dist/web/server.js',
  'dist/preview.js',
  'package.json',
  'LICENSE.txt',
  'readme.md',
];

const unwanted = [
  { what: 'a source map', pattern: /\.map$/ },
  { what: 'TypeScript', pattern: /\.(ts|tsx|mts|tsbuildinfo)$/ },
  { what: 'a test', pattern: /(^|\/)(tests?|fixtures|bench)\/|\.(test|editor)\./ },
  { what: 'a build script', pattern: /^(build|node_modules|out|\.ci)\/|\.mjs$/ },
  { what: 'reference data', pattern: /(^|\/)(shared|crds|cases|lspbench)\// },
];

/** @returns {string} where the .vsix of this version lies, made or not */
export const vsixFile = () => {
  const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return path.join(out, `${name}-${version}.vsix`);
};

/**
 * Packs `dist/` as it stands; throws if the result is too large or holds what it should not.
 * @returns {Promise<string>} the file
 */
export const packVsix = async () => {
  mkdirSync(out, { recursive: true });
  const file = vsixFile();
  // Everything is bundled, so vsce need not look at dependencies; the README's links are good as they are.
  const flags = [
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '-o',
    file,
  ];
  const vsce = createRequire(import.meta.url).resolve('@vscode/vsce/vsce');
  const code = await run(process.execPath, [vsce, 'package', ...flags], { cwd: root });
  if (code !== 0) throw new Error('vsce could not package the extension');
  const faults = inspect(file);
  if (faults.length > 0) throw new Error(`${path.relative(root, file)}:\n  ${faults.join('\n  ')}`);
  return file;
};

const inspect = (file) => {
  const { size } = statSync(file);
  const names = listZip(file)
    .map(({ name }) => name)
    .filter((name) => name.startsWith('extension/'))
    .map((name) => name.slice('extension/'.length));
  console.log(`${path.relative(root, file)}: ${(size / megabyte).toFixed(2)} MB, ${names.length} files`);
  return [
    ...(size < largest ? [] : [`is ${(size / megabyte).toFixed(2)} MB; the limit is 3 MB`]),
    ...needed.filter((name) => !names.includes(name)).map((name) => `lacks ${name}`),
    ...names.flatMap((name) =>
      unwanted.filter(({ pattern }) => pattern.test(name)).map(({ what }) => `holds ${what}: ${name}`),
    ),
  ];
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode();
  installPackages();
  try {
    await build();
    await packVsix();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
