import type { Severity } from '../../engine/index.ts';
import type { Report, ReportFinding } from './model.ts';
import { summaryOf } from './model.ts';

/** For people: one finding a line, `path:line:column severity message [code]`, counted from one, and a summary. */
export function textReport(report: Report, colours: boolean): string {
  const paint = colours ? coloured : plain;
  const lines = report.findings.flatMap((finding) => findingLines(finding, paint));
  if (lines.length > 0) lines.push('');
  lines.push(summaryLine(report, paint));
  return `${lines.join('\n')}\n`;
}

type Style = Severity | 'faint' | 'fine';
type Paint = (text: string, style: Style) => string;

const CODES: Readonly<Record<Style, string>> = {
  error: '31',
  warning: '33',
  information: '34',
  hint: '36',
  faint: '2',
  fine: '32',
};

const coloured: Paint = (text, style) => `\u001B[${CODES[style]}m${text}\u001B[0m`;
const plain: Paint = (text) => text;

function findingLines(finding: ReportFinding, paint: Paint): string[] {
  const { severity, message, code, related = [], fixes = [] } = finding;
  const lines = [
    `${place(finding)} ${paint(severity, severity)} ${oneLine(message)} ${paint(`[${code}]`, 'faint')}`,
  ];
  for (const each of related) lines.push(paint(`    ${place(each)} ${oneLine(each.message)}`, 'faint'));
  const safe = fixes.find((fix) => fix.safe);
  if (safe) lines.push(paint(`    --fix: ${oneLine(safe.title)}`, 'faint'));
  return lines;
}

function place({ path, range: { start } }: Pick<ReportFinding, 'path' | 'range'>): string {
  return `${path}:${start.line + 1}:${start.character + 1}`;
}

function summaryLine({ findings, files, resources, known }: Report, paint: Paint): string {
  const summary = summaryOf(findings);
  const counts = (['error', 'warning', 'information', 'hint'] as const)
    .filter((severity) => summary[severity] > 0)
    .map((severity) => paint(`${summary[severity]} ${nouns(severity, summary[severity])}`, severity));
  const where = `in ${plural(files, 'file', 'files')}, ${plural(resources, 'resource', 'resources')}`;
  const found = counts.length > 0 ? counts.join(', ') : paint('No findings', 'fine');
  return `${found} ${where}${known > 0 ? `; ${known} more in the baseline` : ''}`;
}

function nouns(severity: Severity, count: number): string {
  if (severity === 'information') return count === 1 ? 'note' : 'notes';
  return count === 1 ? severity : `${severity}s`;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** On one line and without control characters: a value from a manifest must not speak to the terminal. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replaceAll(/\p{Cc}/gu, '\uFFFD');
}
