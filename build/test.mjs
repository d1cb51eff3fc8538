// Runs every check and test there is, from a fresh clone on: npm test [-- FLAGS]
//   --only NAME[,NAME]   only these stages: build lint types unit package editor
//   --no-editor          without the tests in a real VS Code
//   --filter REGEX       only tests whose name matches (stages unit and editor)
//   --files REGEX        only tests in files whose path matches (stages unit and editor)
// A stage that fails does not stop the others. The last line counts every test, and each other stage as one.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureChromium } from './lib/chromium.mjs';
import { installPackages, requireNode } from './lib/install.mjs';
import { runNodeTests } from './lib/nodeTest.mjs';
import { out, root } from './lib/paths.mjs';
import { run } from './lib/run.mjs';
import { bundleTests, findTests } from './lib/testFiles.mjs';

requireNode();
const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    'no-editor': { type: 'boolean', default: false },
    filter: { type: 'string' },
    files: { type: 'string', default: '' },
  },
});

const one = { passed: 1, failed: 0, skipped: 0, notes: [] };
const skip = (...notes) => ({ passed: 0, failed: 0, skipped: 1, notes });
const chosen = (file) => new RegExp(flags.files).test(file);
const succeeded = (code) => (code === 0 ? one : { ...one, passed: 0, failed: 1 });

const stages = {
  install: () => {
    installPackages();
    return one;
  },
  build: async () => {
    const { build } = await import('./build.mjs');
    await build();
    return one;
  },
  lint: async () => {
    const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
    return succeeded(
      await run(process.execPath, [biome, 'check', '--error-on-warnings', '.'], { cwd: root }),
    );
  },
  types: async () => succeeded(await run(process.execPath, ['build/typecheck.mjs'], { cwd: root })),
  unit: async () => {
    const files = findTests('test', '.test.ts').filter(
      (file) => !file.startsWith('test/editor') && chosen(file),
    );
    if (files.length === 0) return skip('no such test files');
    return runNodeTests(await bundleTests(files, 'tests'), {
      name: 'unit',
      filter: flags.filter,
      quiet: true,
    });
  },
  package: async () => {
    if (failed.has('build')) return skip('nothing to package: the build failed');
    const { packVsix } = await import('./package.mjs');
    await packVsix();
    return one;
  },
  editor: async () => {
    if (flags['no-editor']) return skip('--no-editor');
    if (failed.has('package') || failed.has('build')) return skip('there is no package to install');
    const { setupVscode, vscodeUnsupported } = await import('./setup-vscode.mjs');
    const unsupported = vscodeUnsupported();
    if (unsupported) return skip(unsupported);
    const chromium = await ensureChromium();
    if ('missing' in chromium) return skip(chromium.missing);
    setupVscode();
    // Pictures of an earlier run would be taken for this one's.
    rmSync(path.join(out, 'screenshots'), { recursive: true, force: true });
    const files = findTests('test/editor', '.editor.ts').filter(chosen);
    if (files.length === 0) return skip('no such test files');
    const scripts = await bundleTests(files, 'editor-tests');
    // One VS Code at a time: two would wait for each other on a small machine, and time out.
    return runNodeTests(scripts, { filter: flags.filter, concurrency: 1 });
  },
};

const wanted = flags.only.flatMap((names) => names.split(','));
const unknown = wanted.filter((name) => !(name in stages));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}; there are ${Object.keys(stages).join(', ')}.`);
  process.exit(2);
}

const failed = new Set();
const results = [];
for (const [name, stage] of Object.entries(stages)) {
  if (wanted.length > 0 && !wanted.includes(name) && name !== 'install') continue;
  console.log(`\n== ${name}`);
  const started = performance.now();
  const counts = await Promise.resolve()
    .then(stage)
    .catch((error) => {
      console.error(error.message);
      return { ...one, passed: 0, failed: 1 };
    });
  if (counts.failed > 0) failed.add(name);
  results.push({ name, ...counts, seconds: (performance.now() - started) / 1000 });
  // Nothing else can run without the packages.
  if (name === 'install' && counts.failed > 0) break;
}

console.log('\n== summary');
for (const { name, passed, failed: bad, skipped, seconds } of results) {
  const state = bad > 0 ? 'FAILED' : passed > 0 ? 'ok' : 'skipped';
  console.log(
    `${name.padEnd(8)} ${state.padEnd(8)} ${tally(passed, bad, skipped)} (${seconds.toFixed(1)} s)`,
  );
}
for (const { name, notes } of results) for (const note of notes) console.log(`skipped in ${name}: ${note}`);
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
console.log(tally(sum('passed'), sum('failed'), sum('skipped')));
process.exit(failed.size > 0 ? 1 : 0);

function tally(passed, bad, skipped) {
  return `${passed} passed, ${bad} failed, ${skipped} skipped`;
}
