import {
  namespaceName,
  namespaceOf,
  openRests,
  type RequestAnswer,
  type RoutingChange,
  type RoutingDiff,
  renderMessage,
  rewritten,
  type Snapshot,
  type Subject,
} from '../../engine/index.ts';
import type { Version } from '../revisions.ts';
import { answerReport, matchReport, type RequestContext } from './request.ts';

/** Two versions, and how they treat requests differently. */
export type DiffReport = RoutingDiff & {
  readonly base: Version & { readonly snapshot: Snapshot };
  readonly head: Version & { readonly snapshot: Snapshot };
  readonly pathOf: (uri: string) => string;
};

/** The differences as JSON: version 1 of the contract (docs/diff.md). */
export function diffJson(report: DiffReport): string {
  const { base, head, changes, undecided, notCompared, unread } = report;
  const data = {
    version: 1,
    base: versionOf(base),
    head: versionOf(head),
    changes: changes.map((change) => changeReport(report, change)),
    undecided: undecided.map(({ side, subject, match, hosts }) => ({
      side,
      ...subjectReport(subject),
      hosts,
      ...matchReport(contextOf(report, subject, side), match),
    })),
    notCompared,
    unread: unread.map(({ uri, ...each }) => ({ file: report.pathOf(uri), ...each })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function versionOf({ name, commit }: Version): Version {
  return { name, ...(commit !== undefined && { commit }) };
}

function changeReport(
  report: DiffReport,
  { kind, subject, hosts, request, before, after }: RoutingChange,
): object {
  const side = (name: 'base' | 'head', answer: RequestAnswer): object => {
    const open = openRests(answer).map((each) => renderMessage(each));
    return {
      ...answerReport(contextOf(report, subject, name), answer),
      ...(open.length > 0 && { perhaps: open }),
    };
  };
  const written = rewritten(before, after).map((each) => renderMessage(each));
  return {
    kind,
    ...subjectReport(subject),
    hosts,
    request,
    before: side('base', before),
    after: side('head', after),
    ...(written.length > 0 && { rewritten: written }),
  };
}

function contextOf(report: DiffReport, { table }: Subject, side: 'base' | 'head'): RequestContext {
  const known = table[side] ?? table.base ?? table.head;
  if (!known) throw new Error('a subject is in one version at least');
  return { snapshot: report[side].snapshot, pathOf: report.pathOf, table: known };
}

function subjectReport({ type, object, context, from }: Subject): object {
  const side = object.head ? 'head' : 'base';
  const place = object[side];
  const namespace = place && namespaceName(namespaceOf(context[side].namespaces, place));
  return {
    [type]: { namespace: namespace ?? null, name: place?.name ?? '' },
    ...(from !== undefined && { from }),
  };
}
