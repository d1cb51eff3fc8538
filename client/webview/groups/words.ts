/** A group in words. */
import type { PreviewGroup, PreviewNode } from '../../../server/src/protocol.ts';
import type { Texts } from '../texts.ts';

/** What a card is called: a group without a name of its own after what is in it. */
export function nameOf({ label, group }: Pick<PreviewNode, 'label' | 'group'>, texts: Texts): string {
  if (label !== '' || group === undefined) return label;
  if (group.by === 'rest') return texts('groupRest');
  if (group.by === 'all') return texts('groupAll');
  return texts(group.by === 'namespace' ? 'groupNoNamespace' : 'groupNoHostname');
}

/** How much is in a group, such as `42 Routes · 40 backends · 3 problems`. */
export function countsOf({ routes, backends, problems }: PreviewGroup, texts: Texts): string {
  return [
    texts('groupRoutes', routes),
    ...(backends === 0 ? [] : [texts(backends === 1 ? 'groupBackend' : 'groupBackends', backends)]),
    ...(problems === 0 ? [] : [texts(problems === 1 ? 'groupProblem' : 'groupProblems', problems)]),
  ].join(' · ');
}
