import {
  finished,
  message,
  renderMessage,
  routeTests,
  runRouteTest,
  unreadRouteTests,
} from '../../engine/index.ts';
import { COMMON_FLAGS, COMMON_HELP, configFrom, oneOf, parseFlags } from '../flags.ts';
import { type Inputs, readInputs } from '../inputs.ts';
import { type Command, EXIT, type Io } from '../io.ts';
import { testJson } from '../report/testJson.ts';
import { testJunit } from '../report/testJunit.ts';
import { createTestReport, type TestReport } from '../report/testModel.ts';
import { testTap } from '../report/testTap.ts';
import { testText } from '../report/testText.ts';

const FORMATS = ['text', 'json', 'junit', 'tap'] as const;

export const test: Command = {
  summary: 'run the route tests beside the manifests',
  help: `Usage: gatelens test [PATH…]

Runs the RouteTest documents in files and folders (default: .), or in standard input (-), against the manifests found
there. A test passes if everything that it expects holds. One whose outcome is not certain fails, and says on what it
depends.

  --format text|json|junit|tap      default: text
${COMMON_HELP}
Exit status: 0 all tests pass, 1 some fail, 2 wrong usage, or something could not be read.
`,

  run: async (args, io) => {
    const { values, positionals } = parseFlags({
      args: [...args],
      allowPositionals: true,
      options: { ...COMMON_FLAGS, format: { type: 'string', default: 'text' } },
    });
    const format = oneOf('--format', values.format, FORMATS);
    const inputs = await readInputs(positionals, configFrom(values, io.cwd), io);
    const report = runAll(inputs);
    for (const place of unread(inputs)) {
      io.err(`${place}: ${renderMessage(message('route-test.unread'))}\n`);
      io.missed();
    }
    if (report.tests.length === 0) io.err('No RouteTest documents were found.\n');
    io.out(written(report, format, io));
    return report.failed > 0 ? EXIT.findings : EXIT.fine;
  },
};

/** Runs the tests of the files that were asked for, against everything that was read. */
function runAll(inputs: Inputs): TestReport {
  const asked = new Set(inputs.uris);
  const tests = routeTests(inputs.snapshot).filter(({ from }) => asked.has(from.uri));
  return createTestReport(
    inputs,
    tests.flatMap((each) => finished(runRouteTest(inputs.snapshot, each))),
  );
}

/** Where documents are RouteTests that could not be read, as `path:line`. */
function unread({ snapshot, uris, pathOf }: Inputs): readonly string[] {
  return uris.flatMap((uri) => {
    const file = snapshot.file(uri);
    if (!file) return [];
    const lineOf = (offset: number): number => file.lines().positionAt(offset).line + 1;
    return unreadRouteTests(file).map((offset) => `${pathOf(uri)}:${lineOf(offset)}`);
  });
}

function written(report: TestReport, format: (typeof FORMATS)[number], io: Io): string {
  switch (format) {
    case 'text':
      return testText(report, io.colours);
    case 'json':
      return testJson(report);
    case 'junit':
      return testJunit(report);
    case 'tap':
      return testTap(report);
  }
}
