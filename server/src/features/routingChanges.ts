import {
  type RankedMatch,
  type Render,
  type RequestAnswer,
  type RoutingChange,
  routingDiff,
  type Snapshot,
  type Subject,
} from '../engine/index.ts';
import type { RoutingChangesResult, ToldAnswer, ToldChange } from '../protocol.ts';
import { locate } from './preview.ts';
import { effectData, matchData } from './simulate/effect.ts';
import { namedResource } from './simulate/target.ts';

/** More than anybody reads. */
const TOLD = 200;

/** The two versions of a workspace. */
export type VersionsOfWorkspace = { readonly base: Snapshot; readonly head: Snapshot };

/** Which requests two versions treat differently; gives way between its steps. */
export function* routingChanges(
  versions: VersionsOfWorkspace,
  render: Render,
): Generator<undefined, RoutingChangesResult> {
  const { changes, undecided, notCompared } = yield* routingDiff(versions.base, versions.head);
  const told: ToldChange[] = [];
  for (const change of changes.slice(0, TOLD)) {
    told.push(changeData(versions, change, render));
    yield;
  }
  return {
    changes: told,
    left: changes.length - told.length,
    notCompared,
    undecided: undecided.map(({ subject, side, match }) => ({
      subject: subjectTitle(versions, subject),
      side,
      ...ruleOf(versions[side], match),
    })),
  };
}

function changeData(versions: VersionsOfWorkspace, change: RoutingChange, render: Render): ToldChange {
  const { kind, subject, hosts, request, before, after } = change;
  return {
    kind,
    subject: subjectTitle(versions, subject),
    ...(subject.from !== undefined && { from: subject.from }),
    hosts,
    request,
    before: answerData(versions.base, before, render),
    after: answerData(versions.head, after, render),
  };
}

function answerData(snapshot: Snapshot, answer: RequestAnswer, render: Render): ToldAnswer {
  const data = effectData({ snapshot, render }, answer);
  const place = data.match && locate(snapshot, data.match.id);
  return { ...data, dependsOn: answer.dependsOn.map(render), ...(place && { place }) };
}

function subjectTitle({ base, head }: VersionsOfWorkspace, { object }: Subject): string {
  if (object.head) return namedResource(head, object.head).title;
  return object.base ? namedResource(base, object.base).title : '';
}

function ruleOf(snapshot: Snapshot, match: RankedMatch): { readonly route: string; readonly rule: number } {
  const { route, rule } = matchData(snapshot, match);
  return { route: route.title, rule };
}
