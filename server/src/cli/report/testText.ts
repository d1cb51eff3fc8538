import type { Fact } from '../../engine/index.ts';
import type { ReportTest, TestReport } from './testModel.ts';
import { testsByPath, titleOf } from './testModel.ts';

/** For people: a line for each case, below those that fail what was expected and what is, and the count at the end. */
export function testText({ tests, passed, failed }: TestReport, colours: boolean): string {
  const paint = colours ? coloured : plain;
  const lines = testsByPath(tests).flatMap(([path, group]) => [
    printable(path),
    ...group.flatMap((each) => testLines(each, paint)),
    '',
  ]);
  const count = `${passed} passed, ${failed} failed`;
  const total = tests.length === 0 ? 'No tests' : paint(count, failed > 0 ? 'bad' : 'good');
  return `${[...lines, total].join('\n')}\n`;
}

type Paint = (text: string, style: 'good' | 'bad' | 'faint') => string;

const CODES = { good: '32', bad: '31', faint: '2' } as const;
const coloured: Paint = (text, style) => `\u001B[${CODES[style]}m${text}\u001B[0m`;
const plain: Paint = (text) => text;

function testLines(each: ReportTest, paint: Paint): string[] {
  const title = printable(titleOf(each));
  const place = printable(`${each.path}:${each.line + 1}`);
  if (each.passed) return [`  ${paint('✓', 'good')} ${title}`];
  const differing = each.facts.filter(({ holds }) => !holds);
  const isCertain = differing.length > 0 && each.messages.length === differing.length;
  return [
    `  ${paint('✗', 'bad')} ${title}  ${paint(place, 'faint')}`,
    ...(isCertain ? differing.flatMap(factLines) : each.messages.map((message) => `      ${message}`)).map(
      printable,
    ),
  ];
}

function factLines({ key, expected, actual }: Fact): string[] {
  return [`      ${key}`, `        expected  ${expected}`, `        actual    ${actual}`];
}

/** A value from a manifest must not speak to the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD');
}
