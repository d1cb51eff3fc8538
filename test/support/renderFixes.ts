import type { FileFinding } from '../../server/src/engine/index.ts';
import { renderMessage } from '../../server/src/engine/index.ts';
import type { OpenFixture } from './fixture.ts';
import { applyFix, findingsOf, fixesOf, renderFinding } from './fixture.ts';

/** Every finding on a line, and below it what each of its fixes would change. */
export function renderWithFixes(fixture: OpenFixture): string {
  return findingsOf(fixture)
    .flatMap((finding) => [renderFinding(fixture, finding), ...renderFixes(fixture, finding)])
    .join('\n');
}

/** The title of each fix with the lines that it takes away and puts in; `*` marks the preferred one. */
export function renderFixes(fixture: OpenFixture, finding: FileFinding): string[] {
  return fixesOf(fixture, finding).flatMap((fix) => {
    const marks = `${fix.preferred ? '*' : ''}${fix.safe ? ' (safe)' : ''}`;
    const changes = [...applyFix(fixture, fix)].flatMap(([path, text]) =>
      changedLines(fixture.files.get(path) ?? '', text).map((line) => `    ${line}`),
    );
    return [`  fix${marks}: ${renderMessage(fix.title)}`, ...changes];
  });
}

/** The lines that differ, without those at both ends that do not. */
function changedLines(before: string, after: string): string[] {
  const old = before.split('\n');
  const fresh = after.split('\n');
  let start = 0;
  while (start < Math.min(old.length, fresh.length) && old[start] === fresh[start]) start++;
  let end = 0;
  const most = Math.min(old.length, fresh.length) - start;
  while (end < most && old.at(-1 - end) === fresh.at(-1 - end)) end++;
  return [
    ...old.slice(start, old.length - end).map((line) => `-${line}`),
    ...fresh.slice(start, fresh.length - end).map((line) => `+${line}`),
  ];
}
