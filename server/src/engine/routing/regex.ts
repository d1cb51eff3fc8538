import { RE2JS, RE2JSSyntaxException } from 're2js';

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

/** Why RE2 cannot read a regular expression. `part` is what it stumbles over, as it is written. */
export type RegexFault = {
  readonly construct: 'lookaround' | 'backreference' | 'possessive' | 'atomic' | 'unclosed' | 'other';
  readonly part: string;
};

/** What stands in the way of reading a pattern as RE2; undefined if nothing does. */
export function regexFault(pattern: string): RegexFault | undefined {
  if (compile(pattern)) return undefined;
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    const isKnown = error instanceof RE2JSSyntaxException;
    return faultOf(
      (isKnown && error.getPattern()) || pattern,
      isKnown ? error.getDescription() : '',
      pattern,
    );
  }
}

/** @param part a construct, or the rest of the pattern from it on */
function faultOf(part: string, description: string, pattern: string): RegexFault {
  const look = /^\(\?<?[=!]/.exec(part)?.[0];
  if (look !== undefined) return { construct: 'lookaround', part: look };
  if (/^\\[1-9kg]/.test(part)) return { construct: 'backreference', part };
  if (part === '(?P' && pattern.includes('(?P=')) return { construct: 'backreference', part: '(?P=' };
  if (/^(?:[*+?]|\{[\d,]+\})\+$/.test(part)) return { construct: 'possessive', part };
  if (part === '(?>') return { construct: 'atomic', part };
  const bracket = /^(?:missing closing|unexpected) ([)\]])/.exec(description)?.[1];
  return bracket === undefined ? { construct: 'other', part } : { construct: 'unclosed', part: bracket };
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
