import { RE2JS } from 're2js';

/**
 * What a regular expression says of a text, read as RE2. Dialect and anchoring are left to implementations (gateway-api
 * v1.6, PathMatchType): `whole` where the pattern covers the text from end to end, `part` where only a piece of it does,
 * so that the anchoring decides.
 */
export type RegexVerdict = 'whole' | 'part' | 'none' | 'unreadable';

export function matchRegex(pattern: string, text: string): RegexVerdict {
  const compiled = compile(pattern);
  if (!compiled) return 'unreadable';
  if (compiled.matches(text)) return 'whole';
  return compiled.matcher(text).find() ? 'part' : 'none';
}

function compile(pattern: string): RE2JS | undefined {
  if (COMPILED.has(pattern)) return COMPILED.get(pattern);
  if (COMPILED.size >= MOST) COMPILED.clear();
  let compiled: RE2JS | undefined;
  try {
    compiled = RE2JS.compile(pattern);
  } catch {
    compiled = undefined; // another dialect may know it
  }
  COMPILED.set(pattern, compiled);
  return compiled;
}

const MOST = 1000;
const COMPILED = new Map<string, RE2JS | undefined>();
