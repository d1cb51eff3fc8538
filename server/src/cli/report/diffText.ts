import { counted } from './counted.ts';
import type { DiffReport } from './diff.ts';
import { bySubject, counts, hostsText, requestLine, sidesOf, subjectName, unreadLine } from './diffLines.ts';
import { clean, ruleName } from './requestText.ts';

/** How many changes a person is shown; there are as many as pairs of rules that change places. */
const SHOWN = 200;

/** For people: each change with one of its requests, what became of it and what becomes of it. */
export function diffText(report: DiffReport, colours: boolean): string {
  const paint = (text: string, code: string): string =>
    colours ? `\u001B[${code}m${clean(text)}\u001B[0m` : clean(text);
  const shown = { changes: report.changes.slice(0, SHOWN) };
  const lines: string[] = [];
  for (const [subject, changes] of bySubject(shown)) {
    lines.push(paint(subject, '1'));
    for (const change of changes) {
      const hosts = hostsText(change.hosts);
      lines.push(`  ${change.kind.padEnd(8)}  ${clean(requestLine(change.request))}`);
      if (hosts !== undefined && change.hosts.length > 1) lines.push(`${INDENT}at ${clean(hosts)}`);
      const { before, after } = sidesOf(change);
      lines.push(...before.map((line) => `${INDENT}${paint(`- ${line}`, '31')}`));
      lines.push(...after.map((line) => `${INDENT}${paint(`+ ${line}`, '32')}`));
    }
    lines.push('');
  }
  const left = report.changes.length - shown.changes.length;
  if (left > 0) lines.push(`and ${left} more; --format json lists them all`, '');
  for (const { subject, side, match } of report.undecided)
    lines.push(
      `not decided  ${clean(`${ruleName(match)} of ${report[side].name}, at ${subjectName(subject)}`)}`,
    );
  for (const { route, parents } of report.notCompared)
    lines.push(`not compared  ${clean(`${route}: ${parents.join(', ')} is not here`)}`);
  for (const each of report.unread)
    lines.push(`not decided  ${clean(`${report.pathOf(each.uri)}: ${unreadLine(report, each)}`)}`);
  lines.push(summaryOf(report));
  return `${lines.join('\n')}\n`;
}

const INDENT = ' '.repeat(12);

/** One line about everything. */
export function summaryOf({ base, head, changes, undecided, notCompared, unread }: DiffReport): string {
  const versions = `from ${base.name} to ${head.name}`;
  const open = [
    ...(undecided.length > 0
      ? [`of ${counted(undecided.length, 'match', 'matches')} it cannot be told`]
      : []),
    ...(notCompared.length > 0
      ? [
          `${counted(notCompared.length, 'Route or ListenerSet', 'Routes or ListenerSets')} changed whose parents are not here`,
        ]
      : []),
    ...(unread.length > 0 ? [`${counted(unread.length, 'file')} changed in ways that are not followed`] : []),
  ].join('; ');
  const noMore = open === '' ? '' : `; ${open}`;
  if (changes.length > 0)
    return `${counted(changes.length, 'change')} ${versions}: ${counts(changes)}${noMore}.`;
  return open === ''
    ? `No request goes elsewhere ${versions}.`
    : `No request is known to go elsewhere ${versions}${noMore}.`;
}
