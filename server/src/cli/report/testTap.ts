import type { ReportTest, TestReport } from './testModel.ts';
import { titleOf } from './testModel.ts';

/** TAP, version 14: a line for each case, and what differs as a YAML block. */
export function testTap({ tests }: TestReport): string {
  const lines = ['TAP version 14', `1..${tests.length}`, ...tests.flatMap(testLines)];
  return `${lines.join('\n')}\n`;
}

function testLines(each: ReportTest, index: number): string[] {
  const { path, line, passed, message, facts } = each;
  const head = `${passed ? 'ok' : 'not ok'} ${index + 1} - ${escaped(`${path}: ${titleOf(each)}`)}`;
  if (passed) return [head];
  const differing = facts.filter(({ holds }) => !holds);
  return [
    head,
    '  ---',
    `  message: ${JSON.stringify(message)}`,
    `  at: ${JSON.stringify(`${path}:${line + 1}`)}`,
    ...(differing.length > 0 ? ['  differences:'] : []),
    ...differing.flatMap(({ key, expected, actual }) => [
      `    - key: ${JSON.stringify(key)}`,
      `      expected: ${JSON.stringify(expected)}`,
      `      actual: ${JSON.stringify(actual)}`,
    ]),
    '  ...',
  ];
}

/** A number sign would begin a directive, and a line break the next line. */
function escaped(text: string): string {
  return text.replaceAll(/[\\#]/g, '\\$&').replaceAll(/\p{Cc}/gu, ' ');
}
