import {
  displayName,
  namespaceName,
  type RankedMatch,
  type Render,
  type RequestAnswer,
} from '../engine/index.ts';

/** More than this nobody reads. */
const MOST = 30;

/** How the rules fared that came near, a line each: the winner first, then the others in the order of precedence. */
export function traceLines(answer: RequestAnswer, render: Render): readonly string[] {
  const near = answer.trace().filter(({ failed }) => failed !== 'listener' && failed !== 'protocol');
  return near
    .slice(0, MOST)
    .map(({ match, matched, message }) => `${SIGNS[`${matched}`]} ${ruleName(match)}: ${render(message)}`);
}

const SIGNS = { true: '✓', false: '–', unknown: '?' } as const;

function ruleName({ route, namespace, rule }: RankedMatch): string {
  const { kind, name } = route.resource;
  const title = displayName({ kind, namespace: namespaceName(namespace), name });
  return `${title} ${rule.ruleName ?? `#${rule.ruleIndex + 1}`}`;
}
