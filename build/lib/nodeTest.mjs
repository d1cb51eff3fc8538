// Runs test scripts with Node's own test runner and counts what it saw.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { out, root } from './paths.mjs';
import { run } from './run.mjs';

const quietReporter = new URL('quietReporter.mjs', import.meta.url).href;

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} notes what was skipped, and why
 */

/**
 * @param {readonly string[]} scripts
 * @param {{ name: string, filter?: string | undefined, concurrency?: number, quiet?: boolean, env?: Readonly<Record<string, string>> }} options
 *   `filter`: a regular expression on test names; `name` names the report below `out/`; `quiet`: only failures are shown
 * @returns {Promise<Counts>}
 */
export const runNodeTests = async (scripts, { name, filter, concurrency, quiet = false, env = {} }) => {
  const report = path.join(out, `${name}.tap`);
  mkdirSync(out, { recursive: true });
  const reporters = [quiet ? quietReporter : 'spec', 'stdout', 'tap', report];
  const code = await run(
    process.execPath,
    [
      '--enable-source-maps',
      '--test',
      ...reporters.map((value, i) => `--test-reporter${i % 2 === 0 ? '' : '-destination'}=${value}`),
      ...(concurrency === undefined ? [] : [`--test-concurrency=${concurrency}`]),
      ...(filter === undefined ? [] : [`--test-name-pattern=${filter}`]),
      ...scripts,
    ],
    // Inherited, it would make node believe that it is itself a test.
    { cwd: root, env: { ...process.env, ...env, NODE_TEST_CONTEXT: undefined } },
  );
  const counts = readReport(report);
  // A runner that died has counted less than it should: never let that look like success.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
};

/** The last lines of the report count everything: `# pass 12`. */
const readReport = (file) => {
  const text = readFileSync(file, 'utf8');
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  const notes = [...text.matchAll(/^[ \t]*ok \d+ - (.*) # SKIP(.*)$/gm)]
    .map(([, test, why]) => `${test}:${why || ' no reason given'}`)
    // Node 20 calls what the filter left out skipped.
    .filter((note) => !note.endsWith('does not match pattern'));
  return {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
    notes,
  };
};
