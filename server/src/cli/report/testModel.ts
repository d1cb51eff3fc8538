import { type CaseResult, type Fact, placeOfCase, renderMessage } from '../../engine/index.ts';
import type { Inputs } from '../inputs.ts';
import { requestReport } from './request.ts';

/** A case as reports show it; its JSON is a contract (README, "Command line"): keys are only added. */
export type ReportTest = {
  /** Relative to the working directory. */
  readonly path: string;
  /** Zero-based: where the case begins. */
  readonly line: number;
  /** Of the RouteTest. */
  readonly name: string;
  readonly case: string;
  readonly passed: boolean;
  readonly message: string;
  /** As `gatelens request --format json` gives it; absent if there was nobody to ask, or nothing. */
  readonly actual?: object;
  /** All that is expected, for people. */
  readonly facts: readonly Fact[];
  readonly messages: readonly string[];
};

export type TestReport = {
  readonly passed: number;
  readonly failed: number;
  readonly tests: readonly ReportTest[];
};

export function createTestReport(
  { snapshot, pathOf }: Pick<Inputs, 'snapshot' | 'pathOf'>,
  results: readonly CaseResult[],
): TestReport {
  const tests = results.map((result): ReportTest => {
    const { uri } = result.test.from;
    const place = placeOfCase(snapshot, result.test, result.case);
    const line = place && snapshot.file(uri)?.lines().positionAt(place.span.start).line;
    const messages = result.messages.map((each) => renderMessage(each));
    return {
      path: pathOf(uri),
      line: line ?? 0,
      name: result.test.name,
      case: result.case.name,
      passed: result.passed,
      message: messages.join(' '),
      ...(result.asked && {
        actual: requestReport({ snapshot, pathOf, table: result.asked.table }, result.asked.answer),
      }),
      facts: result.facts,
      messages,
    };
  });
  const passed = tests.filter((each) => each.passed).length;
  return { passed, failed: tests.length - passed, tests };
}

/** In the order in which they come. */
export function testsByPath(
  tests: readonly ReportTest[],
): readonly (readonly [path: string, tests: readonly ReportTest[]])[] {
  const groups = new Map<string, ReportTest[]>();
  for (const each of tests) groups.set(each.path, [...(groups.get(each.path) ?? []), each]);
  return [...groups];
}

/** `store › beta users`, as reports name a case. */
export function titleOf({ name, case: title }: ReportTest): string {
  return [name, title].filter((each) => each !== '').join(' › ');
}
