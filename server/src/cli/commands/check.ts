import path from 'node:path';
import type { Severity } from '../../engine/index.ts';
import { withoutKnown, writeBaseline } from '../baseline.ts';
import { applySafeFixes, unifiedDiff, writeChanges } from '../fix.ts';
import { COMMON_FLAGS, COMMON_HELP, configFrom, oneOf, parseFlags } from '../flags.ts';
import { readInputs } from '../inputs.ts';
import { type Command, EXIT, type Io, UsageError } from '../io.ts';
import { counted } from '../report/counted.ts';
import { githubReport } from '../report/github.ts';
import { jsonReport } from '../report/json.ts';
import { junitReport } from '../report/junit.ts';
import { createReport, isAtLeast, type Report } from '../report/model.ts';
import { sarifReport } from '../report/sarif.ts';
import { textReport } from '../report/text.ts';

const FORMATS = ['text', 'json', 'sarif', 'github', 'junit'] as const;
const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;
const BASELINE = 'gatelens-baseline.json';

export const check: Command = {
  summary: 'find mistakes in manifests',
  help: `Usage: gatelens check [PATH…]

Checks files and folders (default: .), or standard input (-).

  --format text|json|sarif|github|junit
  --fail-on error|warning|information|hint
                                    exit with 1 for findings as bad as this, or worse (default: error)
  --fix                             apply the safe fixes, then report what remains
  --fix --dry-run                   write nothing, print the changes as a unified diff
  --baseline FILE                   do not report what FILE lists
  --write-baseline                  write all findings to the baseline FILE (default: ${BASELINE}) and exit with 0
${COMMON_HELP}`,

  run: async (args, io) => {
    const { values, positionals } = parseFlags({
      args: [...args],
      allowPositionals: true,
      options: {
        ...COMMON_FLAGS,
        format: { type: 'string', default: 'text' },
        'fail-on': { type: 'string', default: 'error' },
        fix: { type: 'boolean', default: false },
        'dry-run': { type: 'boolean', default: false },
        baseline: { type: 'string' },
        'write-baseline': { type: 'boolean', default: false },
      },
    });
    const format = oneOf('--format', values.format, FORMATS);
    const failOn = oneOf('--fail-on', values['fail-on'], SEVERITIES);
    const isDry = values['dry-run'];
    if (isDry && !values.fix) throw new UsageError('--dry-run goes with --fix');
    if (isDry && (format !== 'text' || values['write-baseline']))
      throw new UsageError('--dry-run prints a diff, and neither a report nor a baseline');
    const inputs = await readInputs(positionals, configFrom(values, io.cwd), io);
    if (values.fix && inputs.hasStdin) throw new UsageError('--fix cannot change standard input');

    let { snapshot } = inputs;
    if (values.fix) {
      const fixed = applySafeFixes(inputs);
      snapshot = fixed.snapshot;
      if (isDry) io.out(unifiedDiff(fixed.changes, inputs.pathOf));
      else writeChanges(fixed.changes);
      const [findings, files] = [counted(fixed.fixes, 'finding'), counted(fixed.changes.length, 'file')];
      io.err(`${isDry ? 'Would fix' : 'Fixed'} ${findings} in ${files}.\n`);
    }
    const found = createReport(inputs, snapshot);
    const baseline = path.resolve(io.cwd, values.baseline ?? BASELINE);
    if (values['write-baseline']) {
      writeBaseline(found, baseline, io.cwd);
      io.err(`Wrote ${counted(found.findings.length, 'finding')} to ${baseline}.\n`);
      return EXIT.fine;
    }
    const report = values.baseline === undefined ? found : withoutKnown(found, baseline, io.cwd);
    if (!isDry) io.out(written(report, format, failOn, io));
    const fails = report.findings.some(({ severity }) => isAtLeast(severity, failOn));
    return fails ? EXIT.findings : EXIT.fine;
  },
};

function written(report: Report, format: (typeof FORMATS)[number], failOn: Severity, io: Io): string {
  switch (format) {
    case 'text':
      return textReport(report, io.colours);
    case 'json':
      return jsonReport(report);
    case 'sarif':
      return sarifReport(report);
    case 'github':
      return githubReport(report);
    case 'junit':
      return junitReport(report, failOn);
  }
}
