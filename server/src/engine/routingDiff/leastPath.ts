import { isPathPrefix } from '../routing/evaluate.ts';
import { matchRegex } from '../routing/regex.ts';
import type { PathMatch } from '../routing/rules.ts';
import { sampleOfRegex } from '../routing/sampleText.ts';

/** @param segment one that no match names */
export function pathsFor(
  matches: readonly PathMatch[],
  segment: string,
): { readonly texts: readonly string[]; readonly isExact: boolean } | undefined {
  const known = matches.filter(({ unknown }) => !unknown);
  const of = (type: PathMatch['type']): string[] =>
    known.filter((each) => each.type === type).map(({ value }) => value);
  const [exact, prefixes, regex] = [of('Exact'), of('PathPrefix'), of('RegularExpression')];
  const [deepest = '/'] = [...prefixes].sort((a, b) => bare(b).length - bare(a).length);
  if (!prefixes.every((each) => isPathPrefix(each, deepest))) return undefined;
  const [only] = exact;
  if (only !== undefined && !(exact.every((each) => each === only) && isPathPrefix(deepest, only)))
    return undefined;
  const expressions = regex.filter((each) => isReadable(each));
  if (only === undefined && !expressions.every((each) => mayBeBelow(each, bare(deepest)))) return undefined;
  const candidates =
    only === undefined
      ? [...expressions.flatMap((each) => sampleOfRegex(each) ?? []), deepest, `${bare(deepest)}/${segment}`]
      : [only];
  const texts = candidates.filter(
    (path) =>
      path.startsWith('/') &&
      isPathPrefix(deepest, path) &&
      expressions.every((each) => matchRegex(each, path) !== 'none'),
  );
  if (only !== undefined && texts.length === 0 && expressions.length > 0) return undefined;
  return { texts: [...new Set(texts)], isExact: regex.length === 0 && known.length === matches.length };
}

function bare(prefix: string): string {
  return prefix.replace(/\/$/, '');
}

function isReadable(pattern: string): boolean {
  return matchRegex(pattern, '/') !== 'unreadable';
}

/** Whether an expression that begins with plain text can cover a path below a prefix. */
function mayBeBelow(pattern: string, prefix: string): boolean {
  const written = /^\^?(\/[^\\^$.|?*+()[\]{}]*)(.?)/.exec(pattern);
  if (!written || pattern.includes('|')) return true;
  // A quantifier speaks of the last letter.
  const literal = /[?*{]/.test(written[2] ?? '') ? (written[1] ?? '').slice(0, -1) : (written[1] ?? '');
  return literal.startsWith(prefix) || prefix.startsWith(literal);
}
