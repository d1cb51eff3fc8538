import { RE2JS } from 're2js';

/**
 * Whether an RE2 pattern occurs in a text, as Go's regexp has it: in linear time, whoever wrote the pattern.
 * @throws if the pattern is none of RE2
 */
export function matchesRe2(text: string, pattern: string): boolean {
  if (text.length > LONGEST_KEPT) return compile(pattern).test(text);
  const id = `${pattern}\n${text}`;
  let verdict = VERDICTS.get(id);
  if (verdict === undefined) {
    if (VERDICTS.size >= MOST_VERDICTS) VERDICTS.clear();
    verdict = compile(pattern).test(text);
    VERDICTS.set(id, verdict);
  }
  return verdict;
}

/** Most texts are the same at the next keystroke, and RE2 in JavaScript is slow. */
const VERDICTS = new Map<string, boolean>();
const MOST_VERDICTS = 5000;
const LONGEST_KEPT = 200;

/** Whether a pattern is one of RE2. */
export function isReadablePattern(pattern: string): boolean {
  try {
    compile(pattern);
    return true;
  } catch {
    return false;
  }
}

/** The first occurrence of a pattern, empty if there is none. */
export function findRe2(text: string, pattern: string): string {
  return findAllRe2(text, pattern, 1)[0] ?? '';
}

/** At most `limit` occurrences of a pattern; all of them if it is negative. */
export function findAllRe2(text: string, pattern: string, limit: number): string[] {
  const matcher = compile(pattern).matcher(text);
  const found: string[] = [];
  while ((limit < 0 || found.length < limit) && matcher.find()) found.push(matcher.group() ?? '');
  return found;
}

function compile(pattern: string): RE2JS {
  let compiled = COMPILED.get(pattern);
  if (!compiled) {
    if (COMPILED.size >= MOST) COMPILED.clear();
    compiled = RE2JS.compile(pattern);
    COMPILED.set(pattern, compiled);
  }
  return compiled;
}

/** Patterns are few, unless somebody builds them out of values. */
const MOST = 500;
const COMPILED = new Map<string, RE2JS>();
