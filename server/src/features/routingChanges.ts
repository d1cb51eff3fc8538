import {
  type Message,
  openRests,
  type RankedMatch,
  type Render,
  type RequestAnswer,
  type RoutingChange,
  rewritten,
  routingDiff,
  type Snapshot,
  type Subject,
} from '../engine/index.ts';
import type { RoutingChangesResult, ToldAnswer, ToldChange } from '../protocol.ts';
import { locate } from './preview.ts';
import { type EffectContext, effectData, matchData } from './simulate/effect.ts';
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
  const { changes, undecided, notCompared, unread } = yield* routingDiff(versions.base, versions.head);
  const told: ToldChange[] = [];
  for (const change of changes.slice(0, TOLD)) {
    told.push(changeData(versions, change, render));
    yield;
  }
  return {
    changes: told,
    left: changes.length - told.length,
    notCompared,
    unread,
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
    before: answerData({ snapshot: versions.base, render }, kind, before, []),
    after: answerData({ snapshot: versions.head, render }, kind, after, rewritten(before, after)),
  };
}

function answerData(
  context: EffectContext,
  kind: RoutingChange['kind'],
  answer: RequestAnswer,
  notes: readonly Message[],
): ToldAnswer {
  const { snapshot, render } = context;
  const data = effectData(context, answer);
  const others = kind === 'unsure' ? answer.possible.slice(1) : [];
  const place = data.match && locate(snapshot, data.match.id);
  return {
    ...data,
    notes: [...data.notes, ...notes.map(render)],
    dependsOn: answer.dependsOn.map(render),
    perhaps: openRests(answer).map(render),
    otherwise: others.map((each) => effectData(context, each)),
    ...(place && { place }),
  };
}

function subjectTitle({ base, head }: VersionsOfWorkspace, { object }: Subject): string {
  if (object.head) return namedResource(head, object.head).title;
  return object.base ? namedResource(base, object.base).title : '';
}

function ruleOf(snapshot: Snapshot, match: RankedMatch): { readonly route: string; readonly rule: number } {
  const { route, rule } = matchData(snapshot, match);
  return { route: route.title, rule };
}
