import type { IndexedResource, Snapshot } from '../../engine/index.ts';
import { isRouteKind } from '../../engine/index.ts';
import type { AtCursor } from '../atCursor.ts';
import { referencesOf } from '../navigation/occurrences.ts';
import type { ObjectSubject, SectionSubject } from '../navigation/subject.ts';
import { subjectAt } from '../navigation/subject.ts';
import type { Words } from '../strings.ts';
import { grantText, namespacedName } from './cards.ts';
import type { Telling } from './conditions.ts';
import { listenerVerdictText, ownVerdictText } from './verdicts.ts';

/** How many referrers are named. */
const NAMED = 5;

/** Who refers to the resource or listener whose own name is under the cursor; undefined if it is no such name. */
export function usageText(snapshot: Snapshot, at: AtCursor, telling: Telling): string | undefined {
  const { words } = telling;
  const subject = at.reference ? undefined : subjectAt(snapshot, at);
  if (subject?.type === 'object') {
    const grant = at.from && grantText(at.from, words);
    return (
      grant ??
      joined([at.from && ownVerdictText(snapshot, at.from, telling), objectUsage(snapshot, subject, words)])
    );
  }
  if (subject?.type === 'section' && subject.sections[0]?.type === 'listener')
    return joined([ownListenerText(snapshot, at, telling), listenerUsage(snapshot, subject, words)]);
  return undefined;
}

/** The verdict for the listener that the cursor is in. */
function ownListenerText(snapshot: Snapshot, { from, own }: AtCursor, telling: Telling): string | undefined {
  const pointer = /^\/spec\/listeners\/\d+/.exec(own)?.[0];
  return from && pointer && listenerVerdictText(snapshot, from, pointer, telling);
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  const shown = texts.filter((text) => text !== undefined && text !== '');
  return shown.length > 0 ? shown.join('\n\n') : undefined;
}

function objectUsage(snapshot: Snapshot, subject: ObjectSubject, words: Words): string | undefined {
  const referrers = distinct(referencesOf(snapshot, subject));
  if (referrers.length === 0) return undefined;
  return words('used.by', { names: names(snapshot, referrers, words) });
}

/** Which Routes name a listener. Whether they attach is another question. */
function listenerUsage(snapshot: Snapshot, { owner, names: wanted }: SectionSubject, words: Words): string {
  const parents = referencesOf(snapshot, owner).filter(
    ({ resource, reference }) =>
      reference.field.role === 'parent' && isRouteKind(resource.group, resource.kind),
  );
  const byName = parents.filter(({ reference: { sectionName, port } }) =>
    wanted.some((section) =>
      sectionName ? sectionName.value === section.name : port !== undefined && port.value === section.port,
    ),
  );
  const routes = distinct(byName);
  const rest = distinct(parents.filter(({ reference }) => !reference.sectionName && !reference.port));
  const [first] = owner.objects;
  return [
    routes.length > 0
      ? words('used.listener', { names: names(snapshot, routes, words) })
      : words('used.listener.none'),
    ...(rest.length > 0 && first
      ? [words('used.listener.gateway', { owner: namespacedName(snapshot, first), count: rest.length })]
      : []),
  ].join('\n\n');
}

function names(snapshot: Snapshot, referrers: readonly IndexedResource[], words: Words): string {
  const shown = referrers.slice(0, NAMED).map((each) => namespacedName(snapshot, each));
  const more = referrers.length - shown.length;
  return [...shown, ...(more > 0 ? [words('card.more', { count: more })] : [])].join(', ');
}

function distinct(referrers: readonly IndexedResource[]): IndexedResource[] {
  return [...new Map(referrers.map((each) => [each.resource, each])).values()];
}
