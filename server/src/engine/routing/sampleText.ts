import { matchRegex } from './regex.ts';

/**
 * A short text that a regular expression covers from end to end; undefined where none is found. Literals, classes,
 * groups, the first of several alternatives and quantifiers are understood, and what comes out is tried.
 */
export function sampleOfRegex(pattern: string): string | undefined {
  const reader: Reader = { pattern, at: 0 };
  const text = alternatives(reader);
  if (text === undefined || reader.at < pattern.length) return undefined;
  return matchRegex(pattern, text) === 'whole' ? text : undefined;
}

type Reader = { readonly pattern: string; at: number };

/** The first alternative; the others are read and dropped. */
function alternatives(reader: Reader): string | undefined {
  let first: string | undefined;
  for (let isFirst = true; ; isFirst = false) {
    const text = sequence(reader);
    if (text === undefined) return undefined;
    if (isFirst) first = text;
    if (reader.pattern[reader.at] !== '|') return first;
    reader.at++;
  }
}

function sequence(reader: Reader): string | undefined {
  let text = '';
  while (reader.at < reader.pattern.length && !/[|)]/.test(reader.pattern[reader.at] ?? '')) {
    const one = atom(reader);
    const times = one === undefined ? undefined : leastTimes(reader);
    if (one === undefined || times === undefined) return undefined;
    text += one.repeat(times);
  }
  return text;
}

/** Patterns that stand for one character, or for none. */
const ONE: readonly [pattern: RegExp, sample: (found: string) => string | undefined][] = [
  [/[\^$]/y, () => ''],
  [/\\d/y, () => '1'],
  [/\\w/y, () => 'a'],
  [/\\[^a-zA-Z0-9]/y, (found) => found.slice(1)],
  [/\[[^\]\\[]+\]/y, ofClass],
  [/\./y, () => 'a'],
  [/[^\\()[\]{}*+?|]/y, (found) => found],
];

function atom(reader: Reader): string | undefined {
  if (reader.pattern[reader.at] === '(') return group(reader);
  for (const [pattern, sample] of ONE) {
    const found = take(reader, pattern);
    if (found !== undefined) return sample(found);
  }
  return undefined;
}

function group(reader: Reader): string | undefined {
  if (take(reader, /\((?:\?:|\?P?<\w+>)?(?!\?)/y) === undefined) return undefined;
  const text = alternatives(reader);
  return take(reader, /\)/y) === undefined ? undefined : text;
}

/** The first character of a class; of one that excludes, any that it does not name. */
function ofClass(written: string): string | undefined {
  const body = written.slice(1, -1);
  if (!body.startsWith('^')) return body[0];
  return ['a', '1', 'x', '-', '_'].find((each) => matchRegex(written, each) === 'whole');
}

/** How often the quantifier behind an atom asks for it at least; once if there is none. */
function leastTimes(reader: Reader): number | undefined {
  const found = take(reader, /(?:[*+?]|\{(\d{1,3})(?:,\d*)?\})\??/y);
  if (found === undefined) return reader.pattern[reader.at] === '{' ? undefined : 1;
  if (found.startsWith('{')) return Number(/\d+/.exec(found)?.[0] ?? 0);
  return found.startsWith('+') ? 1 : 0;
}

function take(reader: Reader, pattern: RegExp): string | undefined {
  pattern.lastIndex = reader.at;
  const found = pattern.exec(reader.pattern)?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}
