import type { Severity } from '../../engine/index.ts';
import type { Report, ReportFinding } from './model.ts';
import { isAtLeast } from './model.ts';

/**
 * JUnit XML: a suite for each file with findings, a test case for each of them. Those that let `check` fail are
 * failures; the others pass and say their piece as output. Without findings one case says that all is well.
 */
export function junitReport({ findings, files }: Report, failOn: Severity): string {
  const byPath = new Map<string, ReportFinding[]>();
  for (const finding of findings) {
    const group = byPath.get(finding.path);
    if (group) group.push(finding);
    else byPath.set(finding.path, [finding]);
  }
  const isFailure = ({ severity }: ReportFinding): boolean => isAtLeast(severity, failOn);
  const suites = [...byPath].map(([path, group]) =>
    [
      `  <testsuite name="${escapeXml(path)}" tests="${group.length}" failures="${group.filter(isFailure).length}">`,
      ...group.map((finding) => testCase(finding, isFailure(finding))),
      '  </testsuite>',
    ].join('\n'),
  );
  if (suites.length === 0)
    suites.push(
      `  <testsuite name="gatelens" tests="1" failures="0">\n    <testcase classname="gatelens" name="${files} files without findings"/>\n  </testsuite>`,
    );
  const failures = findings.filter(isFailure).length;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="gatelens" tests="${Math.max(findings.length, 1)}" failures="${failures}">
${suites.join('\n')}
</testsuites>
`;
}

function testCase(finding: ReportFinding, isFailure: boolean): string {
  const { path, range, code, severity, message, help } = finding;
  const place = `${range.start.line + 1}:${range.start.character + 1}`;
  const head = `    <testcase classname="${escapeXml(path)}" name="${escapeXml(`${code} ${place}`)}">`;
  const details = escapeXml(`${path}:${place} ${severity} ${message} [${code}]\n${help}`);
  const body = isFailure
    ? `<failure type="${severity}" message="${escapeXml(message)}">${details}</failure>`
    : `<system-out>${details}</system-out>`;
  return `${head}\n      ${body}\n    </testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\t': '&#9;',
};

/** Text for XML 1.0, which has no way at all to write most control characters. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll(/[&<>"\n\r\t]/g, (character) => ENTITIES[character] ?? character);
}
