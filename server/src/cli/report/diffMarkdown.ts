import type { DiffReport } from './diff.ts';
import { bySubject, hostsText, requestLine, sidesOf, subjectName, unreadLine } from './diffLines.ts';
import { summaryOf } from './diffText.ts';
import { ruleName } from './requestText.ts';

/** Comments on a pull request may hold some 65,000 characters. */
const SHOWN = 100;

/** For a pull request: one table a Gateway or Service. */
export function diffMarkdown(report: DiffReport): string {
  const shown = { changes: report.changes.slice(0, SHOWN) };
  const lines = ['### Routing changes', '', escaped(summaryOf(report)), ''];
  for (const [subject, changes] of bySubject(shown)) {
    lines.push(`**${escaped(subject)}**`, '', '| | Request | Before | After |', '|---|---|---|---|');
    for (const change of changes) {
      const { before, after } = sidesOf(change);
      const hosts = change.hosts.length > 1 ? hostsText(change.hosts) : undefined;
      const request = [
        code(requestLine(change.request)),
        ...(hosts === undefined ? [] : [escaped(`at ${hosts}`)]),
      ];
      const cells = [
        change.kind,
        request.join('<br>'),
        ...[before, after].map((side) => side.map(escaped).join('<br>')),
      ];
      lines.push(`| ${cells.join(' | ')} |`);
    }
    lines.push('');
  }
  const left = report.changes.length - shown.changes.length;
  if (left > 0) lines.push(`and ${left} more.`, '');
  for (const { subject, side, match } of report.undecided)
    lines.push(
      escaped(`Not decided: ${ruleName(match)} of ${report[side].name}, at ${subjectName(subject)}.`),
      '',
    );
  for (const { route, parents } of report.notCompared)
    lines.push(escaped(`Not compared: ${route}, since ${parents.join(', ')} is not here.`), '');
  for (const each of report.unread)
    lines.push(escaped(`Not decided: ${report.pathOf(each.uri)}: ${unreadLine(report, each)}.`), '');
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Text from manifests: no markup, no cell of its own, no line of its own. */
function escaped(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>|#~!&]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

function code(text: string): string {
  return `<code>${oneLine(text).replaceAll(/[&<>|`*_[\]\\]/g, (sign) => `&#${sign.codePointAt(0)};`)}</code>`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD');
}
