import { allowsOrigin } from '../routing/cors.ts';
import { firstOf } from './hostClasses.ts';

/**
 * Sites that rules of CORS may tell apart: one for each pattern that no more particular one covers, and one of which
 * none speaks.
 * @param patterns `allowOrigins` of all of the rules
 */
export function originsFor(patterns: Iterable<string>): readonly string[] {
  const all = [...new Set(patterns)];
  if (all.length === 0) return [];
  const named = all.map((pattern) => {
    const finer = all.filter((each) => each !== pattern && lengthOf(each) >= lengthOf(pattern));
    const isFree = (origin: string): boolean => !finer.some((each) => allowsOrigin(each, origin));
    if (pattern === '*') return firstOf(ANY, anyOrigin, isFree);
    return pattern.includes('*')
      ? firstOf(LABELS, (label) => pattern.replaceAll('*', label), isFree)
      : pattern;
  });
  const isUnnamed = (origin: string): boolean => !all.some((each) => allowsOrigin(each, origin));
  return [...new Set([...named, firstOf(ANY, anyOrigin, isUnnamed)])];
}

const LABELS = ['www', 'any', 'other'];
const ANY = ['https://any.example', 'http://any.example', 'https://any.test', 'http://any.test'];

function anyOrigin(label: string): string {
  return label.includes(':') ? label : `https://any.${label}`;
}

/** Without its stars: the more there is, the less it covers. */
function lengthOf(pattern: string): number {
  return pattern.replaceAll('*', '').length;
}
