import type { Environment } from '@marcbachmann/cel-js';
import { findAllRe2, findRe2, matchesRe2 } from './patterns.ts';

/** Regular expressions in linear time, and the string functions that the library lacks. */
export function registerStrings(environment: Environment): void {
  environment.registerFunction('string.matches_(string): bool', matchesRe2);
  environment.registerFunction('matches_(string, string): bool', matchesRe2);
  environment.registerFunction('string.find(string): string', findRe2);
  environment.registerFunction('string.findAll(string): list<string>', (text: string, pattern: string) =>
    findAllRe2(text, pattern, -1),
  );
  environment.registerFunction(
    'string.findAll(string, int): list<string>',
    (text: string, pattern: string, limit: bigint) => findAllRe2(text, pattern, Number(limit)),
  );
  for (const [signature, handler] of EXTENSIONS) registerIfNew(environment, signature, handler);
}

type Handler = (...args: never[]) => unknown;

/** The library may come to know a function by itself. */
export function registerIfNew(environment: Environment, signature: string, handler: Handler): void {
  try {
    environment.registerFunction(signature, handler);
  } catch {
    // It does.
  }
}

const EXTENSIONS: readonly (readonly [signature: string, handler: Handler])[] = [
  [
    'string.charAt(int): string',
    (text: string, index: bigint) => characters(text)[checked(index, text)] ?? '',
  ],
  [
    'string.replace(string, string): string',
    (text: string, from: string, to: string) => text.split(from).join(to),
  ],
  ['string.replace(string, string, int): string', replaceSome],
  [
    'string.substring(int): string',
    (text: string, from: bigint) => characters(text).slice(checked(from, text)).join(''),
  ],
  ['string.substring(int, int): string', substring],
  ['string.lastIndexOf(string): int', (text: string, part: string) => BigInt(text.lastIndexOf(part))],
];

function replaceSome(text: string, from: string, to: string, limit: bigint): string {
  if (limit < 0n) return text.split(from).join(to);
  const parts = text.split(from);
  const head = parts.slice(0, Number(limit) + 1);
  const tail = parts.slice(Number(limit) + 1);
  return [head.join(to), ...tail].join(from);
}

function substring(text: string, from: bigint, to: bigint): string {
  if (to < from) throw new Error('substring ends before it begins');
  return characters(text).slice(checked(from, text), checked(to, text)).join('');
}

/** CEL counts in code points, and refuses places beyond the text. */
function checked(index: bigint, text: string): number {
  const at = Number(index);
  if (at < 0 || at > characters(text).length) throw new Error('index out of range');
  return at;
}

function characters(text: string): string[] {
  return [...text];
}
