import { escapeXml } from './junit.ts';
import type { ReportTest, TestReport } from './testModel.ts';
import { testsByPath, titleOf } from './testModel.ts';

/** JUnit XML: a suite for each file, a test case for each case. */
export function testJunit({ tests, failed }: TestReport): string {
  const suites = testsByPath(tests).map(([path, group]) => {
    const failures = group.filter(({ passed }) => !passed).length;
    return [
      `  <testsuite name="${escapeXml(path)}" tests="${group.length}" failures="${failures}">`,
      ...group.map(testCase),
      '  </testsuite>',
    ].join('\n');
  });
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="gatelens" tests="${tests.length}" failures="${failed}">`,
    ...suites,
    '</testsuites>',
  ].join('\n')}\n`;
}

function testCase(each: ReportTest): string {
  const { path, line, passed, message, messages } = each;
  const head = `    <testcase classname="${escapeXml(path)}" name="${escapeXml(titleOf(each))}" file="${escapeXml(path)}" line="${line + 1}"`;
  if (passed) return `${head}/>`;
  const details = escapeXml(`${path}:${line + 1}\n${messages.join('\n')}`);
  return `${head}>\n      <failure message="${escapeXml(message)}">${details}</failure>\n    </testcase>`;
}
