/** Routing changes as a Markdown document: a table for each Gateway. */
import { l10n, Uri, workspace } from 'vscode';
import type { RoutingChangesResult, ToldAnswer, ToldChange } from '../../../server/src/protocol.ts';
import { hostsText, kindText, requestLines, sideLines, unreadText } from './words.ts';

export function changesMarkdown(result: RoutingChangesResult): string {
  const { changes, left, undecided, notCompared, unread } = result;
  const lines = [`# ${l10n.t('Routing Changes')}`, ''];
  lines.push(
    changes.length === 0
      ? escaped(
          undecided.length + notCompared.length + unread.length === 0
            ? l10n.t('No request goes elsewhere than in HEAD.')
            : l10n.t('No request is known to go elsewhere than in HEAD.'),
        )
      : escaped(
          l10n.t(
            'The workspace as it is now, unsaved text included, against HEAD. Each line has one of the requests that it is about.',
          ),
        ),
    '',
  );
  for (const [title, group] of bySubject(changes)) {
    const heads = [l10n.t('Change'), l10n.t('Request'), l10n.t('Before'), l10n.t('After')];
    lines.push(`## ${escaped(title)}`, '', `| ${heads.join(' | ')} |`, '|---|---|---|---|');
    lines.push(...group.map(rowOf), '');
  }
  if (left > 0) lines.push(escaped(l10n.t('and {0} more.', left)), '');
  if (undecided.length > 0) lines.push(escaped(l10n.t('It is not known which requests these concern:')), '');
  for (const { subject, route, rule } of undecided)
    lines.push(`- ${escaped(`${subject}: ${route} #${rule}`)}`);
  if (notCompared.length > 0)
    lines.push(
      '',
      escaped(l10n.t('These Routes or ListenerSets changed, and their parents are not in this workspace:')),
      '',
    );
  for (const { route, parents } of notCompared) lines.push(`- ${escaped(`${route}: ${parents.join(', ')}`)}`);
  if (unread.length > 0)
    lines.push('', escaped(l10n.t('These files changed, and what that does to requests is not known:')), '');
  for (const each of unread)
    lines.push(`- ${escaped(`${workspace.asRelativePath(Uri.parse(each.uri))}: ${unreadText(each)}`)}`);
  return `${lines.join('\n').trimEnd()}\n`;
}

function bySubject(changes: readonly ToldChange[]): ReadonlyMap<string, ToldChange[]> {
  const found = new Map<string, ToldChange[]>();
  for (const change of changes) {
    const { subject, from } = change;
    const title = from === undefined ? subject : l10n.t('{0}, for clients in {1}', subject, from);
    const others = found.get(title);
    if (others) others.push(change);
    else found.set(title, [change]);
  }
  return found;
}

function rowOf(change: ToldChange): string {
  const [first = '', ...more] = requestLines(change.request);
  const hosts = hostsText(change);
  const { before, after } = sideLines(change);
  const cells = [
    `**${escaped(kindText(change.kind))}**`,
    [code(first), ...more.map(code), ...(hosts === undefined ? [] : [escaped(hosts)])].join('<br>'),
    sideCell(before, change.before),
    sideCell(after, change.after),
  ];
  return `| ${cells.join(' | ')} |`;
}

function sideCell([outcome = '', ...details]: readonly string[], { place }: ToldAnswer): string {
  const at = place && `${workspace.asRelativePath(Uri.parse(place.uri))}:${place.range.start.line + 1}`;
  const more = [...details, ...(at === undefined ? [] : [at])];
  return [`**${escaped(outcome)}**`, ...more.map(escaped)].join('<br>');
}

/** Text from manifests: no markup, no cell of its own, no line of its own. */
function escaped(text: string): string {
  return text
    .replaceAll(/\p{Cc}/gu, ' ')
    .replaceAll(/[\\`*_{}[\]<>|#~!&$]/g, (sign) => `&#${sign.codePointAt(0)};`);
}

/** A code span: nothing in it is markup, but a bar would end the cell. */
function code(text: string): string {
  const line = text.replaceAll(/\p{Cc}/gu, ' ').replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${line}\`` : `${fence} ${line} ${fence}`;
}
