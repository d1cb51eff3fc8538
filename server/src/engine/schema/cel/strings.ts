import type { Environment } from '@marcbachmann/cel-js';
import { formatText } from './formatText.ts';
import { findAllRe2, findRe2, matchesRe2 } from './patterns.ts';

/**
 * Regular expressions in linear time, and string functions that the library lacks or counts in UTF-16: CEL counts in
 * characters. Those whose name ends in `_` take the place of the library's (rewrite.ts).
 */
export function registerStrings(environment: Environment): void {
  for (const [signature, handler] of FUNCTIONS) environment.registerFunction(signature, handler);
  environment.registerType('cel.Strings', Strings);
  environment.registerConstant('strings', 'cel.Strings', new Strings());
  environment.registerFunction('cel.Strings.quote(string): string', (_: Strings, text: string) =>
    quote(text),
  );
}

/** What the library tells types apart by. */
class Strings {}

const FUNCTIONS: readonly (readonly [signature: string, handler: (...args: never[]) => unknown])[] = [
  ['string.matches_(string): bool', matchesRe2],
  ['matches_(string, string): bool', matchesRe2],
  ['string.find(string): string', findRe2],
  ['string.findAll(string): list<string>', (text: string, pattern: string) => findAllRe2(text, pattern, -1)],
  [
    'string.findAll(string, int): list<string>',
    (text: string, pattern: string, limit: bigint) => findAllRe2(text, pattern, Number(limit)),
  ],
  [
    'string.charAt(int): string',
    (text: string, index: bigint) => [...text][checked(index, [...text].length)] ?? '',
  ],
  [
    'string.replace(string, string): string',
    (text: string, from: string, to: string) => replace(text, from, to, -1n),
  ],
  ['string.replace(string, string, int): string', replace],
  ['string.substring_(int): string', (text: string, from: bigint) => substring(text, from)],
  ['string.substring_(int, int): string', substring],
  ['string.indexOf_(string): int', (text: string, part: string) => indexOf(text, part, 0n)],
  ['string.indexOf_(string, int): int', indexOf],
  ['string.lastIndexOf_(string): int', (text: string, part: string) => lastIndexOf(text, part)],
  ['string.lastIndexOf_(string, int): int', lastIndexOf],
  ['string.lowerAscii_(): string', (text: string) => text.replaceAll(/[A-Z]+/g, (run) => run.toLowerCase())],
  ['string.upperAscii_(): string', (text: string) => text.replaceAll(/[a-z]+/g, (run) => run.toUpperCase())],
  ['string.split_(string): list<string>', (text: string, by: string) => split(text, by, -1n)],
  ['string.split_(string, int): list<string>', split],
  ['string.format_(list): string', formatText],
];

function replace(text: string, from: string, to: string, limit: bigint): string {
  const parts = from === '' ? ['', ...text, ''] : text.split(from);
  const most = limit < 0n ? parts.length - 1 : Math.min(Number(limit), parts.length - 1);
  return (
    parts.slice(0, most + 1).join(to) +
    parts
      .slice(most + 1)
      .map((part) => from + part)
      .join('')
  );
}

function split(text: string, by: string, limit: bigint): string[] {
  if (limit === 0n) return [];
  const parts = by === '' ? [...text] : text.split(by);
  if (limit < 0n || parts.length <= limit) return parts;
  const most = Number(limit);
  return [...parts.slice(0, most - 1), parts.slice(most - 1).join(by)];
}

function substring(text: string, from: bigint, to?: bigint): string {
  const characters = [...text];
  const end = to === undefined ? characters.length : checked(to, characters.length);
  const start = checked(from, characters.length);
  if (end < start) throw new Error('substring ends before it begins');
  return characters.slice(start, end).join('');
}

function indexOf(text: string, part: string, from: bigint): bigint {
  const characters = [...text];
  const start = checked(from, characters.length);
  const found = characters.slice(start).join('').indexOf(part);
  if (found === -1) return -1n;
  return BigInt(start + [...characters.slice(start).join('').slice(0, found)].length);
}

function lastIndexOf(text: string, part: string, to?: bigint): bigint {
  const characters = [...text];
  const last = to === undefined ? characters.length : checked(to, characters.length);
  const within = characters.slice(0, last + [...part].length).join('');
  const found = within.lastIndexOf(part);
  return found === -1 ? -1n : BigInt([...within.slice(0, found)].length);
}

/** CEL refuses places beyond the text. */
function checked(index: bigint, length: number): number {
  const at = Number(index);
  if (at < 0 || at > length) throw new Error('index out of range');
  return at;
}

function quote(text: string): string {
  return `"${text.replaceAll(/["\\\n\r\t\v\f\b]/g, (character) => QUOTED[character] ?? character)}"`;
}

const QUOTED: { readonly [character: string]: string } = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\f': '\\f',
  '\b': '\\b',
};
