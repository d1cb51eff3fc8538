// Runs test scripts with Node's own test runner and counts what it saw.
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { inspect } from 'node:util';
import { root } from './paths.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} notes what was skipped, and why
 *
 * @typedef {object} TestOptions
 * @property {string | undefined} [filter] a regular expression on test names
 * @property {number} [concurrency] scripts at a time; without it, one less than there are processors
 * @property {boolean} [quiet] shows failures only: of thousands of tests, nobody reads the rest
 */

/**
 * @param {readonly string[]} scripts
 * @param {TestOptions} [options]
 * @returns {Promise<Counts>}
 */
export const runNodeTests = async (scripts, { filter, concurrency, quiet = false } = {}) => {
  // The scripts are bundles: with this, stack traces name the TypeScript.
  process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --enable-source-maps`;
  process.chdir(root);
  const events = run({
    files: [...scripts],
    concurrency: concurrency ?? true,
    ...(filter === undefined ? {} : { testNamePatterns: [filter] }),
  });
  const totals = {};
  const notes = [];
  events.on('test:diagnostic', ({ nesting, message }) => {
    const [, word, count] = /^(\w+) (\d+)/.exec(message) ?? [];
    if (nesting === 0 && word !== undefined) totals[word] = Number(count);
  });
  events.on('test:pass', ({ name, skip }) => {
    // Node 20 calls what the filter left out skipped.
    if (skip !== undefined && skip !== 'test name does not match pattern')
      notes.push(`${name}: ${skip === true ? 'no reason given' : skip}`);
  });
  await (quiet ? showFailures(events) : show(events.compose(spec)));
  return {
    passed: totals.pass ?? 0,
    // A runner that ran nothing must not look like success.
    failed: totals.tests > 0 ? (totals.fail ?? 0) + (totals.cancelled ?? 0) : 1,
    skipped: (totals.skipped ?? 0) + (totals.todo ?? 0),
    notes,
  };
};

const show = async (report) => {
  for await (const text of report) process.stdout.write(text);
};

const showFailures = async (events) => {
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') process.stdout.write(data.message);
    // A group fails because one of its tests did, which has been said by then.
    if (type === 'test:fail' && data.details.error?.failureType !== 'subtestsFailed')
      console.log(describe(data));
  }
};

const describe = ({ name, file, details: { error } }) => {
  const cause = error?.cause ?? error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
  const where = file ? ` (${path.relative(root, file)})` : '';
  return `\n✖ ${name}${where}\n${text.replaceAll(/^(?=.)/gm, '    ')}`;
};
